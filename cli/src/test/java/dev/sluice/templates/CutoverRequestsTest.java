package dev.sluice.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Site;
import dev.sluice.rehearsal.external.NeedsCommand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people tell the stack about a cutover, and what the stack makes of it. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class CutoverRequestsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Site SITE =
            new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:sluice-cutover";
    private static final String REQUEST = "{\"domain\": \"www.example.com\", \"ramp\": {\"steps\": [1, 10, 100]}}";

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("AWS::Partition", "aws"),
            Map.entry("AWS::Region", "us-east-1"),
            Map.entry("AWS::AccountId", "123456789012"),
            Map.entry("Name", "sluice-cutover"),
            Map.entry("Domain", SITE.domain()),
            Map.entry("HostedZoneId", SITE.hostedZoneId()),
            Map.entry("Stable", SITE.stable()),
            Map.entry("Canary", SITE.canary()),
            Map.entry("DistributionId", SITE.distributionId()),
            Map.entry("Alarms", List.of("checkout failures", "search-latency")),
            Map.entry("ErrorMetric", "TotalErrorRate"),
            Map.entry("ErrorRateLimitPercent", "1"),
            Map.entry("HitRatioFloorPercent", "80"),
            Map.entry("CoarseHealthCheck", "0123abcd-45ef-6789-0123-456789abcdef"),
            Map.entry("CutoverStateMachine", MACHINE),
            Map.entry("Schedule", "at(2026-12-01T06:00:00)"),
            Map.entry("Request", REQUEST));

    private static RenderedTemplate home;
    private static RenderedTemplate stack;

    @BeforeAll
    static void render() throws Exception {
        home = RenderedTemplate.of("template.yaml");
        stack = RenderedTemplate.of("stacks/cutover.yaml");
    }

    @Test
    void the_functions_are_told_the_name_that_the_state_machine_gets() {
        var intrinsics = new Intrinsics(VALUES, List.of());
        var name = intrinsics.text(stack.properties("CutoverStateMachine").path("StateMachineName"));

        assertThat(stack.all("AWS::Lambda::Function").values())
                .allSatisfy(function -> assertThat(
                                intrinsics.text(function.at("/Environment/Variables/CUTOVER_STATE_MACHINE_ARN")))
                        .isEqualTo(MACHINE)
                        .endsWith(":" + name));
    }

    @Test
    void a_scheduled_cutover_is_asked_for_as_it_was_given_under_a_name_that_tells_its_site_and_time() {
        var target = stack.properties("CutoverSchedule").path("Target");

        var start = JSON.readTree(new Intrinsics(VALUES, List.of()).text(target.path("Input")));

        assertThat(target.at("/Arn/Fn::Sub").asString())
                .isEqualTo("arn:${AWS::Partition}:scheduler:::aws-sdk:sfn:startExecution");
        assertThat(start.path("StateMachineArn").asString()).isEqualTo(MACHINE);
        assertThat(start.path("Name").asString()).isEqualTo(SITE.executionPrefix() + "20261201T060000Z");
        assertThat(start.path("Input").asString()).isEqualTo(REQUEST);
    }

    @Test
    void the_longest_domain_it_takes_still_begins_the_name_of_an_execution() {
        int longest = home.at("/Parameters/CutoverDomain/MaxLength").asInt();
        var domain = "a".repeat(longest - 12) + ".example.com";

        var prefix = new Site(domain, "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL").executionPrefix();

        assertThat(prefix).isEqualTo(domain + "_");
    }

    @Test
    void the_request_it_prints_names_the_site_and_all_that_guards_it() {
        var printed = stack.at("/Outputs/Request/Value");

        var request = JSON.readTree(new Intrinsics(VALUES, List.of("HasAlarms")).text(printed));

        assertThat(request).isEqualTo(JSON.readTree("""
                                {
                                  "domain": "www.example.com",
                                  "hostedZoneId": "Z0123456789ABCDEFGHIJ",
                                  "stable": "stable",
                                  "canary": "canary",
                                  "distributionId": "E2QWRUHAPOMQZL",
                                  "guard": {
                                    "errorMetric": "TotalErrorRate",
                                    "errorRate": 1e-2,
                                    "hitRatio": 80e-2,
                                    "alarms": ["checkout failures", "search-latency"],
                                    "healthCheckId": "0123abcd-45ef-6789-0123-456789abcdef"
                                  }
                                }
                                """));
        assertThat(request.at("/guard/errorRate").asDouble()).isEqualTo(.01);
        assertThat(request.at("/guard/hitRatio").asDouble()).isEqualTo(.8);
    }

    @Test
    void the_request_it_prints_names_no_alarm_where_the_user_named_none() {
        var printed = stack.at("/Outputs/Request/Value");

        var request = JSON.readTree(new Intrinsics(VALUES, List.of()).text(printed));

        assertThat(request.at("/guard/alarms").toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    CutoverDomain,         '',                              true
                    CutoverDomain,         www.example.com,                 true
                    CutoverDomain,         example.co.uk,                   true
                    CutoverDomain,         xn--bcher-kva.example,           true
                    CutoverDomain,         www.example.com.,                false
                    CutoverDomain,         WWW.example.com,                 false
                    CutoverDomain,         *.example.com,                   false
                    CutoverDomain,         localhost,                       false
                    CutoverDomain,         https://www.example.com,         false
                    HostedZoneId,          Z0123456789ABCDEFGHIJ,           true
                    HostedZoneId,          /hostedzone/Z0123456789ABCDEFGHIJ, false
                    StableSetIdentifier,   old origin,                      true
                    StableSetIdentifier,   '',                              false
                    CanarySetIdentifier,   "quoted",                        false
                    CutoverDistributionId, E2QWRUHAPOMQZL,                  true
                    CutoverDistributionId, arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL, false
                    CutoverAlarms,         '',                              true
                    CutoverAlarms,         checkout failures,               true
                    CutoverAlarms,         say "no",                        false
                    CutoverSchedule,       at(2026-12-01T06:00:00),         true
                    CutoverSchedule,       at(2026-12-01 06:00),            false
                    CutoverSchedule,       rate(1 day),                     false
                    CutoverRequest,        {"domain":"www.example.com"},    true
                    CutoverRequest,        {"domain":"w\\u0077w"},          false
                    CutoverRequest,        file://cutover.json,             false
                    """)
    void a_value_is_taken_or_refused_before_anything_is_installed(String parameter, String value, boolean taken) {
        var pattern =
                home.at("/Parameters/%s/AllowedPattern".formatted(parameter)).asString();

        assertThat(value.matches(pattern)).isEqualTo(taken);
    }

    @Test
    void a_value_that_is_refused_comes_back_with_what_would_be_right() {
        var constrained = home.at("/Parameters").properties().stream()
                .filter(parameter -> home.properties("CutoverStack")
                                .path("Parameters")
                                .toString()
                                .contains("\"%s\"".formatted(parameter.getKey()))
                        && !parameter.getKey().equals("LogRetentionDays"));

        assertThat(constrained)
                .hasSize(11)
                .allMatch(parameter -> parameter
                        .getValue()
                        .path("ConstraintDescription")
                        .asString()
                        .startsWith("must be "));
    }

    @Test
    void half_a_site_is_refused_and_so_is_a_schedule_of_nothing() {
        var rules = home.at("/Rules");

        assertThat(asserted(rules.path("WholeSite")))
                .containsExactly(
                        "HostedZoneId, not empty",
                        "CutoverDistributionId, not empty",
                        "StableSetIdentifier, not CanarySetIdentifier");
        assertThat(asserted(rules.path("ScheduledSite")))
                .containsExactly("CutoverDomain, not empty", "CutoverRequest, not empty");
        assertThat(List.of(condition(rules.path("WholeSite")), condition(rules.path("ScheduledSite"))))
                .containsExactly("CutoverDomain, not empty", "CutoverSchedule, not empty");
    }

    private static List<String> asserted(JsonNode rule) {
        return rule.path("Assertions")
                .valueStream()
                .map(assertion -> unequal(assertion.path("Assert")))
                .toList();
    }

    private static String condition(JsonNode rule) {
        return unequal(rule.path("RuleCondition"));
    }

    private static String unequal(JsonNode assertion) {
        var pair = assertion.at("/Fn::Not/0/Fn::Equals");
        var other = pair.at("/1/Ref").asString();
        return pair.at("/0/Ref").asString() + ", not " + (other.isEmpty() ? "empty" : other);
    }
}
