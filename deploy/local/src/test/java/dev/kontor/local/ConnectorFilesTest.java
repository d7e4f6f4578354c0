package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConnectorFilesTest {
    private final Path folder = Checkout.find().root().resolve("deploy/connect");

    @Test
    void areTheSameForEveryServiceButForItsName() throws IOException {
        // given
        String contacts = Files.readString(folder.resolve("contacts-outbox.json"));
        for (KontorService service : KontorService.publishers()) {
            // when
            String own = Files.readString(folder.resolve(service.connector() + ".json"));
            // then
            assertThat(own).isEqualTo(contacts.replace("contacts", service.word()));
        }
    }

    @Test
    void leaveOnlyThePlaceOfTheDatabaseToTheInstallation() throws IOException {
        // given
        String contacts = Files.readString(folder.resolve("contacts-outbox.json"));
        // when
        String rest =
                contacts.replace("${db.host}", "").replace("${db.port}", "").replace("${db.password}", "");
        // then
        assertThat(rest).isNotEqualTo(contacts).doesNotContain("${");
    }
}
