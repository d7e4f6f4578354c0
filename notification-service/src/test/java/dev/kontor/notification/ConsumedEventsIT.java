package dev.kontor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.notification.remind.birthday.consumed.PersonState;
import dev.kontor.notification.remind.meeting.consumed.MeetingState;
import dev.kontor.notification.remind.sla.consumed.TimerFact;
import dev.kontor.notification.remind.staff.consumed.StaffState;
import dev.kontor.platformtest.Contracts;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others promise is what we read. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class ConsumedEventsIT {
    @Inject
    ObjectMapper platformJson;

    private ObjectMapper json;

    @BeforeEach
    void readAsConsumersDo() {
        json = platformJson.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Test
    void everyExampleOfWhatWeConsumeIsRead() {
        assertThat(read("kontor.contacts.person.state.v1", PersonState.class)).allSatisfy(person -> {
            assertThat(person.birthday()).isNotBlank();
            assertThat(person.ownerId()).isNotNull();
        });
        assertThat(read("kontor.activity.meeting.state.v1", MeetingState.class)).allSatisfy(meeting -> {
            assertThat(meeting.participants()).hasSize(2);
            assertThat(meeting.reminderMinutes()).isPositive();
        });
        assertThat(read("kontor.activity.staff.state.v1", StaffState.class)).allSatisfy(staff -> {
            assertThat(staff.email()).contains("@");
            assertThat(staff.managerId()).isNotNull();
            assertThat(staff.active()).isTrue();
        });
        for (String fact : List.of("warned", "breached")) {
            assertThat(read("kontor.analytics.sla-timer." + fact + ".v1", TimerFact.class))
                    .allSatisfy(timer -> {
                        assertThat(timer.policyCode()).isNotBlank();
                        assertThat(timer.ownerId()).isNotNull();
                        assertThat(timer.dueAt()).isNotNull();
                    });
        }
    }

    private <T> List<T> read(String type, Class<T> reader) {
        return Contracts.examples(type).stream()
                .map(example -> readOne(example, reader))
                .toList();
    }

    private <T> T readOne(String example, Class<T> reader) {
        try {
            return json.readValue(example, reader);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
