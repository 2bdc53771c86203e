package dev.sluice.domain.port;

/** Where people hear of deploys. Throws {@link PortFailure} when it cannot take one. */
public interface Notices {

    /**
     * Sends one.
     *
     * @param subject one line
     * @param text some lines
     */
    void send(String subject, String text);
}
