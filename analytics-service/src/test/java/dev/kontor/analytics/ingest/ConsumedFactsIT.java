package dev.kontor.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kontor.analytics.ingest.Projection.Fold;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Contracts;
import dev.kontor.platformtest.KontorTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example of every fact that is read goes into its tables, also with a field that nobody here knows. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ConsumedFactsIT {
    @Inject
    @All
    List<Projection> projections;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kontor.contacts.person.registered.v1",
                "kontor.contacts.person.reassigned.v1",
                "kontor.contacts.person.removed.v1",
                "kontor.contacts.organisation.registered.v1",
                "kontor.contacts.organisation.reassigned.v1",
                "kontor.contacts.organisation.removed.v1",
                "kontor.deals.deal.opened.v1",
                "kontor.deals.deal.stage-changed.v1",
                "kontor.deals.deal.revised.v1",
                "kontor.deals.deal.reassigned.v1",
                "kontor.deals.deal.won.v1",
                "kontor.deals.deal.lost.v1",
                "kontor.deals.pipeline.defined.v1",
                "kontor.deals.pipeline.revised.v1",
                "kontor.deals.product.listed.v1",
                "kontor.deals.product.revised.v1",
                "kontor.deals.invoice.drafted.v1",
                "kontor.deals.invoice.revised.v1",
                "kontor.deals.invoice.reassigned.v1",
                "kontor.deals.invoice.payment-received.v1",
                "kontor.deals.invoice.issued.v1",
                "kontor.deals.invoice.paid.v1",
                "kontor.deals.invoice.overdue.v1",
                "kontor.telephony.call.rang.v1",
                "kontor.telephony.call.answered.v1",
                "kontor.telephony.call.transferred.v1",
                "kontor.telephony.call.revised.v1",
                "kontor.telephony.call.tagged.v1",
                "kontor.telephony.call.ended.v1",
                "kontor.telephony.call.missed.v1",
                "kontor.activity.task.created.v1",
                "kontor.activity.task.revised.v1",
                "kontor.activity.task.completed.v1",
                "kontor.activity.task.cancelled.v1",
                "kontor.activity.meeting.scheduled.v1",
                "kontor.activity.meeting.rescheduled.v1",
                "kontor.activity.meeting.reassigned.v1",
                "kontor.activity.meeting.cancelled.v1",
                "kontor.activity.staff.joined.v1",
                "kontor.activity.staff.revised.v1"
            })
    void everyExampleCanBeRead(String type) {
        for (String example : Contracts.examples(type)) {
            assertThatCode(() -> take(type, example)).as(type).doesNotThrowAnyException();
        }
    }

    private void take(String type, String example) throws SQLException {
        String aggregate = String.join(".", List.of(type.split("\\.")).subList(0, 3));
        IncomingFact fact = new IncomingFact(
                Ids.next().toString(),
                type,
                Ids.next().toString(),
                1,
                "2026-01-01T00:00:00Z",
                Ids.next().toString(),
                null,
                example);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Projection projection : projections) {
                if (projection.aggregates().contains(aggregate)
                        || projection.aggregates().isEmpty()) {
                    Fold fold = projection.fold();
                    fold.add(fact);
                    fold.write(connection);
                }
            }
            connection.rollback();
        }
    }
}
