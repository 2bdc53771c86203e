/** CloudFront's data plane: points of presence that cache what the bucket held when they asked, until it expires or is purged. */
package dev.sluice.rehearsal.edge;
