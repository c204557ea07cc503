package io.bask.file;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how many bytes of a file make a partition: {@code 64 MB}, {@code 256KiB}, {@code 1e6}, {@code none}. */
public final class BlockSize {
    /** One partition a file. */
    public static final long NONE = Long.MAX_VALUE;

    private static final Pattern FORM = Pattern.compile("([0-9.]+(?:e[0-9]+)?) *([a-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("kb", 1_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("k", 1_000L),
            Map.entry("m", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30));

    private BlockSize() {}

    /** The number of bytes that the text says; {@link #NONE} for {@code none}. */
    public static long parse(String text) {
        String size = text.strip().toLowerCase(Locale.ROOT);
        if (size.equals("none")) {
            return NONE;
        }
        Matcher matcher = FORM.matcher(size);
        Long unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit == null) {
            throw wrong(text);
        }
        try {
            return checked(new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    /** The number of bytes, if it is one that a block can have. */
    public static long checked(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(
                    "a block of %d bytes holds nothing; use 1 byte or more, or \"none\" for one partition a file"
                            .formatted(bytes));
        }
        return bytes;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'%s' is no size of a block; write a number of bytes with a unit, for example \"64 MB\" or \"256 KiB\", or \"none\""
                        .formatted(text));
    }
}
