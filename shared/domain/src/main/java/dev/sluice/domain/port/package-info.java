/** What ports of more than one package share. */
package dev.sluice.domain.port;
