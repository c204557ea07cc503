package io.bask.config;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set: its name, its default, and how to read it from text.
 *
 * @param <T> type of the value
 */
public final class Setting<T> {
    /** How many tasks run at once; 0 means one for each processor. */
    public static final Setting<Integer> THREADS = new Setting<>("threads", "0", text -> threads(text));

    /** Which scheduler runs graphs: {@code threads} or {@code serial}. */
    public static final Setting<String> SCHEDULER =
            new Setting<>("scheduler", "threads", text -> oneOf("scheduler", text, List.of("threads", "serial")));

    /** When to draw a progress bar: {@code auto} (where standard error is a terminal), {@code always} or {@code never}. */
    public static final Setting<String> PROGRESS =
            new Setting<>("progress", "never", text -> oneOf("progress", text, List.of("never", "auto", "always")));

    /** Whether the optimiser's rules run before a graph is made. */
    public static final Setting<Boolean> OPTIMIZE = new Setting<>("optimize", "true", text -> truth("optimize", text));

    /** Bytes that {@code auto} chunks aim at, e.g. {@code 64 MiB}; without a unit, bytes. */
    public static final Setting<Long> ARRAY_CHUNK_SIZE =
            new Setting<>("array.chunk-size", "128 MiB", text -> ByteSizes.parse("array.chunk-size", text));

    /** Bytes that no block between those before and after a rechunk exceeds, nor one that a reshape makes. */
    public static final Setting<Long> ARRAY_RECHUNK_LIMIT =
            new Setting<>("array.rechunk.limit", "256 MiB", text -> ByteSizes.parse("array.rechunk.limit", text));

    /** Up to how many times as many pieces as blocks a rechunk exchanges in one step. */
    public static final Setting<Double> ARRAY_RECHUNK_THRESHOLD =
            new Setting<>("array.rechunk.threshold", "4", text -> atLeastOne("array.rechunk.threshold", text));

    /**
     * What results may take of memory: bytes ({@code 400 MB}, {@code 1.5 GiB}) or a share of the heap ({@code 50%}). As a system
     * property or in the environment it holds for all computations together, in a scope for each one that starts there.
     */
    public static final Setting<Long> MEMORY_BUDGET =
            new Setting<>("memory.budget", "50%", text -> ByteSizes.parseOrShareOfHeap("memory.budget", text));

    /** Folder that results are written to when memory is short; the one of temporary files where empty. Read once a program. */
    public static final Setting<String> SPILL_DIRECTORY = new Setting<>("memory.spill-directory", "", text -> text);

    /** How much there is of resources that tasks may be annotated to need, e.g. {@code gpu=2, license=1}. */
    public static final Setting<Map<String, Integer>> RESOURCES =
            new Setting<>("resources", "", text -> amounts("resources", text));

    /** After how long in which no task has finished the state of a run is logged, e.g. {@code 30 s}; 0 for never. */
    public static final Setting<Duration> WATCHDOG =
            new Setting<>("watchdog", "5 min", text -> Durations.parse("watchdog", text));

    private static final List<Setting<?>> ALL = List.of(
            THREADS,
            SCHEDULER,
            PROGRESS,
            OPTIMIZE,
            ARRAY_CHUNK_SIZE,
            ARRAY_RECHUNK_LIMIT,
            ARRAY_RECHUNK_THRESHOLD,
            MEMORY_BUDGET,
            SPILL_DIRECTORY,
            RESOURCES,
            WATCHDOG);

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

    /**
     * The setting of a name.
     *
     * @throws IllegalArgumentException where there is none; the message names the nearest one
     */
    public static Setting<?> named(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("the name of a setting is null; the settings are " + ALL);
        }
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no setting \"%s\"; %s".formatted(name, Suggestion.forName(name))));
    }

    static Optional<Setting<?>> find(String name) {
        for (Setting<?> setting : ALL) {
            if (setting.name.equals(name)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
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
     * Reads a value; space around it does not matter.
     *
     * @throws IllegalArgumentException where the text is not a value of this setting
     */
    public T parse(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException(
                    "%s is null; leave it out to get its default, %s".formatted(name, fallback));
        }
        return parser.apply(text.trim());
    }

    @Override
    public String toString() {
        return name;
    }

    private static double atLeastOne(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is \"%s\"; it must be a number from 1 on".formatted(name, text), e);
        }
        throw new IllegalArgumentException("%s is \"%s\"; it must be a number from 1 on".formatted(name, text));
    }

    /** No pool of the JVM has more threads than this. */
    private static final int MOST_THREADS = 32_767;

    private static int threads(String text) {
        int threads = count("threads", text);
        if (threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads is %d; it must be at most %d, or 0 for one a core".formatted(threads, MOST_THREADS));
        }
        return threads;
    }

    private static int count(String name, String text) {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s is \"%s\"; it must be a whole number, at most %d".formatted(name, text, Integer.MAX_VALUE), e);
        }
        if (value < 0) {
            throw new IllegalArgumentException("%s is %d; it must be at least 0".formatted(name, value));
        }
        return value;
    }

    /** Also reads what a map says of itself: in braces. */
    private static Map<String, Integer> amounts(String name, String text) {
        String plain = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        Map<String, Integer> amounts = new TreeMap<>();
        for (String part : plain.isBlank() ? new String[0] : plain.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank() || !sides[1].trim().matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(
                        "%s is \"%s\"; write names and amounts such as \"gpu=2, license=1\"".formatted(name, text));
            }
            amounts.put(sides[0].trim(), Integer.parseInt(sides[1].trim()));
        }
        return Collections.unmodifiableMap(amounts);
    }

    private static String oneOf(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("%s is \"%s\"; use one of %s".formatted(name, value, allowed));
        }
        return value;
    }

    private static boolean truth(String name, String text) {
        return switch (text) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw new IllegalArgumentException("%s is \"%s\"; use true or false".formatted(name, text));
        };
    }
}
