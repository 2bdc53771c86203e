/** Reads CloudFormation templates, so that a rehearsal plays what ships. */
package dev.sluice.rehearsal.template;
