package io.bask.dataframe.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random CSV texts with every peculiarity that a well-formed file can have. */
final class RandomCsv {
    private static final String[] PIECES = {
        "a", "bc", "12", "3.5", " ", "é", "東", "😀", "-", "true", "xyzzy plugh", "0123456789abcdef0123456789"
    };
    private static final String[] QUOTED_PIECES = {
        ",", "\n", "\r\n", "\r", "\"\"", ";", "\n\n", "\",\"".replace("\"", "\"\"")
    };

    private final Random random;
    private final char separator;
    private final char quote;

    RandomCsv(Random random, char separator, char quote) {
        this.random = random;
        this.separator = separator;
        this.quote = quote;
    }

    /** A text of records of {@code width} fields; without quotes when {@code quotes} is false. */
    String text(int records, int width, boolean quotes) {
        StringBuilder text = new StringBuilder();
        String[] ends = random.nextInt(4) == 0
                ? new String[] {"\n", "\r\n", "\r"}
                : new String[] {random.nextBoolean() ? "\n" : "\r\n"};
        for (int record = 0; record < records; record++) {
            List<String> fields = new ArrayList<>();
            int fieldCount = random.nextInt(12) == 0 ? 1 + random.nextInt(width) : width;
            for (int field = 0; field < fieldCount; field++) {
                fields.add(field(quotes, fieldCount == 1));
            }
            text.append(String.join(String.valueOf(separator), fields));
            boolean last = record == records - 1;
            if (!last || random.nextBoolean()) {
                text.append(ends[random.nextInt(ends.length)]);
            }
        }
        return text.toString();
    }

    private String field(boolean quotes, boolean alone) {
        StringBuilder field = new StringBuilder();
        boolean quoted = quotes && random.nextInt(3) == 0;
        int pieces = random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            boolean special = quoted && random.nextBoolean();
            String piece = special
                    ? QUOTED_PIECES[random.nextInt(QUOTED_PIECES.length)]
                    : PIECES[random.nextInt(PIECES.length)];
            field.append(piece.replace('"', quote));
        }
        if (quoted) {
            return quote + field.toString() + quote;
        }
        // A record of one blank field is a blank line, and whether those count is another test's question.
        return alone && field.toString().isBlank() ? "alone" : field.toString();
    }
}
