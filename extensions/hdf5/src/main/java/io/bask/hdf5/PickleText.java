package io.bask.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as Python's pickles of protocol 0: texts, whole numbers, truth values, null, lists, pairs and maps. */
final class PickleText {
    private final StringBuilder text = new StringBuilder();

    private PickleText() {}

    /** A tuple, which Python tells from a list. */
    record Pair(Object first, Object second) {}

    static byte[] of(@Nullable Object value) {
        PickleText pickle = new PickleText();
        pickle.put(value);
        return pickle.text.append('.').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void put(@Nullable Object value) {
        if (value == null) {
            text.append('N');
        } else if (value instanceof String letters) {
            text.append('V');
            letters.codePoints().forEach(this::letter);
            text.append('\n');
        } else if (value instanceof Boolean flag) {
            text.append(flag ? "I01\n" : "I00\n");
        } else if (value instanceof Number number) {
            text.append('I').append(number).append('\n');
        } else if (value instanceof List<?> list) {
            text.append("(l");
            for (Object item : list) {
                put(item);
                text.append('a');
            }
        } else if (value instanceof Pair pair) {
            text.append('(');
            put(pair.first);
            put(pair.second);
            text.append('t');
        } else if (value instanceof Map<?, ?> map) {
            text.append("(d");
            map.forEach((key, item) -> {
                put(key);
                put(item);
                text.append('s');
            });
        } else {
            throw new IllegalArgumentException("no pickle of " + value.getClass());
        }
    }

    private void letter(int letter) {
        if (letter >= 0x10000) {
            text.append("\\U%08x".formatted(letter));
        } else if (letter < ' ' || letter > '~' || letter == '\\') {
            text.append("\\u%04x".formatted(letter));
        } else {
            text.append((char) letter);
        }
    }
}
