/** The resolvers between a site's users and its name servers: they remember answers, so traffic follows weights late. */
package dev.sluice.rehearsal.resolvers;
