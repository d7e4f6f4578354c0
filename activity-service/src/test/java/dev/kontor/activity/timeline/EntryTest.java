package dev.kontor.activity.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.activity.timeline.consumed.CustomerFact;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final Instant TIME = Instant.parse("2026-11-21T08:30:00Z");
    private static final UUID SUBJECT = UUID.fromString("0197a001-0000-7000-8000-000000000030");

    @Test
    void everyExampleOfEveryKindGivesALine() {
        for (String fact : List.of(
                "telephony.call.answered",
                "telephony.call.transferred",
                "telephony.call.ended",
                "telephony.call.missed",
                "telephony.call.tagged",
                "activity.task.created",
                "activity.task.reassigned",
                "activity.task.completed",
                "activity.task.cancelled",
                "activity.meeting.scheduled",
                "activity.meeting.rescheduled",
                "activity.meeting.cancelled",
                "deals.deal.opened",
                "deals.deal.stage-changed",
                "deals.deal.won",
                "deals.deal.lost",
                "deals.invoice.issued",
                "deals.invoice.paid",
                "deals.invoice.overdue",
                "contacts.person.registered",
                "contacts.person.life-cycle-changed",
                "contacts.person.reassigned",
                "contacts.organisation.registered",
                "contacts.organisation.reassigned")) {
            String type = "kontor." + fact + ".v1";
            Received event = anEvent(type);
            assertThat(Entry.tells(event)).as(type).isTrue();
            for (CustomerFact read : Contracts.readExamples(type, CustomerFact.class)) {
                assertThat(Entry.of(event, read)).as(type).isNotEmpty();
            }
        }
    }

    @Test
    void aPersonAtWorkHasTwoFeeds() {
        // given
        Received event = anEvent("kontor.deals.deal.won.v1");
        CustomerFact fact = Contracts.readExamples("kontor.deals.deal.won.v1", CustomerFact.class)
                .getFirst();

        // when
        List<Entry> entries = Entry.of(event, fact);

        // then
        assertThat(entries)
                .extracting(Entry::partyId)
                .containsExactlyInAnyOrder(fact.personId(), fact.organisationId());
        assertThat(entries).extracting(Entry::at).containsOnly(fact.at());
        assertThat(entries).extracting(Entry::record).containsOnly("deal");
        assertThat(entries).extracting(Entry::ownerId).containsOnly(fact.ownerId());
        assertThat(Entry.belonging(event, fact)).isNull();
    }

    @Test
    void anImportedDealIsOpenedWhenItWasOpened() {
        Received event = anEvent("kontor.deals.deal.opened.v1");
        CustomerFact fact = Contracts.readExamples("kontor.deals.deal.opened.v1", CustomerFact.class)
                .getFirst();
        assertThat(Entry.of(event, fact)).extracting(Entry::at).containsOnly(fact.openedAt());
    }

    @Test
    void whatNamesNoTimeHappenedWithItsEvent() {
        Received event = anEvent("kontor.contacts.person.reassigned.v1");
        CustomerFact fact =
                Contracts.readExamples(event.type(), CustomerFact.class).getFirst();
        assertThat(Entry.of(event, fact)).extracting(Entry::at).containsOnly(TIME);
        assertThat(Entry.belonging(event, fact)).isEqualTo(new Belonging(SUBJECT, 1, fact.toOwnerId(), fact.team()));
    }

    @Test
    void ringingIsNotTold() {
        assertThat(Entry.tells(anEvent("kontor.telephony.call.rang.v1"))).isFalse();
        assertThat(Entry.tells(anEvent("something.else"))).isFalse();
    }

    @Test
    void aCursorComesBackAsItWent() {
        TimelineCursor cursor = new TimelineCursor(TIME, SUBJECT);
        assertThat(TimelineCursor.decode(cursor.encode())).isEqualTo(cursor);
        for (String foreign : List.of("?", "YWJj", "YXxi")) {
            assertThatThrownBy(() -> TimelineCursor.decode(foreign)).isInstanceOf(Problem.class);
        }
    }

    private static Received anEvent(String type) {
        return new Received(UUID.randomUUID(), type, SUBJECT, 1, TIME, UUID.randomUUID(), "system:test", null, "{}");
    }
}
