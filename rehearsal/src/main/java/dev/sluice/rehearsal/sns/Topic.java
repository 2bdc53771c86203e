package dev.sluice.rehearsal.sns;

import dev.sluice.rehearsal.aws.SimulatedAws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A standard topic. */
public final class Topic {

    private final SimulatedAws aws;
    private final String name;
    private final List<Notice> notices = new ArrayList<>();

    Topic(SimulatedAws aws, String name) {
        this.aws = aws;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:sns:%s:%s:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }

    /** Published so far; grows as the run goes on. */
    public List<Notice> notices() {
        return Collections.unmodifiableList(notices);
    }

    void publish(String subject, String text) {
        notices.add(new Notice(aws.world().instant(), subject, text));
        aws.timeline().add(name, subject.isEmpty() ? text : subject);
    }
}
