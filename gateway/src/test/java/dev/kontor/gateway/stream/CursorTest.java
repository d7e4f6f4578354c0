package dev.kontor.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final int MANY = 2_000;

    private final Random random = new Random(42);

    @Test
    void whatIsWrittenIsRead() {
        for (int i = 0; i < MANY; i++) {
            // given
            Positions positions = randomPositions();

            // when
            String text = Cursor.of(positions);

            // then
            assertThat(text).matches("[A-Za-z0-9_-]{10,}");
            assertThat(Cursor.parse(text).positions(zero(positions.layout()))).isEqualTo(positions);
        }
    }

    @Test
    void anyChangedCharacterIsNoticed() {
        String text = Cursor.of(randomPositions());
        for (int at = 0; at < text.length(); at++) {
            for (char other : new char[] {'A', 'b', '0', '-', '_', '=', '+', ' ', 'ä'}) {
                if (text.charAt(at) != other) {
                    String changed = text.substring(0, at) + other + text.substring(at + 1);
                    assertThatIllegalArgumentException()
                            .as(changed)
                            .isThrownBy(() -> Cursor.parse(changed))
                            .withMessage("This is no cursor of an event stream");
                }
            }
        }
    }

    @Test
    void anyCutIsNoticed() {
        String text = Cursor.of(randomPositions());
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatIllegalArgumentException().as(cut).isThrownBy(() -> Cursor.parse(cut));
        }
    }

    @Test
    void randomBytesAreNoCursor() {
        for (int i = 0; i < MANY; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = 1;
            }
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Cursor.parse(text));
        }
    }

    /** Rightly checked, wrongly built: no partitions, too many, a number too long, too large, a topic twice, half a topic. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000100",
                "00000001818010",
                "00000001018000",
                "0000000101ffffffffffffffffff01",
                "000000010105000000010105",
                "000000010205",
                "0000"
            })
    void bodiesThatNobodyWroteAreNoCursor(String hex) {
        byte[] body = java.util.HexFormat.of().parseHex(hex);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(body);
        byte[] bytes = java.nio.ByteBuffer.allocate(5 + body.length)
                .put((byte) 1)
                .putInt((int) crc.getValue())
                .put(body)
                .array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }

    @Test
    void anEndlessTextIsNotRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse("A".repeat(5_000)));
    }

    @Test
    void topicsAndPartitionsAddedSinceBeginAtTheOldest() {
        // given
        Positions before = zero(layout(Map.of("kontor.a.b", 1, "kontor.c.gone", 2)));
        before.set(0, 17);
        Layout now = layout(Map.of("kontor.a.b", 2, "kontor.x.new", 1));
        Positions oldest = zero(now);
        oldest.set(1, 5);
        oldest.set(2, 6);

        // when
        Positions read = Cursor.parse(Cursor.of(before)).positions(oldest);

        // then
        assertThat(List.of(read.get(0), read.get(1), read.get(2))).containsExactly(17L, 5L, 6L);
    }

    private Positions randomPositions() {
        TreeMap<String, Integer> topics = new TreeMap<>();
        for (int topic = 0; topic < 1 + random.nextInt(12); topic++) {
            topics.put("kontor.service" + random.nextInt() + ".thing", 1 + random.nextInt(4));
        }
        Positions positions = zero(new Layout(topics));
        for (int number = 0; number < positions.layout().size(); number++) {
            positions.set(number, random.nextLong() >>> (1 + random.nextInt(62)));
        }
        return positions;
    }

    private static Layout layout(Map<String, Integer> topics) {
        return new Layout(new TreeMap<>(topics));
    }

    private static Positions zero(Layout layout) {
        return Positions.of(layout, Map.of());
    }
}
