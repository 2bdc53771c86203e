package dev.sluice.aws;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.RoutingConflict;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.routing.WeightedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;

/**
 * The weighted records of one name in a Route 53 zone.
 *
 * <p>A batch is atomic, and a DELETE must give the record's exact values: DELETE and CREATE of every record in one batch is
 * a compare-and-swap (Route 53 API Reference, ChangeResourceRecordSets).
 */
public final class Route53Router implements TrafficRouter<RecordGroup> {

    /** Route 53 API Reference, ChangeBatch. */
    private static final int LONGEST_COMMENT = 256;

    private final Route53Client route53;
    private final String hostedZoneId;
    private final RecordGroup empty;

    /**
     * @param domain in lower case, without the final dot
     * @param stable set identifier of the stable records
     * @param canary set identifier of the canary records
     */
    public Route53Router(Route53Client route53, String hostedZoneId, String domain, String stable, String canary) {
        this.route53 = route53;
        this.hostedZoneId = hostedZoneId;
        this.empty = new RecordGroup(domain, stable, canary, List.of());
    }

    @Override
    public RecordGroup read() {
        var records = new ArrayList<WeightedRecord>();
        var request = ListResourceRecordSetsRequest.builder()
                .hostedZoneId(hostedZoneId)
                .startRecordName(empty.name())
                .build();
        while (request != null) {
            var page = list(request);
            page.resourceRecordSets().stream()
                    .filter(record -> RecordSet.hasName(record.name(), empty.name()))
                    .filter(RecordSet::isWeighted)
                    .map(RecordSet::read)
                    .forEach(records::add);
            request = next(request, page);
        }
        return new RecordGroup(empty.name(), empty.stable(), empty.canary(), records);
    }

    /**
     * Changes the records of both arms, all types in one batch. Those that stay as they are take part as well: what was
     * read must still hold as a whole. {@code to} may equal {@code from}, which gives a change to wait for.
     */
    @Override
    public Change swap(RecordGroup from, RecordGroup to) {
        var comment = "Sluice, a step of the ramp: stable %s to %s, canary %s to %s"
                .formatted(
                        weights(from, Arm.STABLE),
                        weights(to, Arm.STABLE),
                        weights(from, Arm.CANARY),
                        weights(to, Arm.CANARY));
        var deletes = changes(ChangeAction.DELETE, from);
        var creates = changes(ChangeAction.CREATE, to);
        try {
            return change(
                    comment, Stream.concat(deletes.stream(), creates.stream()).toList());
        } catch (PortFailure failure) {
            if (failure.getCause() instanceof InvalidChangeBatchException) {
                throw new RoutingConflict(failure.getMessage(), failure);
            }
            throw failure;
        }
    }

    @Override
    public Change put(RecordGroup to) {
        var comment = "Sluice, whatever it was before: stable %s, canary %s"
                .formatted(weights(to, Arm.STABLE), weights(to, Arm.CANARY));
        return change(comment, changes(ChangeAction.UPSERT, to));
    }

    @Override
    public boolean isLive(Change change) {
        return SdkFailure.translate(
                                "route53:GetChange",
                                "change " + change.id(),
                                () -> route53.getChange(r -> r.id(change.id())))
                        .changeInfo()
                        .status()
                == ChangeStatus.INSYNC;
    }

    private ListResourceRecordSetsResponse list(ListResourceRecordSetsRequest request) {
        return SdkFailure.translate(
                "route53:ListResourceRecordSets", subject(), () -> route53.listResourceRecordSets(request));
    }

    /** Records come in the order of their names: those of another name are only followed by others. */
    private ListResourceRecordSetsRequest next(
            ListResourceRecordSetsRequest request, ListResourceRecordSetsResponse page) {
        boolean more =
                Boolean.TRUE.equals(page.isTruncated()) && RecordSet.hasName(page.nextRecordName(), empty.name());
        return more
                ? request.toBuilder()
                        .startRecordName(page.nextRecordName())
                        .startRecordType(page.nextRecordTypeAsString())
                        .startRecordIdentifier(page.nextRecordIdentifier())
                        .build()
                : null;
    }

    private Change change(String comment, List<software.amazon.awssdk.services.route53.model.Change> changes) {
        if (changes.isEmpty()) {
            throw PortFailure.lasting(
                    "%s has no weighted record called %s or %s in zone %s"
                            .formatted(empty.name(), empty.stable(), empty.canary(), hostedZoneId),
                    "Correct the domain, the zone or the set identifiers in the stack's parameters",
                    null);
        }
        var id = SdkFailure.translate(
                        "route53:ChangeResourceRecordSets",
                        subject(),
                        () -> route53.changeResourceRecordSets(r -> r.hostedZoneId(hostedZoneId)
                                .changeBatch(b -> b.comment(
                                                comment.substring(0, Math.min(comment.length(), LONGEST_COMMENT)))
                                        .changes(changes))))
                .changeInfo()
                .id();
        return new Change(id);
    }

    private List<software.amazon.awssdk.services.route53.model.Change> changes(ChangeAction action, RecordGroup group) {
        return Stream.of(Arm.values())
                .flatMap(arm -> group.of(arm).stream())
                .map(record -> RecordSet.write(group.name(), record))
                .map(record -> software.amazon.awssdk.services.route53.model.Change.builder()
                        .action(action)
                        .resourceRecordSet(record)
                        .build())
                .toList();
    }

    private static String weights(RecordGroup group, Arm arm) {
        return group.of(arm).stream()
                .map(record -> String.valueOf(record.weight()))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private String subject() {
        return "%s in zone %s".formatted(empty.name(), hostedZoneId);
    }
}
