package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonToken;
import io.bask.dataframe.schema.DType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which kinds of values each key has been seen with, keys in order of their first appearance.
 *
 * @param kinds bits by key
 */
public record JsonEvidence(Map<String, Integer> kinds) {
    static final int WHOLE = 1;
    static final int DECIMAL = 2;
    static final int TRUTH = 4;
    static final int TEXT = 8;
    static final int MISSING = 16;
    static final int OBJECT = 32;
    static final int ARRAY = 64;

    /** Nothing seen. */
    public static JsonEvidence none() {
        return new JsonEvidence(new LinkedHashMap<>());
    }

    void see(String key, int kind) {
        kinds.merge(key, kind, (a, b) -> a | b);
    }

    /** What both have seen. */
    public JsonEvidence merge(JsonEvidence other) {
        JsonEvidence both = new JsonEvidence(new LinkedHashMap<>(kinds));
        other.kinds.forEach(both::see);
        return both;
    }

    /** What kind of value begins with a token; large whole numbers are decimal. */
    static int kind(JsonToken token, boolean fitsLong) {
        return switch (token) {
            case VALUE_NUMBER_INT -> fitsLong ? WHOLE : DECIMAL;
            case VALUE_NUMBER_FLOAT -> DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> TRUTH;
            case VALUE_NULL -> MISSING;
            case START_OBJECT -> OBJECT;
            case START_ARRAY -> ARRAY;
            default -> TEXT;
        };
    }

    /** Whether a key has held an object or an array. */
    public boolean isNested(String key) {
        return (kinds.getOrDefault(key, 0) & (OBJECT | ARRAY)) != 0;
    }

    /** The narrowest dtype for everything seen of a key; what mixes kinds is text. */
    public DType dtype(String key) {
        int seen = kinds.getOrDefault(key, 0) & ~MISSING;
        boolean isNumber = (seen & (WHOLE | DECIMAL)) != 0;
        if ((seen & TEXT) != 0 || ((seen & TRUTH) != 0 && isNumber)) {
            return DType.STRING;
        }
        if ((seen & TRUTH) != 0) {
            return DType.BOOL;
        }
        return seen == WHOLE ? DType.INT64 : DType.FLOAT64;
    }
}
