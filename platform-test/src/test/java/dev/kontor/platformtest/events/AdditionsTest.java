package dev.kontor.platformtest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platformtest.events.Fields.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.Yaml;

/** The comparison itself, on schemas made at random and on ours. */
class AdditionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<EventContract> EVENTS = EventContract.all();

    /** Objects nested to three levels, arrays of them, and codes; some fields required. */
    @Provide
    Arbitrary<ObjectNode> schemas() {
        return Arbitraries.randomValue(random -> object(random, 3));
    }

    @Provide
    Arbitrary<ObjectNode> ours() {
        return Arbitraries.of(EVENTS).map(event -> event.schema().deepCopy());
    }

    @Property
    void aSchemaHasNoFaultAgainstItself(@ForAll("schemas") ObjectNode schema) {
        assertThat(faults(schema, schema.deepCopy())).isEmpty();
    }

    @Property
    void theLockGivesBackWhatWasWritten(@ForAll("schemas") ObjectNode schema) {
        Map<String, SortedMap<String, Field>> types = Map.of("t", Fields.of(schema));
        assertThat(EventsLock.read(EventsLock.write(types))).isEqualTo(types);
    }

    @Property
    void additionsHaveNoFaultHoweverManyThereAre(@ForAll("schemas") ObjectNode schema, @ForAll Random random) {
        // given
        ObjectNode first = schema.deepCopy();
        add(first, random);
        ObjectNode second = first.deepCopy();
        add(second, random);

        // then
        assertThat(faults(schema, first)).isEmpty();
        assertThat(faults(first, second)).isEmpty();
        assertThat(faults(schema, second)).isEmpty();
    }

    @Property
    void anAdditionTakenBackIsAFault(@ForAll("schemas") ObjectNode schema, @ForAll Random random) {
        ObjectNode added = schema.deepCopy();
        add(added, random);
        assertThat(faults(added, schema)).isNotEmpty();
    }

    @Property
    void whateverElseChangesIsAFaultOnOurOwnSchemas(@ForAll("ours") ObjectNode schema, @ForAll Random random) {
        // given
        ObjectNode changed = schema.deepCopy();
        List<Runnable> changes = breaks(changed);
        Assume.that(!changes.isEmpty());

        // when
        changes.get(random.nextInt(changes.size())).run();

        // then
        assertThat(faults(schema, changed)).isNotEmpty();
    }

    @Property
    void wordsMayChange(@ForAll("ours") ObjectNode schema) {
        ObjectNode changed = schema.deepCopy();
        objectsIn(changed).forEach(field -> field.put("description", "said otherwise"));
        assertThat(faults(schema, changed.put("title", "Said otherwise."))).isEmpty();
    }

    @Example
    void aTypeThatIsGoneIsAFaultAndANewOneIsNot() {
        SortedMap<String, Field> fields = Fields.of(EVENTS.getFirst().schema());
        assertThat(Additions.faults(Map.of("a", fields), Map.of("b", fields))).containsExactly("a is gone");
        assertThat(Additions.faults(Map.of("a", fields), Map.of("a", fields, "b", fields)))
                .isEmpty();
    }

    @Example
    void eachFaultNamesItsField() {
        assertThat(faults("{'properties':{'a':{'type':'string'}}}", "{'properties':{}}"))
                .containsExactly("t $.a is gone");
        assertThat(faults("{'properties':{'a':{}},'required':['a']}", "{'properties':{'a':{}}}"))
                .containsExactly("t $.a was always there and now may be absent");
        assertThat(faults("{'properties':{'a':{}}}", "{'properties':{'a':{}},'required':['a']}"))
                .containsExactly("t $.a was optional and is required: facts that were kept may lack it");
        assertThat(faults("{'properties':{}}", "{'properties':{'a':{}},'required':['a']}"))
                .containsExactly("t $.a is new and required: facts that were kept do not have it");
        assertThat(faults("{'items':{'enum':['x','y']}}", "{'items':{'enum':['x']}}"))
                .containsExactly("t $[*] was one of [x, y] and is one of [x]");
        assertThat(faults("{'items':{'type':'integer'}}", "{'items':{'type':'number'}}"))
                .containsExactly("t $[*] was {type=\"integer\"} and is {type=\"number\"}");
    }

    @Example
    void aNewOptionalObjectMayHaveRequiredFields() {
        assertThat(faults("{'properties':{}}", "{'properties':{'a':{'properties':{'b':{}},'required':['b']}}}"))
                .isEmpty();
    }

    @Example
    void aKeywordThatNobodyWouldCompareIsRefused() {
        assertThatThrownBy(() -> Fields.of(read("{'properties':{'a':{'oneOf':[{'type':'string'}]}}}")))
                .hasMessageContaining("oneOf")
                .hasMessageContaining("$.a");
    }

    private static List<String> faults(JsonNode before, JsonNode now) {
        return Additions.faults(Map.of("t", Fields.of(before)), Map.of("t", Fields.of(now)));
    }

    private static List<String> faults(String before, String now) {
        return faults(read(before), read(now));
    }

    private static JsonNode read(String json) {
        return JSON.valueToTree(new Yaml().load(json));
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        for (String name : List.of("a", "b", "c")) {
            if (random.nextBoolean()) {
                properties.set(name, field(random, depth - 1));
                if (random.nextBoolean()) {
                    object.withArrayProperty("required").add(name);
                }
            }
        }
        return object;
    }

    private static ObjectNode field(Random random, int depth) {
        ObjectNode field = JSON.createObjectNode();
        switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> field.put("type", "string").put("format", "uuid");
            case 1 -> field.put("type", "integer").put("minimum", random.nextInt(3));
            case 2 -> field.putArray("enum").add("x").add("y");
            case 3 -> field.put("type", "array").set("items", field(random, depth - 1));
            default -> field.setAll(object(random, depth));
        }
        return field;
    }

    /** An optional field in some object or a code in some enumeration. */
    private static void add(ObjectNode schema, Random random) {
        List<ObjectNode> places = objectsIn(schema).stream()
                .filter(field -> field.has("properties") || field.has("enum"))
                .toList();
        ObjectNode place = places.get(random.nextInt(places.size()));
        if (place.has("enum")) {
            place.withArrayProperty("enum").add("z" + place.path("enum").size());
        } else {
            place.withObjectProperty("properties")
                    .set("new" + place.path("properties").size(), field(random, 2));
        }
    }

    /** Every way to break the schema by one step. */
    private static List<Runnable> breaks(ObjectNode schema) {
        List<Runnable> breaks = new ArrayList<>();
        for (ObjectNode field : objectsIn(schema)) {
            JsonNode properties = field.path("properties");
            List<String> required = new ArrayList<>();
            field.path("required").forEach(name -> required.add(name.asText()));
            properties.fieldNames().forEachRemaining(name -> {
                breaks.add(() -> ((ObjectNode) properties).remove(name));
                breaks.add(() -> ((ObjectNode) properties).putObject(name).put("type", "null"));
                if (!required.contains(name)) {
                    breaks.add(() -> field.withArrayProperty("required").add(name));
                }
            });
            for (int i = 0; i < required.size(); i++) {
                int place = i;
                breaks.add(() -> field.withArrayProperty("required").remove(place));
            }
            if (field.has("enum")) {
                breaks.add(() -> field.withArrayProperty("enum").remove(0));
                breaks.add(() -> field.remove("enum"));
            }
            for (String bound : List.of("type", "format", "pattern", "minimum", "minItems")) {
                if (field.has(bound)) {
                    breaks.add(() -> field.remove(bound));
                }
            }
        }
        return breaks;
    }

    /** The schema itself and those of all its fields and items. */
    private static List<ObjectNode> objectsIn(ObjectNode schema) {
        List<ObjectNode> all = new ArrayList<>(List.of(schema));
        schema.path("properties").forEach(field -> all.addAll(objectsIn((ObjectNode) field)));
        if (schema.has("items")) {
            all.addAll(objectsIn((ObjectNode) schema.path("items")));
        }
        return all;
    }
}
