package io.bask.dataframe.io;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The characters that mean something in a CSV file, by their roles, and whether they can be told apart.
 *
 * <p>Options are given in any order, so that those that go together are looked at when they are used.
 */
final class CsvMarks {
    private final Map<String, Character> roles = new LinkedHashMap<>();

    /** One more character with a role, which none of those before may have; NUL for none. */
    CsvMarks with(String role, char value) {
        return with(role, value, "");
    }

    /** The same, where it may be the character of one other role. */
    CsvMarks with(String role, char value, String shared) {
        if (value == 0) {
            return this;
        }
        roles.forEach((other, taken) -> {
            if (taken == value && !other.equals(shared)) {
                throw new IllegalArgumentException(
                        "%s and %s are both '%s'; give two different characters".formatted(other, role, shown(value)));
            }
        });
        roles.put(role, value);
        return this;
    }

    /** The byte of a character that is to mean something. */
    static byte ascii(char value, String role) {
        if (value > 127 || value == '\n' || value == '\r') {
            throw new IllegalArgumentException(
                    "%s '%s' is not ASCII or ends a line; use one character below U+0080 that ends no line"
                            .formatted(role, shown(value)));
        }
        return (byte) value;
    }

    /** A character that may stand in a number, but is no part of one otherwise. */
    static char inNumbers(char value, String role) {
        boolean isPart = value < 128 && Character.isLetterOrDigit(value) || value == '+' || value == '-';
        if (isPart) {
            throw new IllegalArgumentException(
                    "%s '%s' cannot be told from digits, signs and letters of numbers; use for example '.', ',' or '_'"
                            .formatted(role, value));
        }
        return value;
    }

    /** Refuses an option that is given, but means nothing for lines of fixed width. */
    static void onlyBetweenSeparators(String option, boolean isGiven) {
        if (isGiven) {
            throw new IllegalArgumentException(
                    "%s means nothing for lines of fixed width, which have neither separators nor quotes; leave it out"
                            .formatted(option));
        }
    }

    private static String shown(char value) {
        return switch (value) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.valueOf(value);
        };
    }
}
