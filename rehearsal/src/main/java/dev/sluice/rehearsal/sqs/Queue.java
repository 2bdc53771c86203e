package dev.sluice.rehearsal.sqs;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.world.Event;
import dev.sluice.rehearsal.world.Signal;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A standard queue. Its methods take effect at once; clients add the time a call takes. */
public final class Queue {

    private final String name;
    private final QueueSettings settings;
    private final World world;
    private final Signal arrivals;
    private final Deque<Entry> visible = new ArrayDeque<>();
    private final Map<String, Entry> inFlight = new HashMap<>();
    private long sent;
    private long receipts;

    Queue(String name, QueueSettings settings, World world) {
        this.name = name;
        this.settings = settings;
        this.world = world;
        this.arrivals = world.signal();
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:sqs:%s:%s:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }

    public String url() {
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }

    public Duration visibilityTimeout() {
        return settings.visibilityTimeout();
    }

    public Message send(String body) {
        return send(body, Map.of());
    }

    public Message send(String body, Map<String, String> attributes) {
        var id = "%s-%06d".formatted(name, ++sent);
        var message = new Message(id, body, attributes, world.instant());
        makeVisible(new Entry(message));
        return message;
    }

    /**
     * Hides up to {@code most} messages from other consumers for the visibility timeout and returns them. A message that
     * was received {@code maxReceiveCount} times goes to the dead-letter queue instead.
     */
    public List<ReceivedMessage> receive(int most) {
        var received = new ArrayList<ReceivedMessage>();
        while (received.size() < most && !visible.isEmpty()) {
            var entry = visible.poll();
            if (settings.deadLetterQueue() != null && entry.receiveCount >= settings.maxReceiveCount()) {
                settings.deadLetterQueue().takeOver(entry);
            } else {
                received.add(hide(entry));
            }
        }
        return received;
    }

    /** Deletes the message of this receipt, unless it has been received again since. */
    public void delete(String receiptHandle) {
        var entry = inFlight.remove(receiptHandle);
        if (entry != null) {
            world.cancel(entry.timeout);
        }
    }

    /**
     * Lets the message of this receipt become visible this much later.
     *
     * @return whether it was in flight still
     */
    public boolean hide(String receiptHandle, Duration longer) {
        var entry = inFlight.get(receiptHandle);
        if (entry == null) {
            return false;
        }
        world.cancel(entry.timeout);
        reappear(entry, receiptHandle, longer);
        return true;
    }

    public boolean hasVisible() {
        return !visible.isEmpty();
    }

    /** Raised when a message becomes visible. */
    public Signal arrivals() {
        return arrivals;
    }

    /** How many messages it holds, visible or not. */
    public int size() {
        return visible.size() + inFlight.size();
    }

    /** Every message it holds, the visible ones first. */
    public List<Message> messages() {
        return Stream.concat(visible.stream(), inFlight.values().stream().sorted(Entry.BY_ID))
                .map(entry -> entry.message)
                .toList();
    }

    private ReceivedMessage hide(Entry entry) {
        entry.receiveCount++;
        if (entry.firstReceivedAt == null) {
            entry.firstReceivedAt = world.instant();
        }
        var receipt = "%s#%d".formatted(entry.message.id(), ++receipts);
        inFlight.put(receipt, entry);
        reappear(entry, receipt, settings.visibilityTimeout());
        return new ReceivedMessage(entry.message, receipt, entry.receiveCount, entry.firstReceivedAt);
    }

    private void reappear(Entry entry, String receipt, Duration later) {
        entry.timeout = world.after(later, "visibility timeout of " + name, () -> {
            inFlight.remove(receipt);
            makeVisible(entry);
        });
    }

    private void takeOver(Entry entry) {
        makeVisible(new Entry(entry.message));
    }

    private void makeVisible(Entry entry) {
        visible.add(entry);
        arrivals.raise();
    }

    private static final class Entry {
        private static final Comparator<Entry> BY_ID = Comparator.comparing(entry -> entry.message.id());

        private final Message message;
        private int receiveCount;
        private Instant firstReceivedAt;
        private Event timeout;

        Entry(Message message) {
            this.message = message;
        }
    }
}
