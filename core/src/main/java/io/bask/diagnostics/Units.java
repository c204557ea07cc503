package io.bask.diagnostics;

import java.time.Duration;
import java.util.Locale;

/** Writes times and sizes for people. */
final class Units {
    private Units() {}

    /** Three or four digits and the unit that suits: {@code 12.3 ms}. */
    static String time(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return digits(nanos / 1e3) + " us";
        }
        if (nanos < 1_000_000_000) {
            return digits(nanos / 1e6) + " ms";
        }
        double seconds = nanos / 1e9;
        if (seconds < 60) {
            return digits(seconds) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole / 60 % 60);
    }

    static String time(Duration duration) {
        return time(duration.toNanos());
    }

    /** Three or four digits and the binary unit that suits: {@code 12.3 MiB}. */
    static String bytes(long bytes) {
        String[] units = {"B", "kiB", "MiB", "GiB", "TiB"};
        double size = bytes;
        int unit = 0;
        while (unit + 1 < units.length && size >= 1000) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : digits(size) + " " + units[unit];
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }

    private static String digits(double value) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
