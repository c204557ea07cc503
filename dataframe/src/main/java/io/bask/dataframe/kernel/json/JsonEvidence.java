package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kinds of values each key has been seen with, keys in order of their first appearance. One thread. */
public final class JsonEvidence {
    private final Map<String, JsonKinds> kinds = new LinkedHashMap<>();

    private JsonEvidence() {}

    /** Nothing seen. */
    public static JsonEvidence none() {
        return new JsonEvidence();
    }

    /** Looks at the value that a parser stands on, and moves to the value's last token. */
    void see(String key, JsonParser json, JsonKinds.Where where) throws IOException {
        kinds(key).see(json, where);
    }

    /** Takes note of a whole number. */
    void seeWhole(String key) {
        kinds(key).seeWhole();
    }

    private JsonKinds kinds(String key) {
        JsonKinds seen = kinds.get(key);
        if (seen == null) {
            seen = new JsonKinds();
            kinds.put(key, seen);
        }
        return seen;
    }

    /** Takes note of a key without a value. */
    void name(String key) {
        kinds(key);
    }

    /**
     * Looks at the values of the object that a parser has just entered, and moves to its end.
     *
     * @param nests whether keys of objects in it are columns, with points between the keys
     */
    void object(JsonParser json, JsonKinds.Where where, boolean nests) throws IOException {
        List<String> prefixes = new ArrayList<>(List.of(""));
        while (!prefixes.isEmpty()) {
            if (json.nextToken() == JsonToken.END_OBJECT) {
                prefixes.remove(prefixes.size() - 1);
                continue;
            }
            String key = prefixes.get(prefixes.size() - 1) + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && nests) {
                prefixes.add(key + ".");
                continue;
            }
            see(key, json, where);
        }
    }

    /** What both have seen. */
    public JsonEvidence merge(JsonEvidence other) {
        JsonEvidence both = new JsonEvidence();
        for (JsonEvidence one : new JsonEvidence[] {this, other}) {
            one.kinds.forEach((key, seen) ->
                    both.kinds.computeIfAbsent(key, first -> new JsonKinds()).add(seen));
        }
        return both;
    }

    /** All keys seen, in the order of their first appearance. */
    public Set<String> keys() {
        return kinds.keySet();
    }

    /** The narrowest dtype for everything seen of a key; what mixes kinds is text, what was never there is float64. */
    public DType dtype(String key) {
        JsonKinds seen = kinds.get(key);
        return seen == null ? DType.FLOAT64 : seen.dtype();
    }

    /**
     * Throws where no column can hold the values of a key: objects, arrays among other values, arrays where another dtype is wanted.
     *
     * @param wanted the dtype that the user asked for; null to infer it
     */
    public void check(String key, @Nullable DType wanted) {
        JsonKinds seen = kinds.get(key);
        JsonKinds.Refusal refusal = seen == null ? null : seen.refusal(wanted);
        if (refusal != null) {
            throw new JsonFormatException(
                    "%s, column '%s' %s".formatted(refusal.place().text(), key, refusal.reason()));
        }
    }
}
