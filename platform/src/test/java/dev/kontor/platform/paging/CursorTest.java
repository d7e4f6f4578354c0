package dev.kontor.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void comesBackAsItWas() {
        Cursor cursor = new Cursor("-createdAt", "Zoë, \"2026\"", UUID.randomUUID());

        assertThat(Cursor.decode(cursor.encode(), "-createdAt")).isEqualTo(cursor);
    }

    @Test
    void isBoundToItsSort() {
        String text = new Cursor("name", "a", UUID.randomUUID()).encode();

        for (String foreign : List.of(text, "", "!!!", "YWJj")) {
            assertThatThrownBy(() -> Cursor.decode(foreign, "createdAt")).isInstanceOf(Problem.class);
        }
    }
}
