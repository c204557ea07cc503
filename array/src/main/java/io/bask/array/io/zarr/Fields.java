package io.bask.array.io.zarr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a JSON object in a metadata file; each must be of the kind that is asked for.
 *
 * @param file where they come from
 * @param path what leads to the object within the file, with a dot behind it, or nothing
 */
record Fields(String file, String path, Map<String, @Nullable Object> entries) {
    private static final int MOST_TEXT = 400;

    static Fields of(String file, Map<String, @Nullable Object> entries) {
        return new Fields(file, "", entries);
    }

    /** What is wrong with an entry, as an error that names file and key; the middle of much text is left out. */
    IllegalArgumentException broken(String key, String how) {
        return new IllegalArgumentException("%s: %s %s".formatted(file, brief(path + key), brief(how)));
    }

    private static String brief(String text) {
        int half = MOST_TEXT / 2;
        return text.length() <= MOST_TEXT
                ? text
                : text.substring(0, half) + "..." + text.substring(text.length() - half);
    }

    boolean has(String key) {
        return entries.get(key) != null;
    }

    Object required(String key) {
        Object value = entries.get(key);
        if (value == null) {
            throw broken(key, entries.containsKey(key) ? "is null" : "is missing");
        }
        return value;
    }

    private IllegalArgumentException kind(String key, String wanted) {
        String seen = String.valueOf(entries.get(key));
        return broken(
                key, "is %s, not %s".formatted(seen.length() > 80 ? seen.substring(0, 80) + "..." : seen, wanted));
    }

    String text(String key) {
        if (required(key) instanceof String text) {
            return text;
        }
        throw kind(key, "a text");
    }

    String text(String key, String fallback) {
        return has(key) ? text(key) : fallback;
    }

    int number(String key, int fallback) {
        if (!has(key)) {
            return fallback;
        }
        if (required(key) instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw kind(key, "a whole number");
    }

    List<?> list(String key) {
        if (required(key) instanceof List<?> list) {
            return list;
        }
        throw kind(key, "a list");
    }

    /** A list of whole numbers of at least {@code least}. */
    long[] lengths(String key, long least) {
        List<?> list = list(key);
        long[] lengths = new long[list.size()];
        for (int i = 0; i < lengths.length; i++) {
            if (!(list.get(i) instanceof Long number) || number < least) {
                throw kind(key, "a list of whole numbers from %d on".formatted(least));
            }
            lengths[i] = number;
        }
        return lengths;
    }

    /** An object; a text stands for an object that only has this name. */
    Fields object(String key) {
        return object(key, required(key));
    }

    private Fields object(String key, @Nullable Object value) {
        Map<String, @Nullable Object> inside = new LinkedHashMap<>();
        if (value instanceof String name) {
            inside.put("name", name);
            return new Fields(file, path + key + ".", inside);
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw kind(key, "an object");
        }
        map.forEach((name, entry) -> inside.put(String.valueOf(name), entry));
        return new Fields(file, path + key + ".", inside);
    }

    /** The object {@code configuration}, empty where there is none. */
    Fields configuration() {
        if (entries.get("configuration") instanceof String) {
            throw kind("configuration", "an object");
        }
        return has("configuration") ? object("configuration") : new Fields(file, path + "configuration.", Map.of());
    }

    List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        int number = 0;
        for (Object element : list(key)) {
            objects.add(object("%s[%d]".formatted(key, number++), element));
        }
        return objects;
    }
}
