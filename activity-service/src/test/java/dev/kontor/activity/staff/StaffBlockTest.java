package dev.kontor.activity.staff;

import static dev.kontor.activity.staff.StaffExamples.STAFF;
import static dev.kontor.activity.staff.StaffExamples.aProfile;
import static dev.kontor.activity.staff.StaffExamples.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.imports.RowOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaffBlockTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    @Test
    void aManagerMayStandBelow() {
        // given
        StaffBlock block = new StaffBlock(List.of(), "");

        // when
        List<RowOutcome> outcomes = block.take(List.of(
                aRow("username", "worker", "name", "A Worker", "manager", "boss"),
                aRow("username", "Boss", "name", "The Boss")));

        // then
        assertThat(outcomes).containsExactly(RowOutcome.CREATED, RowOutcome.CREATED);
        assertThat(draft(block, "A Worker").profile().managerId())
                .isEqualTo(draft(block, "The Boss").id());
        assertThat(draft(block, "The Boss").profile().username()).isEqualTo("boss");
    }

    @Test
    void aManagerKnownByFullNameOnlyBecomesAMember() {
        // given
        StaffBlock block = new StaffBlock(List.of(), "name");

        // when
        List<RowOutcome> outcomes = block.take(List.of(
                aRow("name", "Anna Snelling", "team", "Central", "manager", "Dustin Brinkmann"),
                aRow("name", "Cecily Lampkin", "team", "Central", "manager", "Dustin Brinkmann")));

        // then
        UUID manager = draft(block, "Dustin Brinkmann").id();
        assertThat(outcomes).containsOnly(RowOutcome.CREATED);
        assertThat(block.drafts()).hasSize(3);
        assertThat(draft(block, "Cecily Lampkin").profile().managerId()).isEqualTo(manager);
    }

    @Test
    void anUnknownUserNameAsManagerFailsTheRowAndThoseWhoRelyOnIt() {
        // given
        StaffBlock block = new StaffBlock(List.of(), "");

        // when
        List<RowOutcome> outcomes = block.take(List.of(
                aRow("username", "a", "manager", "b"),
                aRow("username", "b", "manager", "nobody"),
                aRow("username", "c")));

        // then
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(RowOutcome.Failed.class, failed -> {
            assertThat(failed.field()).isEqualTo("manager");
            assertThat(failed.code()).isEqualTo("reference-unknown");
        });
        assertThat(outcomes.get(1)).isInstanceOf(RowOutcome.Failed.class);
        assertThat(outcomes.get(2)).isEqualTo(RowOutcome.CREATED);
        assertThat(block.drafts()).hasSize(1);
    }

    @Test
    void aRowEnrichesTheMemberWithItsUserNameAddressOrName() {
        // given
        StaffMember known = StaffMember.join(STAFF, aProfile(), NOW);

        // when, then
        for (StaffRow row : List.of(
                aRow("username", "janis.ozols", "extension", "999"),
                aRow("email", "Janis.Ozols@Kontor.example", "extension", "999"),
                aRow("name", "Jānis Ozols", "extension", "999"))) {
            StaffBlock block = new StaffBlock(List.of(known), "");
            assertThat(block.take(List.of(row))).containsExactly(RowOutcome.UPDATED);
            assertThat(block.drafts()).hasSize(1);
            assertThat(block.drafts().getFirst().profile().extension()).isEqualTo("999");
            assertThat(block.drafts().getFirst().profile().team()).isEqualTo("riga");
            assertThat(block.drafts().getFirst().member()).isSameAs(known);
        }
    }

    @Test
    void theSameAgainIsUnchanged() {
        // given
        StaffBlock block = new StaffBlock(List.of(StaffMember.join(STAFF, aProfile(), NOW)), "");

        // when, then
        assertThat(block.take(List.of(aRow("username", "janis.ozols", "team", "riga"))))
                .containsExactly(RowOutcome.UNCHANGED);
    }

    @Test
    void aNamesakeWithAnotherUserNameIsSomebodyElse() {
        // given
        StaffBlock block = new StaffBlock(List.of(StaffMember.join(STAFF, aProfile(), NOW)), "");

        // when, then
        assertThat(block.take(List.of(aRow("username", "janis.ozols2", "name", "Jānis Ozols"))))
                .containsExactly(RowOutcome.CREATED);
        assertThat(block.take(List.of(aRow("name", "Jānis Ozols", "team", "tallinn"))))
                .first()
                .isInstanceOfSatisfying(
                        RowOutcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("ambiguous"));
    }

    @Test
    void aManagerStubIsFilledByItsOwnRow() {
        // given
        StaffBlock block = new StaffBlock(List.of(), "");
        block.take(List.of(aRow("name", "A Worker", "manager", "The Boss")));

        // when
        List<RowOutcome> outcomes = block.take(List.of(aRow("username", "boss", "name", "The Boss")));

        // then
        assertThat(outcomes).containsExactly(RowOutcome.UPDATED);
        assertThat(draft(block, "The Boss").profile().username()).isEqualTo("boss");
    }

    @Test
    void faultsNameTheField() {
        assertThat(fieldOf(aRow("team", "riga"))).isEqualTo("name");
        assertThat(fieldOf(aRow("name", "x".repeat(201)))).isEqualTo("name");
        assertThat(fieldOf(aRow("name", "A", "email", "nobody"))).isEqualTo("email");
        assertThat(fieldOf(aRow("name", "A", "team", "x".repeat(51)))).isEqualTo("team");
        assertThat(fieldOf(aRow("name", "A", "extension", "one"))).isEqualTo("extension");
        assertThat(fieldOf(aRow("name", "A", "timeZone", "Riga"))).isEqualTo("timeZone");
        assertThat(fieldOf(aRow("name", "A", "language", "Latvian!"))).isEqualTo("language");
        assertThat(fieldOf(aRow("name", "A B", "manager", "A B"))).isEqualTo("manager");
        assertThat(aRow("email", "only@address.example").profile().name()).isEqualTo("only@address.example");
    }

    private static String fieldOf(StaffRow row) {
        return row.fault().field();
    }

    private static StaffBlock.Draft draft(StaffBlock block, String name) {
        return block.drafts().stream()
                .filter(draft -> draft.profile().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
