package dev.sluice.cutover;

import dev.sluice.domain.port.Notices;
import dev.sluice.domain.port.PortFailure;
import java.util.ArrayList;
import java.util.List;

/** What people were told. */
final class Inbox implements Notices {

    private final List<String> notices = new ArrayList<>();
    private boolean closed;

    /** Each notice: its subject, then its lines. */
    List<String> notices() {
        return notices;
    }

    void close() {
        closed = true;
    }

    void open() {
        closed = false;
    }

    @Override
    public void send(String subject, String text) {
        if (closed) {
            throw PortFailure.passing("sns:Publish failed", "It will be tried again", null);
        }
        notices.add(subject + "\n" + text);
    }
}
