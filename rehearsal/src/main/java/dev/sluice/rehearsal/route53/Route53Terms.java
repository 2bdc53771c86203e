package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** Service Authorization Reference, Amazon Route 53. */
final class Route53Terms {

    static final String THROTTLING = "Throttling";

    static final AwsService SERVICE = new AwsService(Route53Terms::action, Route53Exception::builder, 400, THROTTLING);

    private Route53Terms() {}

    /** An id as it is, or as the API gives it back: {@code /change/C1}. */
    static String bare(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static Action action(SdkRequest request) {
        var resource = switch (request) {
            case ChangeResourceRecordSetsRequest change -> "hostedzone/" + bare(change.hostedZoneId());
            case ListResourceRecordSetsRequest list -> "hostedzone/" + bare(list.hostedZoneId());
            case GetChangeRequest get -> "change/" + bare(get.id());
            case GetHealthCheckRequest get -> "healthcheck/" + get.healthCheckId();
            default -> throw new IllegalArgumentException("no Route 53 action for " + AwsService.operation(request));
        };
        var name = "route53:" + AwsService.operation(request);
        var context = request instanceof ChangeResourceRecordSetsRequest change
                ? context(name, change.changeBatch().changes())
                : Map.<String, Set<String>>of();
        return new Action(name, "arn:aws:route53:::" + resource, context);
    }

    /** Route 53 Developer Guide, specifying-conditions-route53: names are in lower case and without the final dot. */
    private static Map<String, Set<String>> context(String action, List<Change> changes) {
        return Map.of(
                action + "NormalizedRecordNames",
                each(
                        changes,
                        change ->
                                RecordKey.of(change.resourceRecordSet()).name().replaceFirst("\\.$", "")),
                action + "RecordTypes",
                each(changes, change -> change.resourceRecordSet().typeAsString()),
                action + "Actions",
                each(changes, Change::actionAsString));
    }

    private static Set<String> each(List<Change> changes, Function<Change, String> value) {
        return changes.stream().map(value).collect(Collectors.toSet());
    }
}
