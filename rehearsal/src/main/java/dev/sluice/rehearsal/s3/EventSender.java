package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.world.World;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Takes one bucket's events to one subscriber. */
final class EventSender {

    private final World world;
    private final EventDelivery delivery;
    private final String bucket;
    private final EventShape shape;
    private final Consumer<String> subscriber;
    private final RandomGenerator random;

    EventSender(World world, EventDelivery delivery, String bucket, EventShape shape, Consumer<String> subscriber) {
        this.world = world;
        this.delivery = delivery;
        this.bucket = bucket;
        this.shape = shape;
        this.subscriber = subscriber;
        this.random = world.random("s3 events " + bucket);
    }

    void start() {
        shape.greeting(bucket, world.instant()).ifPresent(subscriber);
    }

    void send(BucketChange change) {
        var event = shape.event(change);
        deliver(event);
        if (random.nextDouble() < delivery.duplicateShare()) {
            deliver(event);
        }
    }

    private void deliver(String event) {
        world.after(delivery.delay().draw(random), "S3 event of " + bucket, () -> subscriber.accept(event));
    }
}
