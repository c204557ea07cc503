package io.bask.array.shape;

/** Reads a short text from left to right; its errors show the text and point at the column. */
final class TextCursor {
    private final String text;
    private final String what;
    private int at;

    /** A cursor at the start; {@code what} names the text in errors, as {@code "index"}. */
    TextCursor(String text, String what) {
        this.text = text;
        this.what = what;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    /** The next character that is not blank, or 0 at the end. */
    char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    /** Takes the next characters if they are these. */
    boolean take(String expected) {
        skipBlanks();
        if (!text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    void expect(String expected, String rule) {
        if (!take(expected)) {
            throw error("expected '%s' %s".formatted(expected, rule));
        }
    }

    /** Takes letters, digits, dots and underscores that start with a letter; empty if there are none. */
    String takeName() {
        skipBlanks();
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at), at == start)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c, boolean first) {
        return Character.isLetter(c) || c == '_' || (!first && (Character.isDigit(c) || c == '.'));
    }

    /** Takes everything up to a delimiter or the end, without blanks around it. */
    String takeUntil(String delimiters) {
        skipBlanks();
        int start = at;
        while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    boolean atWholeNumber() {
        char next = peek();
        return next == '-' || next == '+' || Character.isDigit(next);
    }

    /** Takes a whole number with an optional sign; digits may be grouped with underscores. */
    long takeWholeNumber() {
        skipBlanks();
        int start = at;
        boolean negative = take("-");
        if (!negative) {
            take("+");
        }
        skipBlanks();
        int digits = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || (at > digits && text.charAt(at) == '_'))) {
            at++;
        }
        if (at == digits) {
            throw error("expected a whole number");
        }
        String number = (negative ? "-" : "") + text.substring(digits, at).replace("_", "");
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException tooLarge) {
            at = start;
            throw error("%s does not fit in a long".formatted(number));
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    int mark() {
        skipBlanks();
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    /** An error at the next character. */
    IllegalArgumentException error(String problem) {
        skipBlanks();
        return new IllegalArgumentException("cannot read %s \"%s\" at column %d: %s%n  %s%n  %s^"
                .formatted(what, text, at + 1, problem, text, " ".repeat(at)));
    }
}
