/**
 * A simulated Route 53: zones that change by whole batches or not at all, name servers that follow a little later, and
 * answers drawn by weight among what is healthy.
 */
package dev.sluice.rehearsal.route53;
