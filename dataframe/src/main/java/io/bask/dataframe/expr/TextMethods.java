package io.bask.dataframe.expr;

import io.bask.dataframe.schema.RowFunction;
import io.bask.dataframe.schema.TextFunction;
import io.bask.dataframe.schema.TextFunction.Op;
import io.bask.dataframe.schema.UnaryOp;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What can be done with each text of a column; made by {@code str()}.
 *
 * <p>Positions count characters (code points), negative ones from the end. Patterns are regular expressions of
 * {@link java.util.regex.Pattern}. A missing text gives a missing result. A column whose texts repeat is worked on once for
 * each distinct text.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class TextMethods<T> implements TextEdits<T> {
    private static final String BLANKS = "";
    private static final List<String> FORMS = List.of("NFC", "NFD", "NFKC", "NFKD");

    private final Function<ColumnExpr, T> finish;
    private final ColumnExpr value;
    private final Function<Object, ColumnExpr> operand;

    /** Methods of a value, whose results are finished by a function. */
    public TextMethods(ColumnExpr value, Function<ColumnExpr, T> finish) {
        this(value, finish, ColumnExpr::of);
    }

    /** The same with a function that makes expressions of operands. */
    public TextMethods(ColumnExpr value, Function<ColumnExpr, T> finish, Function<Object, ColumnExpr> operand) {
        Given.notNull(value, "value");
        Given.notNull(finish, "finish");
        Given.notNull(operand, "operand");
        this.value = value;
        this.finish = finish;
        this.operand = operand;
    }

    private T apply(RowFunction function) {
        return finish.apply(value.apply(function));
    }

    @Override
    public T apply(TextFunction function) {
        return apply((RowFunction) function);
    }

    @Override
    public ColumnExpr texts() {
        return value;
    }

    @Override
    public T finished(ColumnExpr result) {
        return finish.apply(Given.notNull(result, "result"));
    }

    @Override
    public ColumnExpr operand(Object other) {
        return operand.apply(Given.notNull(other, "other"));
    }

    private T apply(Op op, String... texts) {
        return apply(TextFunction.of(op, texts));
    }

    private String checked(String pattern) {
        return Patterns.checked(pattern, value);
    }

    /** In small letters. */
    public T lower() {
        return finish.apply(value.apply(UnaryOp.LOWER));
    }

    /** In capital letters. */
    public T upper() {
        return finish.apply(value.apply(UnaryOp.UPPER));
    }

    /** Number of characters. */
    public T len() {
        return finish.apply(value.apply(UnaryOp.LENGTH));
    }

    /** The text with another behind it. */
    public T cat(Object other) {
        Given.notNull(other, "other");
        return finish.apply(value.add(operand(other)));
    }

    /** The text, a separator and another text. */
    public T cat(Object other, String separator) {
        Given.notNull(other, "other");
        Given.notNull(separator, "separator");
        return finish.apply(value.add(separator).add(operand(other)));
    }

    /** Without blanks at both ends. */
    public T strip() {
        return apply(Op.STRIP, BLANKS);
    }

    /** Without these characters at both ends. */
    public T strip(String characters) {
        return apply(Op.STRIP, characters);
    }

    /** Without blanks at the beginning. */
    public T lstrip() {
        return apply(Op.LSTRIP, BLANKS);
    }

    /** Without these characters at the beginning. */
    public T lstrip(String characters) {
        return apply(Op.LSTRIP, characters);
    }

    /** Without blanks at the end. */
    public T rstrip() {
        return apply(Op.RSTRIP, BLANKS);
    }

    /** Without these characters at the end. */
    public T rstrip(String characters) {
        return apply(Op.RSTRIP, characters);
    }

    /** With a capital letter at the beginning of each word. */
    public T title() {
        return apply(Op.TITLE);
    }

    /** With a capital letter at the beginning and small ones behind it. */
    public T capitalize() {
        return apply(Op.CAPITALIZE);
    }

    /** With capital letters for small ones and the other way round. */
    public T swapcase() {
        return apply(Op.SWAPCASE);
    }

    /** With a text replaced wherever it occurs. */
    public T replace(String text, String by) {
        return apply(Op.REPLACE, text, by);
    }

    /**
     * With each match of a pattern replaced; {@code $1} stands for its first group, and a {@code $} or backslash behind a backslash for
     * itself. A group that the pattern does not have is an error.
     */
    public T replaceRegex(String pattern, String by) {
        return apply(Op.REPLACE_REGEX, checked(pattern), Patterns.checkedBy(by, pattern, value));
    }

    /** With a text replaced where it occurs first, at most so often; a negative number for everywhere. */
    public T replace(String text, String by, int most) {
        return apply(TextFunction.of(Op.REPLACE, text, by).with(most));
    }

    /** With the first matches of a pattern replaced, at most so many; a negative number for all. */
    public T replaceRegex(String pattern, String by, int most) {
        return apply(TextFunction.of(Op.REPLACE_REGEX, checked(pattern), Patterns.checkedBy(by, pattern, value))
                .with(most));
    }

    /** The characters from a position to another, which is not included. */
    public T slice(int from, int to) {
        return apply(TextFunction.of(Op.SLICE).with(from, to));
    }

    /** The characters from a position on. */
    public T slice(int from) {
        return apply(TextFunction.of(Op.SLICE).with(from));
    }

    /** The character at a position; missing where the text is shorter. */
    public T get(int position) {
        return apply(TextFunction.of(Op.GET).with(position));
    }

    /** The part at a position after the text is split at a separator, missing where it has fewer parts. */
    public T split(String separator, int part) {
        return apply(TextFunction.of(Op.SPLIT, separator).with(part));
    }

    /**
     * The part at a position after the text is split at a separator at most so often, missing where it has fewer parts; an empty
     * separator stands for blanks.
     */
    public T split(String separator, int part, int most) {
        return apply(TextFunction.of(Op.SPLIT_SOME, separator).with(part, most));
    }

    /** The same from the right: the part at a position, counted from the left, after at most so many splits at the last separators. */
    public T rsplit(String separator, int part, int most) {
        return apply(TextFunction.of(Op.RSPLIT, separator).with(part, most));
    }

    /** What lies before the first place of a separator (0), the separator (1), or what lies behind it (2). */
    public T partition(String separator, int part) {
        return apply(TextFunction.of(Op.PARTITION, separated(separator)).with(part(part)));
    }

    /** What lies before the last place of a separator (0), the separator (1), or what lies behind it (2). */
    public T rpartition(String separator, int part) {
        return apply(TextFunction.of(Op.RPARTITION, separated(separator)).with(part(part)));
    }

    private static String separated(String separator) {
        if (Given.notNull(separator, "separator").isEmpty()) {
            throw new IllegalArgumentException("the separator is empty; give at least one character");
        }
        return separator;
    }

    private static int part(int part) {
        if (part < 0 || part > 2) {
            throw new IllegalArgumentException(
                    "part %d was asked for; a partition has parts 0, 1 and 2".formatted(part));
        }
        return part;
    }

    /** The match of a pattern of that number, its first group where it has one; missing where there are fewer. */
    public T findall(String pattern, int position) {
        return apply(TextFunction.of(Op.FINDALL, checked(pattern)).with(position));
    }

    /** Its characters with a separator between them. */
    public T join(String separator) {
        return apply(Op.JOIN, separator);
    }

    /** Small letters for comparing texts whatever their case: ß as ss. */
    public T casefold() {
        return apply(Op.CASEFOLD);
    }

    /** A normal form of Unicode: NFC, NFD, NFKC or NFKD. */
    public T normalize(String form) {
        Given.notNull(form, "form");
        if (!FORMS.contains(form)) {
            throw new IllegalArgumentException("form '%s' is not known; use one of %s".formatted(form, FORMS));
        }
        return apply(Op.NORMALIZE, form);
    }

    /** With characters replaced by texts. */
    public T translate(Map<Character, String> table) {
        Given.notNull(table, "table");
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(table).forEach((from, to) -> {
            pairs.add(from.toString());
            pairs.add(to);
        });
        return apply(Op.TRANSLATE, pairs.toArray(String[]::new));
    }

    /** Without a text at the beginning, where it is there. */
    public T removePrefix(String prefix) {
        return apply(Op.REMOVEPREFIX, prefix);
    }

    /** Without a text at the end, where it is there. */
    public T removeSuffix(String suffix) {
        return apply(Op.REMOVESUFFIX, suffix);
    }

    /** Filled up with a character on the side that is called left, right or both. */
    public T pad(int width, String side, char fill) {
        Given.notNull(side, "side");
        return switch (side) {
            case "left" -> rjust(width, fill);
            case "right" -> ljust(width, fill);
            case "both" -> center(width, fill);
            default ->
                throw new IllegalArgumentException("side '%s' is not known; use left, right or both".formatted(side));
        };
    }

    /** A group of the first match of a pattern; missing where there is none. */
    public T extract(String pattern, int group) {
        return apply(TextFunction.of(Op.EXTRACT, checked(pattern)).with(group));
    }

    /** Filled up on the left with a character. */
    public T rjust(int width, char fill) {
        return apply(TextFunction.of(Op.PAD, String.valueOf(fill), "left").with(width));
    }

    /** Filled up on the right with a character. */
    public T ljust(int width, char fill) {
        return apply(TextFunction.of(Op.PAD, String.valueOf(fill), "right").with(width));
    }

    /** Filled up on both sides with a character. */
    public T center(int width, char fill) {
        return apply(TextFunction.of(Op.PAD, String.valueOf(fill), "both").with(width));
    }

    /** Filled up with zeros after the sign. */
    public T zfill(int width) {
        return apply(TextFunction.of(Op.ZFILL).with(width));
    }

    /** So many times; empty for a negative number. */
    public T repeat(int times) {
        return apply(TextFunction.of(Op.REPEAT).with(times));
    }

    /** True where a text is in it. */
    public T contains(String text) {
        return apply(Op.CONTAINS, text);
    }

    /** True where a pattern matches somewhere in it. */
    public T containsRegex(String pattern) {
        return apply(Op.CONTAINS_REGEX, checked(pattern));
    }

    /** True where a pattern matches at its beginning. */
    public T match(String pattern) {
        return apply(Op.MATCH, checked(pattern));
    }

    /** True where a pattern matches all of it. */
    public T fullmatch(String pattern) {
        return apply(Op.FULLMATCH, checked(pattern));
    }

    /** True where it begins with a text. */
    public T startsWith(String text) {
        return apply(Op.STARTSWITH, text);
    }

    /** True where it ends with a text. */
    public T endsWith(String text) {
        return apply(Op.ENDSWITH, text);
    }

    /** True where there is a character and all are digits. */
    public T isdigit() {
        return apply(Op.ISDIGIT);
    }

    /** True where there is a character and all are letters. */
    public T isalpha() {
        return apply(Op.ISALPHA);
    }

    /** True where there is a character and all are letters or digits. */
    public T isalnum() {
        return apply(Op.ISALNUM);
    }

    /** True where there is a character and all are blanks. */
    public T isspace() {
        return apply(Op.ISSPACE);
    }

    /** True where there is a character and all are decimal digits. */
    public T isdecimal() {
        return apply(Op.ISDECIMAL);
    }

    /** True where there is a character and all stand for numbers. */
    public T isnumeric() {
        return apply(Op.ISNUMERIC);
    }

    /** True where capital letters begin all words, and are nowhere else. */
    public T istitle() {
        return apply(Op.ISTITLE);
    }

    /** True where all characters are of ASCII. */
    public T isascii() {
        return apply(Op.ISASCII);
    }

    /** True where there is a letter and none is a capital one. */
    public T islower() {
        return apply(Op.ISLOWER);
    }

    /** True where there is a letter and all are capital ones. */
    public T isupper() {
        return apply(Op.ISUPPER);
    }

    /** How often a pattern matches. */
    public T count(String pattern) {
        return apply(Op.COUNT, checked(pattern));
    }

    /** The first position of a text; -1 where it is not in it. */
    public T find(String text) {
        return apply(Op.FIND, text);
    }

    /** The last position of a text; -1 where it is not in it. */
    public T rfind(String text) {
        return apply(Op.RFIND, text);
    }

    /** The first position of a text; that it is not in it is an error when computing. */
    public T index(String text) {
        return apply(Op.INDEX, text);
    }

    /** The last position of a text; that it is not in it is an error when computing. */
    public T rindex(String text) {
        return apply(Op.RINDEX, text);
    }

    /** The moment that it says in a format such as {@code %d.%m.%Y}; another text is an error when computing. */
    public T toDatetime(String format) {
        return apply(TextFunction.of(Op.TO_DATETIME, format).with(0));
    }

    /**
     * The moment that it says in a format, in UTC where that is asked for: then {@code %z} reads offsets such as {@code +01:00}, and
     * times without one are taken for UTC.
     */
    public T toDatetime(String format, boolean utc) {
        return apply(TextFunction.of(Op.TO_DATETIME, format).with(utc ? 2 : 0));
    }

    /** The moment that it says in a format; missing where it says none. */
    public T toDatetimeOrNull(String format) {
        return apply(TextFunction.of(Op.TO_DATETIME, format).with(1));
    }

    /** The moment that it says in a format, in UTC where that is asked for; missing where it says none. */
    public T toDatetimeOrNull(String format, boolean utc) {
        return apply(TextFunction.of(Op.TO_DATETIME, format).with(utc ? 3 : 1));
    }

    /** All its parts between separators, or between blanks for an empty one, as a list. */
    public T splitToList(String separator) {
        return apply(TextFunction.of(Op.SPLIT_LIST, separator));
    }

    /** Its UTF-8 bytes. */
    public T encode() {
        return apply(TextFunction.of(Op.ENCODE));
    }

    /** The text of UTF-8 bytes; other bytes are an error when computing. */
    public T decode() {
        return apply(TextFunction.of(Op.DECODE));
    }

    /** The number that it says; missing where it says none. */
    public T toNumericOrNull() {
        return apply(TextFunction.of(Op.TO_NUMERIC).with(1));
    }

    /** What it works on; computes nothing. */
    @Override
    public String toString() {
        return "%s.str()".formatted(value.describe());
    }
}
