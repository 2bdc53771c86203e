/**
 * What every simulated AWS service shares: calls that take time and may fail, a log of them in the words of IAM, and the
 * errors of the SDK.
 */
package dev.sluice.rehearsal.aws;
