package dev.sluice.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeBatch;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A zone that lists its records page by page and keeps the batches it gets. */
final class PagedRoute53 implements Route53Client {

    private final List<ResourceRecordSet> records;
    private final int pageSize;
    private final List<ListResourceRecordSetsRequest> reads = new ArrayList<>();
    private final List<ChangeBatch> batches = new ArrayList<>();
    private ChangeStatus status = ChangeStatus.PENDING;

    PagedRoute53(int pageSize, ResourceRecordSet... records) {
        this.records = List.of(records);
        this.pageSize = pageSize;
    }

    List<ListResourceRecordSetsRequest> reads() {
        return reads;
    }

    ChangeBatch batch() {
        return batches.getLast();
    }

    void settle() {
        status = ChangeStatus.INSYNC;
    }

    @Override
    public ListResourceRecordSetsResponse listResourceRecordSets(ListResourceRecordSetsRequest request) {
        reads.add(request);
        int first = reads.size() == 1 ? 0 : indexOf(request);
        int next = Math.min(first + pageSize, records.size());
        var response = ListResourceRecordSetsResponse.builder()
                .resourceRecordSets(records.subList(first, next))
                .isTruncated(next < records.size());
        if (next < records.size()) {
            response.nextRecordName(records.get(next).name())
                    .nextRecordType(records.get(next).type())
                    .nextRecordIdentifier(records.get(next).setIdentifier());
        }
        return response.build();
    }

    @Override
    public ChangeResourceRecordSetsResponse changeResourceRecordSets(ChangeResourceRecordSetsRequest request) {
        batches.add(request.changeBatch());
        return ChangeResourceRecordSetsResponse.builder()
                .changeInfo(c -> c.id("C1").status(ChangeStatus.PENDING))
                .build();
    }

    @Override
    public GetChangeResponse getChange(GetChangeRequest request) {
        return GetChangeResponse.builder()
                .changeInfo(c -> c.id(request.id()).status(status))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private int indexOf(ListResourceRecordSetsRequest request) {
        return records.indexOf(records.stream()
                .filter(record -> record.name().equals(request.startRecordName())
                        && record.type() == request.startRecordType()
                        && Optional.ofNullable(record.setIdentifier())
                                .equals(Optional.ofNullable(request.startRecordIdentifier())))
                .findFirst()
                .orElseThrow());
    }
}
