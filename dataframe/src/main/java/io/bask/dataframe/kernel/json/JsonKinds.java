package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Which kinds of values a key has been seen with, and, where arrays are among them, which kinds their elements are. One thread. */
final class JsonKinds {
    private static final int WHOLE = 1;
    private static final int DECIMAL = 2;
    private static final int TRUTH = 4;
    private static final int TEXT = 8;
    private static final int MISSING = 16;
    private static final int OBJECT = 32;
    private static final int ARRAY = 64;

    /** Where a value is. */
    interface Place {
        /** The file and the line, and where known the place in it. */
        String text();
    }

    /**
     * A line.
     *
     * @param offset the byte of the file that it begins at
     */
    record Line(CsvFile file, long offset) implements Place, Where {
        @Override
        public String text() {
            return "%s, line %d".formatted(file.path(), JsonBlockReader.number(file, offset));
        }

        @Override
        public Place of(JsonParser json) {
            return this;
        }
    }

    /** Says where a parser stands. */
    interface Where {
        Place of(JsonParser json);
    }

    private int seen;
    private @Nullable JsonKinds items;
    private @Nullable Place object;
    private @Nullable Place array;

    /** Takes note of a whole number. */
    void seeWhole() {
        seen |= WHOLE;
    }

    /** Looks at the value or the name that a parser stands on, and moves to the value's last token. */
    void see(JsonParser json, Where where) throws IOException {
        int kind = kind(json);
        seen |= kind;
        if (kind == OBJECT) {
            object = object == null ? where.of(json) : object;
            json.skipChildren();
        } else if (kind == ARRAY) {
            array = array == null ? where.of(json) : array;
            JsonKinds elements = items == null ? new JsonKinds() : items;
            items = elements;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.see(json, where);
            }
        }
    }

    /** Large whole numbers are decimal. */
    private static int kind(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT -> isLong(json) ? WHOLE : DECIMAL;
            case VALUE_NUMBER_FLOAT -> DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> TRUTH;
            case VALUE_NULL -> MISSING;
            case START_OBJECT -> OBJECT;
            case START_ARRAY -> ARRAY;
            case FIELD_NAME -> ofName(json.currentName());
            default -> TEXT;
        };
    }

    private static int ofName(String name) {
        if (!JsonNames.isNumber(name)) {
            return TEXT;
        }
        return JsonNames.isLong(name) ? WHOLE : DECIMAL;
    }

    /** Whether the whole number that a parser stands on has at most 64 bits. */
    static boolean isLong(JsonParser json) throws IOException {
        return json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    /** Adds what others have seen. */
    void add(JsonKinds others) {
        seen |= others.seen;
        object = object == null ? others.object : object;
        array = array == null ? others.array : array;
        if (others.items != null) {
            JsonKinds elements = items == null ? new JsonKinds() : items;
            items = elements;
            elements.add(others.items);
        }
    }

    /** Why no column can hold these values, read as that dtype or, where it is null, as inferred; null when one can. */
    @Nullable
    Refusal refusal(@Nullable DType wanted) {
        if (object != null) {
            return new Refusal(
                    object,
                    "holds objects; name their keys as columns by withFlattening(), or the columns to read by withColumns(...)");
        }
        if (array == null) {
            return null;
        }
        if ((seen & ~(ARRAY | MISSING)) != 0) {
            return new Refusal(
                    array,
                    "holds an array, and in other places values that are none; name the columns to read by withColumns(...)");
        }
        if (wanted != null && wanted.kind() != DType.Kind.LIST) {
            return new Refusal(
                    array,
                    "holds an array, which is no %s; read it as DType.list(...), or name the columns to read by withColumns(...)"
                            .formatted(wanted));
        }
        JsonKinds elements = items;
        Refusal ofItems = elements == null ? null : elements.refusal(wanted == null ? null : wanted.item());
        return ofItems == null || elements == null || elements.object == null
                ? ofItems
                : new Refusal(
                        ofItems.place(),
                        "holds objects in an array; name the columns to read by withColumns(...), or read elements by Bag.readJson");
    }

    /** What is wrong, and where. */
    record Refusal(Place place, String reason) {}

    /** The narrowest dtype for everything seen; what mixes kinds is text. */
    DType dtype() {
        int kinds = seen & ~MISSING;
        if (items != null) {
            return DType.list(items.dtype());
        }
        boolean isNumber = (kinds & (WHOLE | DECIMAL)) != 0;
        if ((kinds & TEXT) != 0 || ((kinds & TRUTH) != 0 && isNumber)) {
            return DType.STRING;
        }
        if ((kinds & TRUTH) != 0) {
            return DType.BOOL;
        }
        return kinds == WHOLE ? DType.INT64 : DType.FLOAT64;
    }
}
