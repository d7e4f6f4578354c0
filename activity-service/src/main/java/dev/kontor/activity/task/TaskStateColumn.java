package dev.kontor.activity.task;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores the state as the code that clients see, so that a filter compares like with like. */
@Converter
class TaskStateColumn implements AttributeConverter<TaskState, String> {
    @Override
    public String convertToDatabaseColumn(TaskState value) {
        return value.code();
    }

    @Override
    public TaskState convertToEntityAttribute(String column) {
        return TaskState.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
