package io.bask.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

/** Reads times written for people: {@code 30 s}, {@code 5 min}, {@code 1.5 h}, and as {@link Duration} writes them. */
final class Durations {
    private static final Map<String, Double> MILLIS = Map.of("ms", 1.0, "s", 1e3, "min", 6e4, "h", 3.6e6, "d", 8.64e7);

    private Durations() {}

    /**
     * The time; zero for {@code 0} and {@code off}.
     *
     * @param name of the setting, for the message
     * @throws IllegalArgumentException if the text is not a time
     */
    static Duration parse(String name, String text) {
        if (text.equals("0") || text.equals("off")) {
            return Duration.ZERO;
        }
        Quantity time = Quantity.of(text);
        Double unit = MILLIS.get(time.unit().toLowerCase(Locale.ROOT));
        if (unit != null) {
            return Duration.ofMillis((long) (time.number() * unit));
        }
        try {
            Duration parsed = Duration.parse(text);
            if (!parsed.isNegative()) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            // Falls through to the message, which is better than the parser's.
        }
        throw new IllegalArgumentException(
                "%s is \"%s\"; write a number and a unit of time such as \"30 s\" or \"5 min\", or 0 for never"
                        .formatted(name, text));
    }
}
