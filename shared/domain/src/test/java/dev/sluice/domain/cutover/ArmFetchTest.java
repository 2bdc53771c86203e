package dev.sluice.domain.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.ArmFetch.Response;
import dev.sluice.domain.cutover.ArmFetch.Silence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmFetchTest {

    @ParameterizedTest
    @CsvSource({
        "200,text/css; charset=utf-8,answers with text/css",
        "204,'',answers 204",
        "403,text/html,answers 403",
        "301,text/html,answers 301"
    })
    void an_answer_is_told_by_its_status_or_what_it_brings(int status, String contentType, String words) {
        assertThat(response(status, contentType, "", "").words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,true",
        "Text/HTML; charset=utf-8,true",
        "application/xhtml+xml,true",
        "text/javascript,false",
        "'',false"
    })
    void a_page_is_known_by_its_type(String contentType, boolean isHtml) {
        assertThat(response(200, contentType, "", "").isHtml()).isEqualTo(isHtml);
    }

    @ParameterizedTest
    @CsvSource({
        "Hit from cloudfront,true",
        "RefreshHit from cloudfront,true",
        "Miss from cloudfront,false",
        "Error from cloudfront,false",
        "'',false"
    })
    void a_cache_says_whether_it_had_it(String cache, boolean isHit) {
        assertThat(response(200, "text/html", cache, "").isHit()).isEqualTo(isHit);
    }

    @Test
    void a_redirect_leads_somewhere() {
        assertThat(response(302, "", "", "/en/").isRedirect()).isTrue();
        assertThat(response(304, "", "", "").isRedirect()).isFalse();
    }

    @Test
    void silence_is_never_good() {
        assertThat(new Silence("cannot be reached: refused").isGood()).isFalse();
    }

    private static Response response(int status, String contentType, String cache, String location) {
        return new Response(status, contentType, cache, location, "");
    }
}
