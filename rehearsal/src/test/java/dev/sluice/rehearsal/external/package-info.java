/** Programs that are not ours, for tests tagged {@code external}: needed in CI, optional elsewhere. */
package dev.sluice.rehearsal.external;
