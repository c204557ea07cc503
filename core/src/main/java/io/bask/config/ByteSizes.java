package io.bask.config;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads sizes in bytes written for people: {@code 64 MiB}, {@code 5.4 kB}, {@code 1e6}; without unit, bytes. {@code kB},
 * {@code MB} and so on are powers of 1000, {@code KiB}, {@code MiB} of 1024; capitals do not matter.
 */
public final class ByteSizes {
    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("k", 1e3),
            Map.entry("m", 1e6),
            Map.entry("g", 1e9),
            Map.entry("t", 1e12),
            Map.entry("p", 1e15),
            Map.entry("ki", 0x1p10),
            Map.entry("mi", 0x1p20),
            Map.entry("gi", 0x1p30),
            Map.entry("ti", 0x1p40),
            Map.entry("pi", 0x1p50));

    private ByteSizes() {}

    /** The number of bytes; empty where the text is not a size of at least one byte, or counts parts of bytes. */
    public static OptionalLong of(String text) {
        Quantity size = Quantity.of(text);
        double unit = unit(size.unit());
        double bytes = size.number() * unit;
        boolean isPartOfAByte = unit == 1 && bytes != Math.rint(bytes);
        return bytes >= 1 && bytes < Long.MAX_VALUE && !isPartOfAByte
                ? OptionalLong.of((long) bytes)
                : OptionalLong.empty();
    }

    /**
     * The number of bytes.
     *
     * @param name of the setting, for the message
     * @throws IllegalArgumentException if the text is not a size of at least one byte
     */
    static long parse(String name, String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException(
                "%s is \"%s\"; write a number and a unit of bytes such as \"64 MiB\" or \"100 MB\""
                        .formatted(name, text)));
    }

    /**
     * The number of bytes, or of so many percent of the heap: {@code 50%}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static long parseOrShareOfHeap(String name, String text) {
        if (!text.endsWith("%")) {
            return parse(name, text);
        }
        double percent = number(text.substring(0, text.length() - 1).trim());
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "%s is \"%s\"; a share of the heap is more than 0%% and at most 100%%".formatted(name, text));
        }
        return Math.max(1, (long) (percent / 100 * Runtime.getRuntime().maxMemory()));
    }

    private static double unit(String text) {
        String unit = text.toLowerCase(Locale.ROOT);
        String prefix = unit.endsWith("b") ? unit.substring(0, unit.length() - 1) : unit;
        return PREFIXES.getOrDefault(prefix, Double.NaN);
    }

    private static double number(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
