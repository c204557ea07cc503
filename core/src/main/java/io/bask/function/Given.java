package io.bask.function;

import java.util.Arrays;
import java.util.Objects;

/** Refuses arguments that are null where they are given, and says which: what the first line of a public method calls. */
public final class Given {
    private Given() {}

    /**
     * The value of an argument.
     *
     * @param name what the argument is called
     * @throws NullPointerException where it is null
     */
    public static <T> T notNull(T value, String name) {
        return Objects.requireNonNull(value, () -> name + " is null; give a value");
    }

    /**
     * The values of an argument that takes any number of them.
     *
     * @param name what the argument is called
     * @throws NullPointerException where it or one of them is null
     */
    public static <T> T[] noneNull(T[] values, String name) {
        return noneNull(
                Objects.requireNonNull(values, () -> name + " is null; give values, or none"),
                name,
                Arrays.asList(values));
    }

    /** As {@link #noneNull(Object[], String)} for a collection. */
    public static <T, C extends Iterable<? extends T>> C noneNull(C values, String name) {
        return noneNull(Objects.requireNonNull(values, () -> name + " is null; give values, or none"), name, values);
    }

    private static <A> A noneNull(A all, String name, Iterable<?> values) {
        int at = 0;
        for (Object value : values) {
            int position = at++;
            Objects.requireNonNull(value, () -> "%s[%d] is null; give a value".formatted(name, position));
        }
        return all;
    }
}
