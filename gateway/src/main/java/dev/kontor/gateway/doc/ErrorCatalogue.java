package dev.kontor.gateway.doc;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All errors of the platform: what the {@code type} of a problem document points to. */
@Singleton
class ErrorCatalogue {
    private final List<ErrorEntry> entries;
    private final Map<String, ErrorEntry> byCode;

    ErrorCatalogue(Contracts contracts) {
        this.entries = contracts.errors();
        this.byCode = entries.stream().collect(Collectors.toMap(ErrorEntry::code, Function.identity()));
    }

    List<ErrorEntry> entries() {
        return entries;
    }

    Optional<ErrorEntry> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
