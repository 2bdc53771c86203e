/** What starts a cutover: the request, checked and read. */
package dev.sluice.cutover.events;
