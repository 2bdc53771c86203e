package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "site.s3.amazonaws.com",
                "site.s3.eu-central-1.amazonaws.com",
                "site.s3-eu-west-1.amazonaws.com",
                "site.s3.dualstack.us-east-1.amazonaws.com",
                "site.s3-fips.us-east-1.amazonaws.com",
                "site.s3-accelerate.amazonaws.com",
                "site.s3-accelerate.dualstack.amazonaws.com",
                "site.s3-external-1.amazonaws.com",
                "site.s3-website-us-east-1.amazonaws.com",
                "site.s3-website.eu-central-1.amazonaws.com",
                "site.s3.cn-north-1.amazonaws.com.cn",
                "site.s3-website.cn-northwest-1.amazonaws.com.cn",
            })
    void a_bucket_is_recognised_by_each_of_its_host_names(String host) {
        assertThat(new Origin(host, "").bucket()).contains("site");
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com.s3.amazonaws.com,                        www.example.com",
        "www.example.com.s3-website-us-east-1.amazonaws.com,      www.example.com",
        "my.s3.site.s3.eu-west-1.amazonaws.com,                   my.s3.site",
        "s3.s3.eu-west-1.amazonaws.com,                           s3",
    })
    void a_bucket_may_have_dots_in_its_name(String host, String bucket) {
        assertThat(new Origin(host, "").bucket()).contains(bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.com",
                "site.s3.example.com",
                "s3.amazonaws.com",
                "s3.eu-central-1.amazonaws.com",
                "site.s3x.amazonaws.com",
                "site.s3.amazonaws.com.evil.example",
                "api.execute-api.us-east-1.amazonaws.com",
                "balancer-123.us-east-1.elb.amazonaws.com",
                "abc123.lambda-url.us-east-1.on.aws",
                "site-ap-123456789012.s3-accesspoint.us-east-1.amazonaws.com",
                "site-ol-123456789012.s3-object-lambda.us-east-1.amazonaws.com",
                "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com",
            })
    void any_other_host_is_no_bucket(String host) {
        var origin = new Origin(host, "");

        assertThat(origin.bucket()).isEmpty();
        assertThat(origin.isWebsite()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "site.s3-website-us-east-1.amazonaws.com,          true",
        "site.s3-website.eu-central-1.amazonaws.com,       true",
        "site.s3-website.cn-north-1.amazonaws.com.cn,      true",
        "site.s3.eu-central-1.amazonaws.com,               false",
        "my.s3-website.s3.eu-central-1.amazonaws.com,      false",
    })
    void a_website_endpoint_is_told_from_the_bucket_itself(String host, boolean website) {
        assertThat(new Origin(host, "").isWebsite()).isEqualTo(website);
    }

    @ParameterizedTest
    @CsvSource({
        "'',        index.html,               /index.html",
        "'',        /index.html,              //index.html",
        "/v1,       v1/index.html,            /index.html",
        "/v1,       v1/,                      /",
        "/v1/live,  v1/live/a b.html,         /a b.html",
    })
    void the_origin_path_is_no_part_of_what_viewers_see(String originPath, String key, String path) {
        assertThat(new Origin("site.s3.amazonaws.com", originPath).visiblePath(key))
                .contains(path);
    }

    @Test
    void a_key_beside_the_origin_path_is_not_served() {
        var origin = new Origin("site.s3.amazonaws.com", "/v1");

        assertThat(origin.visiblePath("v10/index.html")).isEmpty();
        assertThat(origin.visiblePath("index.html")).isEmpty();
        assertThat(origin.visiblePath("v1")).isEmpty();
    }
}
