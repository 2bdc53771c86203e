/** A cutover: what a user asks for, and how far it has come. */
package dev.sluice.domain.cutover;
