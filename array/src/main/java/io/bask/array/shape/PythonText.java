package io.bask.array.shape;

import java.util.StringJoiner;
import java.util.function.IntFunction;

/** Writes tuples as Python writes them: {@code ()}, {@code (3,)}, {@code (3, 4)}. */
final class PythonText {
    private PythonText() {}

    static String tuple(int count, IntFunction<String> element) {
        if (count == 1) {
            return "(" + element.apply(0) + ",)";
        }
        StringJoiner joiner = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < count; i++) {
            joiner.add(element.apply(i));
        }
        return joiner.toString();
    }

    static String tuple(long[] values) {
        return tuple(values.length, i -> Long.toString(values[i]));
    }
}
