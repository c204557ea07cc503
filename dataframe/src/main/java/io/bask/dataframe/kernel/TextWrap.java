package io.bask.dataframe.kernel;

import io.bask.dataframe.schema.WrapOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts texts into lines, after Python's {@code textwrap}: into words and the blanks between, which are then put into lines as long
 * as they fit. Lengths count code points.
 */
final class TextWrap {
    private static final int TAB = 8;
    private static final String BLANK = "[\\t\\n\\x0b\\x0c\\r ]";
    private static final String NO_BLANK = "[^\\t\\n\\x0b\\x0c\\r ]";
    private static final String WORD = "[\\p{L}\\p{N}_]";
    private static final String PUNCTUATED = "[\\p{L}\\p{N}_!\"'&.,?]";
    private static final String LETTER = "[\\p{L}\\p{Nl}\\p{No}_]";

    /** Blanks, a dash between words, or a word, which may end behind a hyphen or before a dash. */
    private static final Pattern CHUNK = Pattern.compile(BLANK + "+"
            + "|(?<=" + PUNCTUATED + ")-{2,}(?=" + WORD + ")"
            + "|" + NO_BLANK + "+?(?:"
            + "-(?:(?<=" + LETTER + "{2}-)|(?<=" + LETTER + "-" + LETTER + "-))(?=" + LETTER + "-?" + LETTER + ")"
            + "|(?=" + BLANK + "|\\z)"
            + "|(?<=" + PUNCTUATED + ")(?=-{2,}" + WORD + "))");

    private static final Pattern PLAIN = Pattern.compile(BLANK + "+|" + NO_BLANK + "+");

    private final int width;
    private final WrapOptions options;

    TextWrap(int width, WrapOptions options) {
        this.width = width;
        this.options = options;
    }

    /** The text with line ends between its lines. */
    String wrapped(String text) {
        String even = options.expandTabs() ? expanded(text) : text;
        String plain = options.replaceWhitespace() ? even.replaceAll(BLANK, " ") : even;
        Deque<String> rest = chunks(plain);
        List<String> lines = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<String> line = line(rest, lines.isEmpty());
            if (!line.isEmpty()) {
                lines.add(String.join("", line));
            }
        }
        return String.join("\n", lines);
    }

    private static String expanded(String text) {
        StringBuilder result = new StringBuilder();
        int column = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (c == '\t') {
                int blanks = TAB - column % TAB;
                result.append(" ".repeat(blanks));
                column += blanks;
            } else {
                result.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return result.toString();
    }

    private Deque<String> chunks(String text) {
        Deque<String> chunks = new ArrayDeque<>();
        Matcher found = (options.breakOnHyphens() ? CHUNK : PLAIN).matcher(text);
        int from = 0;
        while (found.find()) {
            if (found.start() > from) {
                chunks.add(text.substring(from, found.start()));
            }
            if (found.end() > found.start()) {
                chunks.add(found.group());
            }
            from = found.end();
        }
        if (from < text.length()) {
            chunks.add(text.substring(from));
        }
        return chunks;
    }

    /** The next line, of chunks that are then gone. */
    private List<String> line(Deque<String> rest, boolean isFirst) {
        List<String> line = new ArrayList<>();
        int length = 0;
        if (options.dropWhitespace() && !isFirst && isBlank(rest.getFirst())) {
            rest.removeFirst();
        }
        while (!rest.isEmpty() && length + length(rest.getFirst()) <= width) {
            length += length(rest.getFirst());
            line.add(rest.removeFirst());
        }
        if (!rest.isEmpty() && length(rest.getFirst()) > width) {
            placeLong(rest, line, width - length);
        }
        if (options.dropWhitespace() && !line.isEmpty() && isBlank(line.get(line.size() - 1))) {
            line.remove(line.size() - 1);
        }
        return line;
    }

    /** Puts as much of a word that fits no line into this one as there is space, or leaves it for the next. */
    private void placeLong(Deque<String> rest, List<String> line, int space) {
        if (!options.breakLongWords()) {
            if (line.isEmpty()) {
                line.add(rest.removeFirst());
            }
            return;
        }
        String chunk = rest.removeFirst();
        String fitting = chunk.substring(0, chunk.offsetByCodePoints(0, space));
        if (options.breakOnHyphens()) {
            int hyphen = fitting.lastIndexOf('-');
            boolean hasOther =
                    hyphen > 0 && fitting.substring(0, hyphen).chars().anyMatch(c -> c != '-');
            fitting = hasOther ? fitting.substring(0, hyphen + 1) : fitting;
        }
        line.add(fitting);
        rest.addFirst(chunk.substring(fitting.length()));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(TextTests::isBlank);
    }
}
