package io.bask.dataframe.expr;

import io.bask.function.Given;
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
                                    texts.describe().replace('\u0000', '*'),
                                    broken.getDescription(),
                                    broken.getIndex() < 0 ? "" : " at character " + broken.getIndex()),
                    broken);
        }
    }

    /** The pattern as it is, checked as by the other method. */
    static String checked(String pattern, ColumnExpr texts) {
        return compiled(pattern, texts).pattern();
    }
}
