package dev.kontor.analytics.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;

/** Definitions as they are stored, and the checks that annotations cannot express. */
@ApplicationScoped
class PolicyDefinitions {
    private final ObjectMapper json;
    private final Clock clock;

    PolicyDefinitions(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    SlaPolicyDefinition read(SlaPolicy policy) {
        try {
            return json.readValue(policy.definition(), SlaPolicyDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Policy " + policy.id() + " cannot be read", e);
        }
    }

    String write(SlaPolicyDefinition terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries the calendar now, so that no start event ever meets one that leads nowhere. */
    void refuseImpossible(SlaPolicyDefinition terms) {
        try {
            terms.workingTime().add(clock.instant(), terms.target());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.invalid("/calendar", "impossible", String.valueOf(e.getMessage()));
        }
    }
}
