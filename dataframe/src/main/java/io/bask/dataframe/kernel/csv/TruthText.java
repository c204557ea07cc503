package io.bask.dataframe.kernel.csv;

/**
 * Tells the texts of true and false: {@code true} and {@code false} in any case, as in pandas, and those of the
 * options.
 */
final class TruthText {
    private final TextSet trues;
    private final TextSet falses;

    TruthText(MarkerTexts markers) {
        this.trues = new TextSet(markers.trues());
        this.falses = new TextSet(markers.falses());
    }

    /** Whether the bytes mean true. */
    boolean isTrue(byte[] text, int from, int to) {
        return trues.contains(text, from, to) || isWord("true", text, from, to);
    }

    /** Whether the bytes mean false. */
    boolean isFalse(byte[] text, int from, int to) {
        return falses.contains(text, from, to) || isWord("false", text, from, to);
    }

    private static boolean isWord(String word, byte[] text, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
