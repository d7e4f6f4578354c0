package dev.kontor.notification.template;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All templates that administrators have changed. */
@ApplicationScoped
class LetterTemplates implements PanacheRepositoryBase<LetterTemplate, UUID> {
    Uni<List<LetterTemplate>> in(LetterKind kind, List<String> languages) {
        return list("kind = ?1 and language in ?2", kind.code(), languages);
    }

    Uni<@Nullable LetterTemplate> find(LetterKind kind, String language) {
        return find("kind = ?1 and language = ?2", kind.code(), language).firstResult();
    }

    Uni<@Nullable LetterTemplate> lock(LetterKind kind, String language) {
        return find("kind = ?1 and language = ?2", kind.code(), language)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }
}
