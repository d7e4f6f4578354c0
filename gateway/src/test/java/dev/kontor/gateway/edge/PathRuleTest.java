package dev.kontor.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/",
                "/api/v1/people/0193a9d4",
                "/api/v1/docs/",
                "/a.b/..c/d..",
                "/x%20y/%C4%80",
                "/a:b@c"
            })
    void plainSpellingsPass(String path) {
        assertThat(PathRule.accepts(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "*", "api", "//", "/a//b", "/.", "/..", "/a/./b", "/a/../b", "/a/..", "/%2e", "/a%2Fb", "/a%5Cb",
                "/a\\b", "/a;b", "/a%3Bb", "/%00", "/%0d%0a", "/%25", "/%", "/%2", "/%zz", "/a b", "/\u0001"
            })
    void othersDoNot(String path) {
        assertThat(PathRule.accepts(path)).isFalse();
    }
}
