package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private static final int BASE = 12000;

    @TempDir
    private Path home;

    @Test
    void areMadeOnceAndReadableByTheirOwnerOnly() throws IOException {
        // given
        StackPlace place = new StackPlace(Checkout.find(), home, BASE);
        Credentials first = Credentials.of(place);
        // when
        first.save();
        Credentials second = Credentials.of(place);
        // then
        assertThat(second.users()).isEqualTo(first.users()).hasSize(8);
        assertThat(second.databasePassword("deals"))
                .isEqualTo(first.databasePassword("deals"))
                .hasSize(20);
        assertThat(second.callEventsSecret()).startsWith("whsec_");
        assertThat(second.secretsKey()).isEqualTo(first.secretsKey()).matches("1:[A-Za-z0-9+/]{43}=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("credentials.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void differFromOneInstallationToTheNext() {
        // given
        StackPlace here = new StackPlace(Checkout.find(), home.resolve("a"), BASE);
        StackPlace there = new StackPlace(Checkout.find(), home.resolve("b"), BASE);
        // when, then
        assertThat(Credentials.of(here).userPassword("admin"))
                .isNotEqualTo(Credentials.of(there).userPassword("admin"));
    }

    @Test
    void rememberThePortsOfTheLastStart() {
        // given
        Credentials.of(new StackPlace(Checkout.find(), home, BASE)).save();
        // when, then
        assertThat(Credentials.lastPortBase(home)).contains(BASE);
        assertThat(Credentials.lastPortBase(home.resolve("nowhere"))).isEmpty();
    }

    @Test
    void fillEveryPlaceholderOfTheRealm() throws IOException {
        // given
        Checkout checkout = Checkout.find();
        String realm = Files.readString(checkout.root().resolve("deploy/keycloak/realm.json"));
        Credentials credentials = Credentials.of(new StackPlace(checkout, home, BASE));
        // when
        for (String placeholder : credentials.realmPlaceholders().keySet()) {
            String quoted = "\"${" + placeholder + "}\"";
            assertThat(realm).contains(quoted);
            realm = realm.replace(quoted, "\"\"");
        }
        // then
        assertThat(realm).doesNotContain("${KONTOR_");
    }
}
