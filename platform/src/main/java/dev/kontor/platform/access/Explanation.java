package dev.kontor.platform.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody may or may not do something to a record, rule by rule.
 *
 * @param user the member of staff asked about
 * @param allowed the answer
 * @param because the rule that decided, in words
 * @param rules in the order in which they are looked at
 * @param fields rules for single fields that hold for this user
 */
public record Explanation(
        UUID user,
        String entity,
        UUID id,
        Action action,
        boolean allowed,
        String because,
        List<Step> rules,
        Map<String, FieldRule> fields) {
    /**
     * One rule that was looked at.
     *
     * @param rule what it is: account, role, record, owner, team, nobody, share
     * @param subject which one: the role's name, the team's, the owner's id
     * @param grants whether it alone would allow it
     * @param detail in words
     */
    public record Step(String rule, @Nullable String subject, boolean grants, String detail) {}
}
