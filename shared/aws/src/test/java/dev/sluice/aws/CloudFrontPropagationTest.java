package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.aws.LoopbackAws.Answer;
import dev.sluice.domain.freshness.Propagation.Progress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFrontPropagationTest {

    @ParameterizedTest
    @CsvSource({"Completed,true", "COMPLETED,true", "InProgress,false"})
    void a_status_is_read_in_any_case(String status, boolean completed) {
        var xml =
                "<Invalidation><Id>I1</Id><Status>%s</Status><CreateTime>2026-03-02T09:00:20.123Z</CreateTime></Invalidation>"
                        .formatted(status);
        try (var aws = new LoopbackAws(Answer.of(200, xml))) {
            assertThat(new CloudFrontPropagation(aws.cloudFront()).progress("E1", "I1"))
                    .isEqualTo(new Progress(Instant.parse("2026-03-02T09:00:20.123Z"), completed));
        }
    }

    @Test
    void an_invalidation_that_is_unknown_is_named() {
        try (var aws = new LoopbackAws(
                Answer.of(404, "<ErrorResponse><Error><Code>NoSuchInvalidation</Code></Error></ErrorResponse>"))) {
            assertThatThrownBy(() -> new CloudFrontPropagation(aws.cloudFront()).progress("E1", "I1"))
                    .hasMessageContaining("invalidation I1 of distribution E1 does not exist");
        }
    }
}
