package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.CloudWatchHealthMetrics;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.metrics.MetricLine;
import dev.sluice.aws.metrics.MetricLine.Unit;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.cutover.HealthReview;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the canary by every minute since the first step, reread each time: on, back, or another look. */
public final class JudgeHealthHandler implements RequestStreamHandler {

    private static final int SECONDS_OF_A_MINUTE = 60;

    private final HealthMetrics metrics;
    private final Time time;

    /** Wired to the account it runs in. */
    public JudgeHealthHandler() {
        this(new CloudWatchHealthMetrics(SdkClients.cloudWatch()), Time.system());
    }

    public JudgeHealthHandler(HealthMetrics metrics, Time time) {
        this.metrics = metrics;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var review = review(CutoverJson.read(in, Cutover.class));
        metricLines(review).forEach(context.getLogger()::log);
        context.getLogger().log(Summary.of(review.cutover()));
        CutoverJson.write(review.cutover(), out);
    }

    private HealthReview review(Cutover cutover) {
        var now = time.instant();
        var health = metrics.read(cutover.request(), HealthReview.from(cutover), HealthReview.until(cutover, now));
        return HealthReview.of(cutover, health, now);
    }

    /**
     * The alarm on the hit ratio asks for each minute whether the ratio is to be judged, so this answers for those until the
     * next look as well. CloudWatch takes times up to two hours ahead (User Guide, publishing metrics).
     */
    private Stream<String> metricLines(HealthReview review) {
        boolean looksAgain = review.cutover().next() == Next.JUDGE_HEALTH;
        int minutes = looksAgain ? review.cutover().waitSeconds() / SECONDS_OF_A_MINUTE : 0;
        return Stream.concat(
                Stream.of(line(review, 0)
                        .add("CanaryWeight", review.cutover().percent(), Unit.NONE)
                        .add("Evidence", review.verdict().evidence().value(), Unit.NONE)
                        .toString()),
                IntStream.rangeClosed(1, minutes)
                        .mapToObj(minute -> line(review, minute).toString()));
    }

    private MetricLine line(HealthReview review, int minutesAhead) {
        return MetricLine.at(time.instant().plus(Duration.ofMinutes(minutesAhead)))
                .of(review.cutover().request().site().distributionId())
                .add("HitRatioArmed", review.hitRatioArmed() ? 1 : 0, Unit.NONE);
    }
}
