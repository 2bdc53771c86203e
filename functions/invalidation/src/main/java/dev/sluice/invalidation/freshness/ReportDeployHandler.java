package dev.sluice.invalidation.freshness;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.CloudWatchMonthlyPaths;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.SnsNotices;
import dev.sluice.aws.StepFunctionsHistory;
import dev.sluice.aws.metrics.MetricLine;
import dev.sluice.aws.metrics.MetricLine.Unit;
import dev.sluice.domain.freshness.DeployHistory;
import dev.sluice.domain.freshness.MonthlyPaths;
import dev.sluice.domain.freshness.Outcome;
import dev.sluice.domain.freshness.Turn;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Says how a deploy ended: in the metrics and the log always, by a notice unless an earlier deploy just sent one. */
public final class ReportDeployHandler implements RequestStreamHandler {

    private final ReportSettings settings;
    private final Notices notices;
    private final DeployHistory history;
    private final MonthlyPaths billed;
    private final Time time;

    /** Wired to the account it runs in. */
    public ReportDeployHandler() {
        this(ReportSettings.of(System.getenv()));
    }

    private ReportDeployHandler(ReportSettings settings) {
        this(
                settings,
                new SnsNotices(SdkClients.sns(), settings.topic()),
                new StepFunctionsHistory(SdkClients.stepFunctions()),
                new CloudWatchMonthlyPaths(SdkClients.cloudWatch(), Time.system()),
                Time.system());
    }

    public ReportDeployHandler(
            ReportSettings settings, Notices notices, DeployHistory history, MonthlyPaths billed, Time time) {
        this.settings = settings;
        this.notices = notices;
        this.history = history;
        this.billed = billed;
        this.time = time;
    }

    /**
     * How it ended, for the state machine.
     *
     * @param cutShort whether the watch did not come to its end
     * @param noticed whether a notice was sent
     */
    record Ending(Outcome outcome, boolean cutShort, boolean noticed, String summary) {}

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = ReportRequest.read(in);
        var report = new DeployReport(request.document());
        var bill = MonthlyBill.read(billed, time.instant(), report.billedPaths(), settings.monthlyPaths());
        var lines = report.lines(bill.words());
        context.getLogger().log(metrics(request.document().deploy().distributionId(), report, bill));
        context.getLogger().log(String.join(" ", lines));
        boolean mine = Turn.of(request.startedAt(), settings.interval())
                .isMine(history, request.stateMachineArn(), report.isBadNews());
        if (mine) {
            notices.send("Sluice: " + report.headline(), String.join("\n", lines));
        }
        var ending = new Ending(report.outcome(), report.isCutShort(), mine, lines.getFirst());
        out.write(WatchJson.write(ending).getBytes(StandardCharsets.UTF_8));
    }

    private String metrics(String distributionId, DeployReport report, MonthlyBill bill) {
        var line = MetricLine.at(time.instant())
                .of(distributionId)
                .addEverywhere("StalePaths", report.stalePaths(), Unit.COUNT);
        report.secondsToFresh().ifPresent(seconds -> line.add("SecondsToFresh", seconds, Unit.SECONDS));
        bill.paths().ifPresent(paths -> line.addOverall("MonthBilledPaths", paths, Unit.COUNT));
        return line.toString();
    }
}
