package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.aws.AwsError;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.GetHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckResponse;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** Route 53's operations on the simulated zones, in the words of the SDK. */
final class Route53Api implements Route53Client {

    /** Route 53 API Reference, ListResourceRecordSets. */
    private static final int MOST_ITEMS = 300;

    private final SimulatedRoute53 route53;

    Route53Api(SimulatedRoute53 route53) {
        this.route53 = route53;
    }

    @Override
    public ChangeResourceRecordSetsResponse changeResourceRecordSets(ChangeResourceRecordSetsRequest request) {
        throttle();
        var zone = zone(request.hostedZoneId());
        var batch = request.changeBatch().changes();
        batch.stream()
                .map(change -> change.resourceRecordSet().healthCheckId())
                .filter(Objects::nonNull)
                .forEach(this::healthCheck);
        var change = zone.submit(batch);
        return ChangeResourceRecordSetsResponse.builder()
                .changeInfo(info(change))
                .build();
    }

    /** Shows changes that are PENDING already (Route 53 API Reference, ListResourceRecordSets). */
    @Override
    public ListResourceRecordSetsResponse listResourceRecordSets(ListResourceRecordSetsRequest request) {
        throttle();
        var rest = rest(request);
        int most = request.maxItems() == null ? MOST_ITEMS : Math.min(MOST_ITEMS, Integer.parseInt(request.maxItems()));
        var page = rest.subList(0, Math.min(most, rest.size()));
        var response = ListResourceRecordSetsResponse.builder()
                .resourceRecordSets(page)
                .maxItems(String.valueOf(most))
                .isTruncated(page.size() < rest.size());
        if (page.size() < rest.size()) {
            var next = rest.get(page.size());
            response.nextRecordName(next.name()).nextRecordType(next.type()).nextRecordIdentifier(next.setIdentifier());
        }
        return response.build();
    }

    @Override
    public GetChangeResponse getChange(GetChangeRequest request) {
        throttle();
        var id = Route53Terms.bare(request.id());
        var change = route53.change(id)
                .orElseThrow(() -> AwsError.of(
                        NoSuchChangeException.builder(),
                        404,
                        "NoSuchChange",
                        "Could not find resource with ID: " + id));
        return GetChangeResponse.builder().changeInfo(info(change)).build();
    }

    @Override
    public GetHealthCheckResponse getHealthCheck(GetHealthCheckRequest request) {
        throttle();
        var check = healthCheck(request.healthCheckId());
        return GetHealthCheckResponse.builder()
                .healthCheck(h -> h.id(check.id())
                        .callerReference(check.id())
                        .healthCheckVersion(1L)
                        .healthCheckConfig(check.config()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private List<ResourceRecordSet> rest(ListResourceRecordSetsRequest request) {
        var zone = zone(request.hostedZoneId());
        var name = request.startRecordName();
        var type = request.startRecordTypeAsString();
        var identifier = request.startRecordIdentifier();
        if ((name == null && type != null) || (type == null && identifier != null)) {
            throw AwsError.of(
                    InvalidInputException.builder(),
                    400,
                    "InvalidInput",
                    "A start type needs a start name, and a start identifier needs both.");
        }
        return name == null
                ? zone.records()
                : zone.from(new RecordKey(
                        RecordKey.normal(name),
                        Objects.requireNonNullElse(type, ""),
                        Objects.requireNonNullElse(identifier, "")));
    }

    private void throttle() {
        if (!route53.mayCall()) {
            throw AwsError.of(Route53Exception.builder(), 400, Route53Terms.THROTTLING, "Rate exceeded");
        }
    }

    private HostedZone zone(String id) {
        var bare = Route53Terms.bare(id);
        return route53.zone(bare)
                .orElseThrow(() -> AwsError.of(
                        NoSuchHostedZoneException.builder(),
                        404,
                        "NoSuchHostedZone",
                        "No hosted zone found with ID: " + bare));
    }

    private SimulatedHealthCheck healthCheck(String id) {
        return route53.healthCheck(id)
                .orElseThrow(() -> AwsError.of(
                        NoSuchHealthCheckException.builder(),
                        404,
                        "NoSuchHealthCheck",
                        "No health check found with ID: " + id));
    }

    private static Consumer<ChangeInfo.Builder> info(ZoneChange change) {
        return info -> info.id("/change/" + change.id())
                .submittedAt(change.submittedAt())
                .status(change.inSyncAt().isPresent() ? ChangeStatus.INSYNC : ChangeStatus.PENDING);
    }
}
