package io.bask.bag;

import io.bask.bag.expr.Stage;
import io.bask.bag.partition.TypeName;
import io.bask.bag.partition.Words;
import io.bask.expr.Token;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with each text of a bag; made by {@link BagStages#str()}.
 *
 * <pre>{@code
 * Map<String, Long> counts = Bag.readText("books/*.txt").str().lower().str().words().frequencies().compute();
 * }</pre>
 *
 * <p>Each method gives a bag of as many partitions, and is lazy. Positions count characters (code points), negative ones
 * from the end. White space is that of all alphabets. Patterns are regular expressions of {@link Pattern}; a pattern that
 * cannot be read is an IllegalArgumentException at the call. Computing fails on an element that is null or no text.
 *
 * <p>What is not here is written with {@code map}: {@code texts.map(String::intern)}.
 */
public final class BagText {
    private final Bag<?> bag;

    BagText(Bag<?> bag) {
        this.bag = bag;
    }

    /**
     * The words of all texts, one after the other: what lies between white space.
     *
     * <p>Right behind {@code readText}, words are cut from the bytes of the file, and no lines are made, which takes less time
     * than {@code flatMap} with a function that splits.
     */
    public Bag<String> words() {
        return bag.stage(Stage.Words.INSTANCE);
    }

    /** The words of each text as a list. */
    public Bag<List<String>> split() {
        return each("split()", text -> {
            List<String> words = new ArrayList<>();
            Words.feed(text, word -> words.add((String) Objects.requireNonNull(word)));
            return words;
        });
    }

    /**
     * The parts of each text between separators, empty ones too.
     *
     * @throws IllegalArgumentException where the separator is empty
     */
    public Bag<List<String>> split(String separator) {
        Given.notNull(separator, "separator");
        if (separator.isEmpty()) {
            throw new IllegalArgumentException(
                    "the separator is empty; use split() for words, or for example split(\",\")");
        }
        Pattern pattern = Pattern.compile(separator, Pattern.LITERAL);
        return each("split(\"%s\")".formatted(separator), text -> Arrays.asList(pattern.split(text, -1)));
    }

    /** The lines of each text, without their ends. */
    public Bag<List<String>> splitLines() {
        return each("splitLines()", text -> text.lines().toList());
    }

    /** In small letters. */
    public Bag<String> lower() {
        return each("lower()", text -> text.toLowerCase(Locale.ROOT));
    }

    /** In capital letters. */
    public Bag<String> upper() {
        return each("upper()", text -> text.toUpperCase(Locale.ROOT));
    }

    /** With a capital letter at the beginning and small ones behind it. */
    public Bag<String> capitalize() {
        return each("capitalize()", text -> {
            int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
            return text.substring(0, first).toUpperCase(Locale.ROOT)
                    + text.substring(first).toLowerCase(Locale.ROOT);
        });
    }

    /** Without white space at both ends. */
    public Bag<String> strip() {
        return each("strip()", text -> {
            int first = Words.first(text);
            return text.substring(first, Words.end(text, first));
        });
    }

    /** Without white space at the beginning. */
    public Bag<String> lstrip() {
        return each("lstrip()", text -> text.substring(Words.first(text)));
    }

    /** Without white space at the end. */
    public Bag<String> rstrip() {
        return each("rstrip()", text -> text.substring(0, Words.end(text, 0)));
    }

    /** With a text replaced wherever it occurs. */
    public Bag<String> replace(String text, String by) {
        Given.notNull(text, "text");
        Given.notNull(by, "by");
        return each("replace(\"%s\")".formatted(text), element -> element.replace(text, by));
    }

    /** With each match of a pattern replaced; {@code $1} stands for its first group. */
    public Bag<String> replaceRegex(String pattern, String by) {
        Pattern compiled = compiled(pattern);
        Given.notNull(by, "by");
        return each(
                "replaceRegex(\"%s\")".formatted(pattern),
                text -> compiled.matcher(text).replaceAll(by));
    }

    /** The characters from a position to another, which is not included. */
    public Bag<String> slice(int from, int to) {
        return each("slice(%d, %d)".formatted(from, to), text -> slice(text, from, to));
    }

    /** The characters from a position on. */
    public Bag<String> slice(int from) {
        return each("slice(%d)".formatted(from), text -> slice(text, from, Integer.MAX_VALUE));
    }

    /** Filled up with zeros on the left, behind a sign, to a number of characters. */
    public Bag<String> zfill(int width) {
        return each("zfill(%d)".formatted(width), text -> {
            int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
            int missing = Math.max(0, width - text.codePointCount(0, text.length()));
            return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
        });
    }

    /** Number of characters. */
    public Bag<Long> len() {
        return each("len()", text -> (long) text.codePointCount(0, text.length()));
    }

    /** How often a pattern matches. */
    public Bag<Long> count(String pattern) {
        Pattern compiled = compiled(pattern);
        return each(
                "count(\"%s\")".formatted(pattern),
                text -> compiled.matcher(text).results().count());
    }

    /** The matches of a pattern, as a list. */
    public Bag<List<String>> findAll(String pattern) {
        Pattern compiled = compiled(pattern);
        return each(
                "findAll(\"%s\")".formatted(pattern),
                text -> compiled.matcher(text).results().map(MatchResult::group).toList());
    }

    /**
     * A group of the first match of a pattern; null where there is none.
     *
     * @param group number of the group, 0 for the whole match
     * @throws IllegalArgumentException where the pattern has no such group
     */
    public Bag<@Nullable String> extract(String pattern, int group) {
        Pattern compiled = compiled(pattern);
        int groups = compiled.matcher("").groupCount();
        if (group < 0 || group > groups) {
            throw new IllegalArgumentException(
                    "group %d of the pattern \"%s\", which has the groups 0 to %d".formatted(group, pattern, groups));
        }
        return each("extract(\"%s\")".formatted(pattern), text -> group(compiled.matcher(text), group));
    }

    @SuppressWarnings("NullAway") // elements may be null
    private static String group(Matcher matcher, int group) {
        return matcher.find() ? matcher.group(group) : null;
    }

    /** The first position of a text; -1 where it is not in it. */
    public Bag<Long> find(String part) {
        Given.notNull(part, "part");
        return each("find(\"%s\")".formatted(part), text -> {
            int at = text.indexOf(part);
            return at < 0 ? -1L : (long) text.codePointCount(0, at);
        });
    }

    /** Whether a text is in it. */
    public Bag<Boolean> contains(String part) {
        Given.notNull(part, "part");
        return each("contains(\"%s\")".formatted(part), text -> text.contains(part));
    }

    /** Whether a pattern matches somewhere in it. */
    public Bag<Boolean> containsRegex(String pattern) {
        Pattern compiled = compiled(pattern);
        return each(
                "containsRegex(\"%s\")".formatted(pattern),
                text -> compiled.matcher(text).find());
    }

    /** Whether a pattern matches all of it. */
    public Bag<Boolean> fullmatch(String pattern) {
        Pattern compiled = compiled(pattern);
        return each(
                "fullmatch(\"%s\")".formatted(pattern),
                text -> compiled.matcher(text).matches());
    }

    /** Whether it begins with a text. */
    public Bag<Boolean> startsWith(String start) {
        Given.notNull(start, "start");
        return each("startsWith(\"%s\")".formatted(start), text -> text.startsWith(start));
    }

    /** Whether it ends with a text. */
    public Bag<Boolean> endsWith(String end) {
        Given.notNull(end, "end");
        return each("endsWith(\"%s\")".formatted(end), text -> text.endsWith(end));
    }

    private <R> Bag<R> each(String verb, Function1<String, ? extends @Nullable Object> function) {
        return bag.stage(new Stage.Map(new Labeled(verb, element -> function.apply(text(element))), Token.unique()));
    }

    private static String text(@Nullable Object element) {
        if (element instanceof CharSequence text) {
            return text.toString();
        }
        throw new IllegalArgumentException(
                "str() works on texts, but this is %s; map it to its text first, or filter it out"
                        .formatted(TypeName.of(element)));
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(Given.notNull(pattern, "pattern"));
    }

    private static String slice(String text, int from, int to) {
        int length = text.codePointCount(0, text.length());
        int first = position(from, length);
        int end = position(to, length);
        return first >= end ? "" : text.substring(text.offsetByCodePoints(0, first), text.offsetByCodePoints(0, end));
    }

    private static int position(int position, int length) {
        return Math.max(0, Math.min(length, position < 0 ? position + length : position));
    }

    /** What it is, e.g. {@code BagText(Bag(read-text a.txt in 1 partition, 1 partition, not computed; call compute()))}. */
    @Override
    public String toString() {
        return "BagText(%s)".formatted(bag);
    }
}
