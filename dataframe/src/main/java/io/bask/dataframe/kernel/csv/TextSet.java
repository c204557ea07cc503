package io.bask.dataframe.kernel.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A few short texts, and a quick answer to whether some bytes are one of them: almost always no after one look. */
final class TextSet {
    private final byte[][] texts;
    private final boolean[] firsts = new boolean[256];
    private final boolean hasEmpty;
    private final int longest;

    TextSet(List<String> texts) {
        this.texts = texts.stream()
                .distinct()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int length = 0;
        for (byte[] text : this.texts) {
            length = Math.max(length, text.length);
            if (text.length > 0) {
                firsts[text[0] & 0xFF] = true;
            }
        }
        this.longest = length;
        this.hasEmpty = texts.contains("");
    }

    /** Whether the set holds exactly these bytes. */
    boolean contains(byte[] text, int from, int to) {
        if (from == to) {
            return hasEmpty;
        }
        return firsts[text[from] & 0xFF] && to - from <= longest && isListed(text, from, to);
    }

    private boolean isListed(byte[] text, int from, int to) {
        for (byte[] listed : texts) {
            if (Arrays.equals(listed, 0, listed.length, text, from, to)) {
                return true;
            }
        }
        return false;
    }
}
