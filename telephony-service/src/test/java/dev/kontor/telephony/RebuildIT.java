package dev.kontor.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Rebuilding;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(TelephonyTestResource.class)
class RebuildIT {
    @ParameterizedTest
    @CsvSource({"staff, agent", "people, party"})
    void anEmptiedCopyIsRebuilt(String projection, String table) {
        try (Events events = new Events()) {
            // given
            Rebuilding copy = new Rebuilding("telephony", projection);
            Company.hire(events, "481", "riga");
            Company.meet(events, "Pārbūvēts", "+37127400081");
            copy.repair();
            List<String> before = Rebuilding.rows(table);
            List<String> shape = Rebuilding.shape(table);

            // when
            Rebuilding.run("delete from " + table);
            copy.repair();

            // then
            assertThat(before).isNotEmpty();
            assertThat(Rebuilding.rows(table)).isEqualTo(before);
            assertThat(Rebuilding.shape(table)).isEqualTo(shape);
        }
    }
}
