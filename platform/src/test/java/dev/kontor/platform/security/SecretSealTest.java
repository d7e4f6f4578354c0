package dev.kontor.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String FIRST = key("1", 'a');
    private static final String SECOND = key("2", 'b');

    private final SecretSeal seal = with(FIRST);

    @Test
    void whatIsSealedOpensAgainAndIsNeverTheSameTwice() {
        // when
        String sealed = seal.seal(SECRET, "hook 1");

        // then
        assertThat(sealed).startsWith("sealed:1:").doesNotContain("whsec", SECRET.substring(6));
        assertThat(seal.open(sealed, "hook 1")).isEqualTo(SECRET);
        assertThat(seal.seal(SECRET, "hook 1")).isNotEqualTo(sealed);
    }

    @Test
    void anotherRecordsTextDoesNotOpen() {
        String sealed = seal.seal(SECRET, "hook 1");

        assertThatThrownBy(() -> seal.open(sealed, "hook 2")).hasMessageContaining("hook 2 does not open");
    }

    @Test
    void aChangedTextDoesNotOpen() {
        // given
        String sealed = seal.seal(SECRET, "hook 1");
        byte[] bytes = Base64.getDecoder().decode(sealed.substring("sealed:1:".length()));
        bytes[bytes.length - 1] ^= 1;

        // then
        assertThatThrownBy(() -> seal.open("sealed:1:" + Base64.getEncoder().encodeToString(bytes), "hook 1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(SECRET, "hook 1")).hasMessageContaining("not sealed");
    }

    @Test
    void anOldKeyOpensWhatItSealedAndSealsNoMore() {
        // given
        String sealed = seal.seal(SECRET, "hook 1");
        SecretSeal next = new SecretSeal(Optional.of(SECOND), Optional.of(List.of(FIRST)));

        // then
        assertThat(next.open(sealed, "hook 1")).isEqualTo(SECRET);
        assertThat(next.isCurrent(sealed)).isFalse();
        assertThat(next.isCurrent(SECRET)).isFalse();
        assertThat(next.isCurrent(next.seal(SECRET, "hook 1"))).isTrue();
        assertThatThrownBy(() -> with(SECOND).open(sealed, "hook 1")).hasMessageContaining("key 1");
        assertThatThrownBy(() -> with(key("1", 'c')).open(sealed, "hook 1")).hasMessageContaining("does not open");
    }

    @Test
    void withoutAKeyNothingIsStored() {
        SecretSeal none = new SecretSeal(Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> none.seal(SECRET, "hook 1")).hasMessageContaining("kontor.secrets.key is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1:",
                ":YQ==",
                "1:YQ==",
                "1:not base 64 and long enough to be one",
                "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="
            })
    void whatIsNoKeyIsRefusedWithoutQuotingIt(String key) {
        assertThatThrownBy(() -> with(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kontor.secrets: a key is <id>:<Base64 of 32 bytes>");
    }

    private static SecretSeal with(String key) {
        return new SecretSeal(Optional.of(key), Optional.empty());
    }

    private static String key(String id, char letter) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) letter);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
