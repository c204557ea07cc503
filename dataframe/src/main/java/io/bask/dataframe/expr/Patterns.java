package io.bask.dataframe.expr;

import io.bask.function.Given;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks regular expressions where they are written. */
public final class Patterns {
    private Patterns() {}

    /** The compiled pattern; one that is none is an error that says where, and for the texts of which column it was meant. */
    public static Pattern compiled(String pattern, ColumnExpr texts) {
        Given.notNull(pattern, "pattern");
        Given.notNull(texts, "texts");
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(
                    ("'%s', meant for the texts of %s, is no regular expression: %s%s; put a backslash before characters that stand for "
                                    + "themselves, or use the method for plain texts")
                            .formatted(
                                    pattern,
                                    shown(texts),
                                    broken.getDescription(),
                                    broken.getIndex() < 0 ? "" : " at character " + broken.getIndex()),
                    broken);
        }
    }

    /** What replaces matches of a pattern, as it is; one that names a group that the pattern does not have is an error. */
    static String checkedBy(String by, String pattern, ColumnExpr texts) {
        Given.notNull(by, "by");
        compiled(pattern, texts);
        // Nothing, or else the pattern: this always matches, and has the pattern's groups.
        Matcher matcher = Pattern.compile("|" + pattern).matcher("");
        try {
            matcher.find();
            matcher.appendReplacement(new StringBuilder(), by);
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    ("'%s', meant for the texts of %s, cannot replace what '%s' matches: %s, and the pattern has %d; "
                                    + "put a backslash before a $ or backslash that stands for itself")
                            .formatted(by, shown(texts), pattern, broken.getMessage(), matcher.groupCount()),
                    broken);
        }
        return by;
    }

    private static String shown(ColumnExpr texts) {
        return texts.describe().replace('\u0000', '*');
    }

    /** The pattern as it is, checked as by the other method. */
    static String checked(String pattern, ColumnExpr texts) {
        return compiled(pattern, texts).pattern();
    }
}
