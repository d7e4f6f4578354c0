package dev.kontor.contacts.person;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores the life cycle as the code that clients see, so that a filter compares like with like. */
@Converter
class LifeCycleColumn implements AttributeConverter<LifeCycle, String> {
    @Override
    public String convertToDatabaseColumn(LifeCycle value) {
        return value.code();
    }

    @Override
    public LifeCycle convertToEntityAttribute(String column) {
        return LifeCycle.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
