package dev.sluice.domain.freshness;

/** Where people hear of deploys. Throws {@link dev.sluice.domain.purge.PortFailure} when it cannot take one. */
public interface Notices {

    /**
     * Sends one.
     *
     * @param subject one line
     * @param text some lines
     */
    void send(String subject, String text);
}
