/** A simulated S3: buckets with versions, listings in S3's order, and events in both of its shapes. */
package dev.sluice.rehearsal.s3;
