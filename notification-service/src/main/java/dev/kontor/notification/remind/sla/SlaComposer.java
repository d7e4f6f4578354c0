package dev.kontor.notification.remind.sla;

import dev.kontor.notification.channel.Letter;
import dev.kontor.notification.delivery.Delivery;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.delivery.Reasons;
import dev.kontor.notification.due.Composer;
import dev.kontor.notification.due.Undeliverable;
import dev.kontor.notification.remind.staff.Recipient;
import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.notification.template.LetterKind;
import dev.kontor.notification.template.WriteLetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the letters about regulations. */
@ApplicationScoped
class SlaComposer implements Composer {
    private static final Set<LetterKind> KINDS = Set.of(LetterKind.SLA_WARNED, LetterKind.SLA_BREACHED);
    private static final String UNKNOWN = "–";

    private final SlaTimers timers;
    private final StaffDirectory staff;
    private final WriteLetter letters;

    SlaComposer(SlaTimers timers, StaffDirectory staff, WriteLetter letters) {
        this.timers = timers;
        this.staff = staff;
        this.letters = letters;
    }

    @Override
    public boolean composes(String kind) {
        return LetterKind.of(kind).filter(KINDS::contains).isPresent();
    }

    @Override
    public Uni<Letter> compose(Delivery delivery) {
        LetterKind kind = LetterKind.of(delivery.kind()).orElseThrow();
        return timers.findById(delivery.subjectId())
                .onItem()
                .ifNull()
                .failWith(() -> new Undeliverable(Outcome.refused(Reasons.SUBJECT_UNKNOWN)))
                .chain(timer -> staff.recipient(delivery.recipientId())
                        .chain(recipient -> employee(timer).chain(name -> write(kind, timer, recipient, name))));
    }

    private Uni<String> employee(SlaTimer timer) {
        return timer.ownerId() == null
                ? Uni.createFrom().item(UNKNOWN)
                : staff.findById(timer.ownerId()).map(member -> member == null ? UNKNOWN : member.name());
    }

    private Uni<Letter> write(LetterKind kind, SlaTimer timer, Recipient recipient, String employee) {
        return letters.language(kind, recipient.language())
                .chain(language ->
                        letters.write(kind, recipient.language(), data(timer, recipient, employee, language)))
                .map(r -> new Letter(recipient.email(), r.language(), r.subject(), r.text(), r.html()));
    }

    private static Map<String, String> data(SlaTimer timer, Recipient recipient, String employee, Locale language) {
        return Map.of(
                "recipientName", recipient.name(),
                "employeeName", employee,
                "policyCode", timer.policyCode(),
                "key", timer.key() == null ? UNKNOWN : timer.key(),
                "dueAt", recipient.local(timer.dueAt(), language),
                "timeZone", recipient.zone().getId());
    }
}
