package dev.kontor.platform.http;

import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.FieldRules;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.audit.SensitiveReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the sensitive fields that views tell, by the policy's list, and puts their reading on record. */
@ApplicationScoped
public class SensitiveFields {
    private static final String ID = "id";
    private static final ClassValue<Map<String, MethodHandle>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> view) {
            Set<String> sensitive = DefaultPolicy.shipped()
                    .sensitive(view.getAnnotation(Governs.class).value());
            Map<String, MethodHandle> accessors = new HashMap<>();
            if (!sensitive.isEmpty()) {
                for (RecordComponent component : view.getRecordComponents()) {
                    if (sensitive.contains(component.getName()) || ID.equals(component.getName())) {
                        accessors.put(component.getName(), accessor(component));
                    }
                }
            }
            return Map.copyOf(accessors);
        }
    };

    private final SensitiveReads reads;

    SensitiveFields(SensitiveReads reads) {
        this.reads = reads;
    }

    /**
     * Completes when the reading is on record, at once where nothing sensitive is told.
     *
     * @param views of one entity
     * @param rules of the reader: what they conceal is not told
     */
    public Uni<Void> record(List<?> views, Map<String, FieldRule> rules) {
        List<UUID> ids = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Object view : views) {
            String entity = FieldRules.entity(view);
            Map<String, MethodHandle> accessors = entity.isEmpty() ? Map.of() : ACCESSORS.get(view.getClass());
            boolean tells = false;
            for (Map.Entry<String, MethodHandle> accessor : accessors.entrySet()) {
                if (!ID.equals(accessor.getKey())
                        && !isConcealed(rules.get(accessor.getKey()))
                        && value(accessor.getValue(), view) != null) {
                    told.add(accessor.getKey());
                    tells = true;
                }
            }
            if (tells) {
                ids.add((UUID) value(Objects.requireNonNull(accessors.get(ID)), view));
            }
        }
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : reads.record(FieldRules.entity(views.getFirst()), ids, told);
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.lookup().unreflect(component.getAccessor());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " of a view has to be public", e);
        }
    }

    private static @Nullable Object value(MethodHandle accessor, Object view) {
        try {
            return accessor.invoke(view);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isConcealed(@Nullable FieldRule rule) {
        return rule != null && rule.conceals();
    }
}
