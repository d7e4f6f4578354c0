package dev.kontor.notification.delivery;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores the state as the code that clients see, so that a filter compares like with like. */
@Converter
class DeliveryStateColumn implements AttributeConverter<DeliveryState, String> {
    @Override
    public String convertToDatabaseColumn(DeliveryState value) {
        return value.code();
    }

    @Override
    public DeliveryState convertToEntityAttribute(String column) {
        return DeliveryState.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
