package io.bask.config;

import java.util.List;
import java.util.function.Function;

/**
 * One thing that can be set: its name, its default, and how to read it from text.
 *
 * @param <T> type of the value
 */
public final class Setting<T> {
    /** How many tasks run at once; 0 means one for each processor. */
    public static final Setting<Integer> THREADS =
            new Setting<>("threads", "0", text -> atLeast("threads", Integer.parseInt(text), 0));

    /** Which scheduler runs graphs: {@code threads} or {@code serial}. */
    public static final Setting<String> SCHEDULER =
            new Setting<>("scheduler", "threads", text -> oneOf("scheduler", text, List.of("threads", "serial")));

    /** When to draw a progress bar: {@code auto} (where standard error is a terminal and progress is on), {@code always} or {@code never}. */
    public static final Setting<String> PROGRESS =
            new Setting<>("progress", "never", text -> oneOf("progress", text, List.of("never", "auto", "always")));

    /** Whether the optimiser's rules run before a graph is made. */
    public static final Setting<Boolean> OPTIMIZE = new Setting<>("optimize", "true", Setting::truth);

    /** Bytes that {@code auto} chunks aim at. */
    public static final Setting<String> ARRAY_CHUNK_SIZE = new Setting<>("array.chunk-size", "128 MiB", text -> text);

    private static final List<Setting<?>> ALL = List.of(THREADS, SCHEDULER, PROGRESS, OPTIMIZE, ARRAY_CHUNK_SIZE);

    private final String name;
    private final String fallback;
    private final Function<String, T> parser;

    private Setting(String name, String fallback, Function<String, T> parser) {
        this.name = name;
        this.fallback = fallback;
        this.parser = parser;
    }

    /** Every setting there is. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** Dotted name, e.g. {@code "array.chunk-size"}. */
    public String name() {
        return name;
    }

    /** The value in force where nobody says otherwise, as text. */
    public String fallback() {
        return fallback;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException where the text is not a value of this setting
     */
    public T parse(String text) {
        try {
            return parser.apply(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is \"%s\"; it must be a whole number".formatted(name, text), e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d; it must be at least %d".formatted(name, value, least));
        }
        return value;
    }

    private static String oneOf(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("%s is \"%s\"; use one of %s".formatted(name, value, allowed));
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default ->
                throw new IllegalArgumentException("\"%s\" is no truth value; use true or false".formatted(text));
        };
    }
}
