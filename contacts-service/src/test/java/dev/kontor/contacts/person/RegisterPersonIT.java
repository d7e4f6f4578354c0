package dev.kontor.contacts.person;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.contacts.contactpoint.Reach;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class RegisterPersonIT {
    @Inject
    CurrentEvent current;

    @Inject
    Outbox outbox;

    @Inject
    People people;

    /** Hibernate would insert the person and then update it, to tell its version. */
    @Test
    void aPersonKeptBeforeItsFirstFactIsRefused() {
        Reach nowhere = new Reach(List.of(), List.of(), List.of());
        PersonProfile profile = new PersonProfile("Twice", null, nowhere, null, null, null, null, null);
        Person person = Person.register(Ids.next(), profile, null, null, Instant.now());

        assertThatThrownBy(
                        () -> VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> keep(person))))
                .hasMessageContaining("after its first facts");
    }

    private Uni<Void> keep(Person person) {
        current.actAs("system:test", Ids.next(), null);
        return people.persist(person).chain(() -> outbox.publish(person, List.of(person.registered())));
    }
}
