/** The handlers and adapters over HTTP, against an AWS that is not ours: what our own simulation may have got wrong shows here. */
package dev.sluice.rehearsal.wire;
