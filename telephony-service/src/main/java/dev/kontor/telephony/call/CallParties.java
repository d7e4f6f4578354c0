package dev.kontor.telephony.call;

import dev.kontor.telephony.agent.Agent;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is who in a call.
 *
 * @param agents by extension
 * @param from caller's number in E.164, or as the PBX writes it where it is none
 * @param customerNumber E.164 number of the side that is not us; null when withheld or our own
 * @param personId the one person of that number
 */
record CallParties(
        Map<String, Agent> agents,
        @Nullable String from,
        @Nullable String to,
        @Nullable String customerNumber,
        @Nullable UUID personId,
        @Nullable UUID organisationId) {
    @Nullable
    Agent agent(@Nullable String extension) {
        return extension == null ? null : agents.get(extension);
    }

    @Nullable
    UUID agentId(@Nullable String extension) {
        Agent agent = agent(extension);
        return agent == null ? null : agent.id();
    }
}
