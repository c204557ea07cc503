package io.bask.bag.partition;

/** Cuts text into words: what lies between white space of any alphabet, line feeds, tabs and no-break spaces included. */
public final class Words {
    private Words() {}

    /** Hands the words of a text to a sink, in order; answers whether it would have taken more. */
    public static boolean feed(String text, Sink sink) throws Exception {
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                if (!sink.accept(text.substring(start, i))) {
                    return false;
                }
                start = -1;
            }
        }
        return start < 0 || sink.accept(text.substring(start));
    }

    /** Whether a character is white space; no character beyond the first 65536 is. */
    public static boolean isSpace(char character) {
        return character == '\u0085' || Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Where the text begins behind the white space in front of it. */
    public static int first(String text) {
        int first = 0;
        while (first < text.length() && isSpace(text.charAt(first))) {
            first++;
        }
        return first;
    }

    /** Where the text ends before the white space behind it, from {@code first} on. */
    public static int end(String text, int first) {
        int end = text.length();
        while (end > first && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
