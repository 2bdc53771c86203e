/** How a site's traffic is divided between stable and canary, and who can change it. */
package dev.sluice.domain.routing;
