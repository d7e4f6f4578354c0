package dev.kontor.platform.outbox;

import java.util.Locale;

/** Names of an event as the contract has them, derived from the fact's record and its aggregate's {@link Topic}. */
public record EventType(String topic, String type, String source) {
    private static final String STATE_SUFFIX = ".state";
    private static final ClassValue<EventType> OF_FACT = new ClassValue<>() {
        @Override
        protected EventType computeValue(Class<?> fact) {
            String topic = topicOf(fact);
            String name = fact.getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
            return new EventType(topic, topic + "." + name + ".v1", sourceOf(topic));
        }
    };
    private static final ClassValue<EventType> OF_STATE = new ClassValue<>() {
        @Override
        protected EventType computeValue(Class<?> fact) {
            String topic = topicOf(fact) + STATE_SUFFIX;
            return new EventType(topic, topic + ".v1", sourceOf(topic));
        }
    };

    public static EventType of(Class<? extends Fact> fact) {
        return OF_FACT.get(fact);
    }

    public static EventType stateOf(Class<? extends Fact> anyFactOfTheAggregate) {
        return OF_STATE.get(anyFactOfTheAggregate);
    }

    private static String topicOf(Class<?> fact) {
        for (Class<?> family : fact.getInterfaces()) {
            Topic topic = family.getAnnotation(Topic.class);
            if (topic != null) {
                return topic.value();
            }
        }
        throw new IllegalArgumentException(fact + " implements no interface that bears @Topic");
    }

    private static String sourceOf(String topic) {
        return "/" + topic.split("\\.")[1];
    }
}
