package io.bask.dataframe.expr;

import io.bask.dataframe.schema.TextFunction;
import io.bask.dataframe.schema.TextFunction.Op;
import io.bask.dataframe.schema.WrapOptions;
import io.bask.function.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done with places in each text of a column: cuts with steps, parts put in place of others, searches between two positions,
 * lines of a width, and lists of matches; see {@link TextMethods}.
 *
 * <p>Positions count characters (code points), negative ones from the end; null stands for an end of the text.
 *
 * @param <T> what comes out: an expression or a series
 */
public sealed interface TextEdits<T> permits TextMethods {
    /** What a function makes of each text. */
    T apply(TextFunction function);

    /** The texts themselves as an expression. */
    ColumnExpr texts();

    /** The result of an expression over the texts. */
    T finished(ColumnExpr result);

    /** The function with two positions, of which either may be left out: the first number says which are there. */
    private static TextFunction placed(Op op, @Nullable Integer from, @Nullable Integer to, int last, String... texts) {
        int given = (from == null ? 0 : 1) + (to == null ? 0 : 2);
        return TextFunction.of(op, texts).with(given, from == null ? 0 : from, to == null ? 0 : to, last);
    }

    /**
     * Every so many characters from a position to another, which is not included, as Python's {@code text[from:to:step]}.
     *
     * @param from where to begin; null for the beginning, or the end where the step is negative
     * @param to where to stop; null for the other end
     * @param step not zero; a negative one goes backwards
     */
    default T slice(@Nullable Integer from, @Nullable Integer to, int step) {
        if (step == 0) {
            throw new IllegalArgumentException("a slice with step 0 goes nowhere; give a positive or a negative step");
        }
        return apply(placed(Op.SLICE_STEP, from, to, step));
    }

    /**
     * With a text in place of the characters from a position to another, which is not included.
     *
     * @param from the first position; null for the beginning
     * @param to where the part ends; null for the end of the text
     * @param by what is put there
     */
    default T sliceReplace(@Nullable Integer from, @Nullable Integer to, String by) {
        Given.notNull(by, "by");
        return apply(placed(Op.SLICE_REPLACE, from, to, 1, by));
    }

    /** The first position of a text from a position on; -1 where it is not there. */
    default T find(String text, int from) {
        return apply(placed(Op.FIND, from, null, 1, text));
    }

    /** The first position of a text that lies between two positions; -1 where it is not there. */
    default T find(String text, int from, int to) {
        return apply(placed(Op.FIND, from, to, 1, text));
    }

    /** The last position of a text from a position on; -1 where it is not there. */
    default T rfind(String text, int from) {
        return apply(placed(Op.RFIND, from, null, 1, text));
    }

    /** The last position of a text that lies between two positions; -1 where it is not there. */
    default T rfind(String text, int from, int to) {
        return apply(placed(Op.RFIND, from, to, 1, text));
    }

    /** The first position of a text from a position on; that it is not there is an error when computing. */
    default T index(String text, int from) {
        return apply(placed(Op.INDEX, from, null, 1, text));
    }

    /** The first position of a text that lies between two positions; that it is not there is an error when computing. */
    default T index(String text, int from, int to) {
        return apply(placed(Op.INDEX, from, to, 1, text));
    }

    /** The last position of a text from a position on; that it is not there is an error when computing. */
    default T rindex(String text, int from) {
        return apply(placed(Op.RINDEX, from, null, 1, text));
    }

    /** The last position of a text that lies between two positions; that it is not there is an error when computing. */
    default T rindex(String text, int from, int to) {
        return apply(placed(Op.RINDEX, from, to, 1, text));
    }

    /** In lines of at most so many characters, cut at blanks and behind hyphens; words that are longer are cut anywhere. */
    default T wrap(int width) {
        return wrap(width, WrapOptions.DEFAULT);
    }

    /** In lines of at most so many characters: {@code wrap(20, WrapOptions.DEFAULT.keepingLongWords())}. */
    default T wrap(int width, WrapOptions options) {
        Given.notNull(options, "options");
        if (width < 1) {
            throw new IllegalArgumentException("lines of width %d were asked for; give at least 1".formatted(width));
        }
        return apply(TextFunction.of(Op.WRAP).with(width, options.bits()));
    }

    /**
     * The part at a position after the text is split wherever a pattern matches: pandas' {@code split(pattern, regex=True)}. What the
     * pattern's groups match counts as parts between the others, missing where a group matches nothing; an empty match splits too, also
     * at both ends. Missing where there are fewer parts.
     */
    default T splitRegex(String pattern, int part) {
        return splitRegex(pattern, part, 0);
    }

    /** The same with splits at the first matches only, at most so many; a number below 1 for all. */
    default T splitRegex(String pattern, int part, int most) {
        return apply(TextFunction.of(Op.SPLIT_REGEX, Patterns.checked(pattern, texts()))
                .with(part, most));
    }

    /** All parts between matches of a pattern, with what its groups match between them, as a list; see {@link #splitRegex(String, int)}. */
    default T splitRegexToList(String pattern) {
        return splitRegexToList(pattern, 0);
    }

    /** The same with splits at the first matches only, at most so many; a number below 1 for all. */
    default T splitRegexToList(String pattern, int most) {
        return apply(TextFunction.of(Op.SPLIT_REGEX_LIST, Patterns.checked(pattern, texts()))
                .with(most));
    }

    /**
     * The parts between the first separators, at most so many (a number below 1 for all), as a list; an empty separator stands for blanks,
     * which a text may begin and end with, so that a text of blanks has no parts.
     */
    default T splitToList(String separator, int most) {
        return apply(TextFunction.of(Op.SPLIT_LIST, separator).with(most, 0));
    }

    /** The same with the last separators. */
    default T rsplitToList(String separator, int most) {
        return apply(TextFunction.of(Op.SPLIT_LIST, separator).with(most, 1));
    }

    /** All matches of a pattern in a list, of each its first group where the pattern has one. */
    default T findallToList(String pattern) {
        return apply(TextFunction.of(Op.FINDALL_LIST, Patterns.checked(pattern, texts())));
    }

    /**
     * The text and others behind it with a separator between: plain texts, expressions, or series of the same table.
     *
     * @param others what comes behind, in order
     * @param missing what stands for a missing text; null where the result is to be missing
     */
    default T cat(List<?> others, String separator, @Nullable String missing) {
        Given.noneNull(others, "others");
        Given.notNull(separator, "separator");
        ColumnExpr result = shown(texts(), missing);
        for (Object other : others) {
            result = (separator.isEmpty() ? result : result.add(separator)).add(shown(operand(other), missing));
        }
        return finished(result);
    }

    private static ColumnExpr shown(ColumnExpr text, @Nullable String missing) {
        return missing == null ? text : ColumnExpr.where(text.notNull(), text, missing);
    }

    /** The expression of what comes behind, which a series makes of itself. */
    ColumnExpr operand(Object other);
}
