package dev.sluice.cutover.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.cutover.EventFile;
import dev.sluice.domain.cutover.Approvals;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.Guard.ErrorMetric;
import dev.sluice.domain.cutover.Ramp;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.cutover.StableMetrics;
import dev.sluice.domain.cutover.WarmUp;
import dev.sluice.domain.judge.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutoverRequestReaderTest {

    private static final Site SITE =
            new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");

    @Test
    void only_the_site_has_to_be_given() throws BadRequest {
        var request = CutoverRequestReader.read(EventFile.read("cutover-request-minimal.json"));

        assertThat(request).isEqualTo(CutoverRequest.of(SITE));
    }

    @Test
    void everything_can_be_given() throws BadRequest {
        var request = CutoverRequestReader.read(EventFile.read("cutover-request-full.json"));

        assertThat(request)
                .isEqualTo(new CutoverRequest(
                        SITE,
                        new Ramp(List.of(1, 5, 25, 50, 100), 5, 120),
                        new Guard(
                                ErrorMetric.SERVER_ERRORS,
                                new Limits(.005, 1.5, .5, .85, OptionalDouble.of(800)),
                                List.of("www-example-com-errors"),
                                Optional.of("0123abcd-45ef-6789-0123-456789abcdef")),
                        Optional.of(new StableMetrics(
                                "AWS/ApplicationELB",
                                "RequestCount",
                                "HTTPCode_Target_5XX_Count",
                                Map.of("LoadBalancer", "app/www/50dc6c495c0c9188"))),
                        new WarmUp(List.of("/", "/about.html"), Optional.of("/sitemap.xml"), 500, 16),
                        new Approvals(Set.of(50), 480),
                        120,
                        60));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_place_and_cure() {
        assertThat(problems(EventFile.read("cutover-request-bad.json")))
                .containsExactlyInAnyOrder(
                        "$.hostedZoneId is \"/hostedzone/Z0123456789ABCDEFGHIJ\": it does not match the regex pattern "
                                + "^[A-Z0-9]{1,32}$. Give the id of the Route 53 zone the records are in, such as "
                                + "Z0123456789ABCDEFGHIJ, without /hostedzone/",
                        "$.ramp.steps[3] is 256: it must have a maximum value of 100. Give a share of the traffic in whole "
                                + "percent, 1 to 100",
                        "$.guard.errorMetric is \"4xxErrorRate\": it does not have a value in the enumeration "
                                + "[\"TotalErrorRate\", \"5xxErrorRate\"]. Give TotalErrorRate (4xx and 5xx: on a site "
                                + "from S3 a broken deploy shows as 403 and 404) or 5xxErrorRate",
                        "$.guard.errorRate is 1: it must have a maximum value of 0.5. Give the share of requests that may "
                                + "fail, from 0.000001 to 0.5, such as 0.01 for 1%",
                        "$.warmUp.paths[0] is \"index.html\": it does not match the regex pattern ^/. Give a path that "
                                + "begins with a slash, up to 4000 characters",
                        "$.warmUp.most is \"all\": it is of another type: string found, integer expected. Give how many "
                                + "paths are fetched at all, 1 to 10000",
                        "$.hold.limit is not a member of a request. Use limitMinutes, or leave it out",
                        "$.distributionId is missing. Add the id of the CloudFront distribution that is to serve the site, "
                                + "such as E2QWRUHAPOMQZL",
                        "$.canary is \"www\", and so is $.stable. Give each arm its own set identifier",
                        "$.ramp.steps[2] is 2 after 5: steps rise. Make it larger than the step before, or leave it out",
                        "$.ramp.capMinutes is 30, less than the 60 of bakeMinutes. Give as much at least");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"linear": {"by": 30}}                     | 30, 60, 90, 100
            {"exponential": {"first": 1, "factor": 2}} | 1, 2, 4, 8, 16, 32, 64, 100
            {"exponential": {"first": 10, "factor": 10}} | 10, 100
            {"steps": [100]}                           | 100
            {"bakeMinutes": 2}                         | 1, 2, 5, 10, 25, 50, 100
            """)
    void a_ramp_is_listed_or_grows_by_a_rule(String ramp, String percents) throws BadRequest {
        var request = CutoverRequestReader.read(requestWith("\"ramp\": " + ramp));

        assertThat(request.ramp().percents()).hasToString("[" + percents + "]");
    }

    @Test
    void patience_is_no_less_than_the_bake_time_that_was_asked_for() throws BadRequest {
        var request = CutoverRequestReader.read(requestWith("\"ramp\": {\"bakeMinutes\": 600}"));

        assertThat(request.ramp().capMinutes()).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "ramp": {"steps": [1, 256]} | $.ramp.steps[1] is 256: it must have a maximum value of 100
            "ramp": {"steps": [5, 2, 100]} | $.ramp.steps[1] is 2 after 5: steps rise
            "ramp": {"steps": [5, 50]} | $.ramp.steps[1] is 50, and the last step
            "ramp": {"steps": []} | $.ramp.steps is []: it must have at least 1 items
            "ramp": {"steps": [0, 100]} | $.ramp.steps[0] is 0: it must have a minimum value of 1
            "ramp": {"steps": [1, 100], "linear": {"by": 5}} | $.ramp says twice what the steps are
            "ramp": {"exponential": {"first": 1, "factor": 1}} | $.ramp.exponential.factor is 1: it must
            "ramp": {"bakeMinutes": 1700} | $.ramp.bakeMinutes makes this ramp last 10,230 minutes
            "approvals": {"before": [1]} | $.approvals.before[0] is the first step, which begins with the cutover
            "approvals": {"before": [7]} | $.approvals.before[0] is 7, which is no step of the ramp
            "guard": {"errorRate": "1%"} | $.guard.errorRate is "1%": it is of another type: string found
            "stableMetrics": {"namespace": "x"} | $.stableMetrics.requests is missing
            "warmUp": {"paths": ["a"]} | $.warmUp.paths[0] is "a": it does not match
            "rump": {} | $.rump is not a member of a request
            """)
    void what_cannot_be_followed_is_refused(String member, String problem) {
        assertThat(problems(requestWith(member))).anyMatch(found -> found.startsWith(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"domain\": 1, \"domain\": 2}"})
    void what_is_no_object_of_json_is_refused(String text) {
        assertThat(problems(text)).isNotEmpty().allMatch(problem -> problem.startsWith("$"));
    }

    private static String requestWith(String member) {
        return EventFile.read("cutover-request-minimal.json").replaceFirst("\\{", "{" + member + ",");
    }

    private static List<String> problems(String request) {
        return catchThrowableOfType(BadRequest.class, () -> CutoverRequestReader.read(request)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
