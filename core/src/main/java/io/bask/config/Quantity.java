package io.bask.config;

/**
 * A number and its unit, as people write them: {@code 64 MiB}, {@code 1.5h}, {@code 1e6}.
 *
 * <p>By hand and not by a regular expression: every program reads the defaults of its settings when it starts, and the
 * first expression costs some milliseconds.
 *
 * @param number the number; NaN where the text is no quantity
 * @param unit the letters behind it, empty where there are none
 */
record Quantity(double number, String unit) {
    private static final Quantity NONE = new Quantity(Double.NaN, "");

    /** Reads a text; nothing may stand before the number, and only space between it and its unit. */
    static Quantity of(String text) {
        int end = exponentEnd(text, run(text, 0, c -> c >= '0' && c <= '9' || c == '.'));
        int unit = run(text, end, Character::isWhitespace);
        if (end == 0 || run(text, unit, Quantity::isLetter) < text.length()) {
            return NONE;
        }
        try {
            return new Quantity(Double.parseDouble(text.substring(0, end)), text.substring(unit));
        } catch (NumberFormatException severalPoints) {
            return NONE;
        }
    }

    /** The end of {@code e6} or {@code E+6}, if that is what begins at a place, else the place. */
    private static int exponentEnd(String text, int place) {
        if (place == 0 || place == text.length() || Character.toLowerCase(text.charAt(place)) != 'e') {
            return place;
        }
        int sign = place + 1;
        boolean signed = sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-');
        int digits = signed ? sign + 1 : sign;
        int end = run(text, digits, c -> c >= '0' && c <= '9');
        return end > digits ? end : place;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int run(String text, int from, CharTest test) {
        int to = from;
        while (to < text.length() && test.holds(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private interface CharTest {
        boolean holds(char c);
    }
}
