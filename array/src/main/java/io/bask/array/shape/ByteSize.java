package io.bask.array.shape;

import java.util.Locale;
import java.util.Map;

/** Sizes in bytes written for people: {@code 64 MiB}, {@code 5.4 kB}, {@code 1e6}; without unit, bytes. */
public final class ByteSize {
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1_000L),
            Map.entry("kb", 1_000L),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("t", 1_000_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("p", 1_000_000_000_000_000L),
            Map.entry("pb", 1_000_000_000_000_000L),
            Map.entry("ki", 1L << 10),
            Map.entry("kib", 1L << 10),
            Map.entry("mi", 1L << 20),
            Map.entry("mib", 1L << 20),
            Map.entry("gi", 1L << 30),
            Map.entry("gib", 1L << 30),
            Map.entry("ti", 1L << 40),
            Map.entry("tib", 1L << 40),
            Map.entry("pi", 1L << 50),
            Map.entry("pib", 1L << 50));

    private ByteSize() {}

    /**
     * The number of bytes; a unit alone means one of it.
     *
     * @throws IllegalArgumentException if the text is not a size above zero
     */
    public static long parse(String text) {
        String compact = text.replace(" ", "");
        int unitAt = compact.length();
        while (unitAt > 0 && Character.isLetter(compact.charAt(unitAt - 1))) {
            unitAt--;
        }
        Long unit = UNITS.get(compact.substring(unitAt).toLowerCase(Locale.ROOT));
        double number = number(compact.substring(0, unitAt));
        if (compact.isEmpty() || unit == null || !(number > 0)) {
            throw new IllegalArgumentException(
                    "'%s' is not a size in bytes; write a number above 0 and a unit such as \"64 MiB\" or \"100 MB\""
                            .formatted(text));
        }
        return (long) (number * unit);
    }

    /** The size in the largest unit of which there is at least one, as Dask writes it: {@code 762.94 MiB}. */
    public static String text(long bytes) {
        String[] units = {"B", "kiB", "MiB", "GiB", "TiB", "PiB"};
        int unit = 0;
        double size = bytes;
        while (unit + 1 < units.length && size >= 0.9 * 1024) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.2f %s", size, units[unit]);
    }

    private static double number(String digits) {
        if (digits.isEmpty()) {
            return 1;
        }
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
