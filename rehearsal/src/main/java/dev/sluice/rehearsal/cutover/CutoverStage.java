package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudfront.CachePolicies;
import dev.sluice.rehearsal.cloudfront.SimulatedCloudFront;
import dev.sluice.rehearsal.cloudwatch.MetricId;
import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.route53.SimulatedRoute53;
import dev.sluice.rehearsal.s3.SimulatedS3;
import dev.sluice.rehearsal.s3.Versioning;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/** The account, the site and its users during one cutover. */
final class CutoverStage {

    private static final String BUCKET = "site";
    private static final Duration LONGEST = Duration.ofDays(14);

    private static final MetricId EVIDENCE =
            new MetricId("Sluice", "Evidence", Map.of("DistributionId", SITE.distributionId()));

    private final World world;
    private final Script script;
    private final Conditions conditions;
    private final Timeline timeline;
    private final Scene scene;

    CutoverStage(World world, Conditions conditions) {
        this(world, Script.of(conditions));
    }

    CutoverStage(World world, Script script) {
        this.world = world;
        this.script = script;
        this.conditions = script.conditions();
        this.timeline = new Timeline(world);
        var aws = new SimulatedAws(world, timeline);
        var cloudWatch = new SimulatedCloudWatch(aws);
        var s3 = new SimulatedS3(aws);
        s3.createBucket(BUCKET, Versioning.ENABLED);
        var cloudFront = new SimulatedCloudFront(aws, s3);
        var distribution = cloudFront.createDistribution(SITE.distributionId(), config(), EdgeSettings.DEFAULT);
        distribution.turnAdditionalMetricsOn();
        var route53 = new SimulatedRoute53(aws);
        var zone = RehearsedSite.createZone(route53, distribution.domainName());
        var stepFunctions = new SimulatedStepFunctions(aws, script.stepFunctions());
        var account = new CutoverAccount(
                aws,
                route53,
                cloudFront,
                cloudWatch,
                stepFunctions,
                new SimulatedArms(world, distribution.domainName()));
        this.scene = new Scene(world, aws, route53, zone, cloudWatch, stepFunctions, account, SiteTraffic.coldCache());
    }

    Scene scene() {
        return scene;
    }

    /** Starts the cutover, and sees it to its end and a little beyond. */
    CutoverRun play() {
        var traffic = SiteTraffic.start(world, scene.zone(), scene.cloudWatch(), conditions, scene.cache());
        script.mishap().strike(scene);
        world.runFor(SiteTraffic.BEFORE_START);
        timeline.add("operator", "starts the cutover of %s".formatted(SITE.domain()));
        var execution =
                scene.account().machine().start(SITE.executionPrefix() + "rehearsal", Json.write(script.request()));
        world.runUntil(() -> execution.end().isPresent(), LONGEST);
        world.runFor(CutoverRehearsal.TAIL);
        traffic.stop();
        return new CutoverRun(
                execution,
                scene.zone().changes(),
                traffic.log(),
                scene.cloudWatch().values(EVIDENCE),
                scene.account().topic().notices(),
                timeline);
    }

    private static DistributionConfig config() {
        return DistributionConfig.builder()
                .callerReference("rehearsal")
                .comment("")
                .enabled(true)
                .aliases(aliases -> aliases.quantity(1).items(SITE.domain()))
                .defaultRootObject("index.html")
                .origins(origins -> origins.quantity(1)
                        .items(Origin.builder()
                                .id(BUCKET)
                                .domainName(BUCKET + ".s3.us-east-1.amazonaws.com")
                                .originPath("")
                                .build()))
                .defaultCacheBehavior(behavior -> behavior.targetOriginId(BUCKET)
                        .viewerProtocolPolicy("redirect-to-https")
                        .cachePolicyId(CachePolicies.CACHING_OPTIMIZED))
                .build();
    }
}
