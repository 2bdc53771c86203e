package dev.sluice.rehearsal.interleaving;

import static dev.sluice.rehearsal.interleaving.Scene.SITE;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.world.World;
import java.util.Map;

/**
 * Something that calls for a rollback.
 *
 * @param name whose credentials its function acts with, so that each call's requests are its own
 * @param event as JSON
 */
record Call(String name, String event, Moment moment) {

    static final String ALARM = Json.write(Map.of(
            "source",
            "aws.cloudwatch",
            "alarmData",
            Map.of(
                    "alarmName",
                    Scene.ALARM_NAME,
                    "state",
                    Map.of("value", "ALARM", "timestamp", World.START.toString()),
                    "configuration",
                    Map.of())));

    static final String PERSON = Json.write(Map.of("domain", SITE.domain(), "reason", "I saw errors"));

    static final String SWEEP = Json.write(Map.of("source", "sluice.sweeper"));
}
