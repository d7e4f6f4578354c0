package dev.kontor.platform.access;

import dev.kontor.platform.access.Grants.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers what a caller may read, entity by entity, as every request of theirs would be judged now. */
@ApplicationScoped
class TellGrants {
    private final AccessPolicy policy;
    private final FactFields facts = FactFields.shipped();

    TellGrants(AccessPolicy policy) {
        this.policy = policy;
    }

    Grants tell(Subject subject) {
        Map<String, Grant> grants = new HashMap<>();
        for (String entity : DefaultPolicy.shipped().entities()) {
            Scope read = policy.scope(subject, entity, Action.READ);
            if (read != Scope.NONE) {
                Map<String, FieldRule> concealed = policy.fields(subject, entity).entrySet().stream()
                        .filter(field -> field.getValue().conceals())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                Grant grant = new Grant(read, concealed, facts.others(entity, concealed));
                facts.aggregates(entity).forEach(aggregate -> grants.put(aggregate, grant));
            }
        }
        return new Grants(policy.changesAt(subject), grants);
    }
}
