package io.bask.dataframe.schema;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A function of a text.
 *
 * @param op what is done
 * @param texts its texts, for example a pattern and what replaces it
 * @param numbers its numbers, for example where a slice begins and ends
 */
public record TextFunction(Op op, List<String> texts, List<Integer> numbers) implements RowFunction {
    /** What can be done with a text. */
    public enum Op {
        /** Without these characters at both ends. */
        STRIP(DType.STRING),
        /** Without these characters at the beginning. */
        LSTRIP(DType.STRING),
        /** Without these characters at the end. */
        RSTRIP(DType.STRING),
        /** Words begin with a capital letter. */
        TITLE(DType.STRING),
        /** The first letter is a capital one, the others are small. */
        CAPITALIZE(DType.STRING),
        /** Capital letters become small and the other way round. */
        SWAPCASE(DType.STRING),
        /** A text replaced by another. */
        REPLACE(DType.STRING),
        /** What matches a regular expression replaced by a text. */
        REPLACE_REGEX(DType.STRING),
        /** From a position to another. */
        SLICE(DType.STRING),
        /** Every so many characters from a position to another. */
        SLICE_STEP(DType.STRING),
        /** A text in place of what lies between two positions. */
        SLICE_REPLACE(DType.STRING),
        /** In lines of a width. */
        WRAP(DType.STRING),
        /** The part at a position after splitting at a text. */
        SPLIT(DType.STRING),
        /** The character at a position. */
        GET(DType.STRING),
        /** A group of the first match of a regular expression. */
        EXTRACT(DType.STRING),
        /** Filled up with a character on the left, the right or both sides. */
        PAD(DType.STRING),
        /** Filled up with zeros after the sign. */
        ZFILL(DType.STRING),
        /** So many times. */
        REPEAT(DType.STRING),
        /** The part at a position after splitting at a text at most so often. */
        SPLIT_SOME(DType.STRING),
        /** The part at a position after splitting at a text at most so often from the right. */
        RSPLIT(DType.STRING),
        /** The part at a position after splitting at matches of a regular expression at most so often. */
        SPLIT_REGEX(DType.STRING),
        /** What lies before the first place of a text, the text, or what lies behind it. */
        PARTITION(DType.STRING),
        /** What lies before the last place of a text, the text, or what lies behind it. */
        RPARTITION(DType.STRING),
        /** The match of a regular expression of that number. */
        FINDALL(DType.STRING),
        /** Its characters with a text between them. */
        JOIN(DType.STRING),
        /** Small letters for comparing. */
        CASEFOLD(DType.STRING),
        /** A normal form of Unicode. */
        NORMALIZE(DType.STRING),
        /** Characters replaced by others. */
        TRANSLATE(DType.STRING),
        /** Without a text at the beginning. */
        REMOVEPREFIX(DType.STRING),
        /** Without a text at the end. */
        REMOVESUFFIX(DType.STRING),
        /** True where a text is in it. */
        CONTAINS(DType.BOOL),
        /** True where a regular expression matches somewhere in it. */
        CONTAINS_REGEX(DType.BOOL),
        /** True where a regular expression matches at its beginning. */
        MATCH(DType.BOOL),
        /** True where a regular expression matches all of it. */
        FULLMATCH(DType.BOOL),
        /** True where it begins with a text. */
        STARTSWITH(DType.BOOL),
        /** True where it ends with a text. */
        ENDSWITH(DType.BOOL),
        /** True where there is a character and all are digits. */
        ISDIGIT(DType.BOOL),
        /** True where there is a character and all are letters. */
        ISALPHA(DType.BOOL),
        /** True where there is a character and all are letters or digits. */
        ISALNUM(DType.BOOL),
        /** True where there is a letter and none is a capital one. */
        ISLOWER(DType.BOOL),
        /** True where there is a letter and all are capital ones. */
        ISUPPER(DType.BOOL),
        /** True where there is a character and all are blanks. */
        ISSPACE(DType.BOOL),
        /** True where there is a character and all are decimal digits. */
        ISDECIMAL(DType.BOOL),
        /** True where there is a character and all stand for numbers. */
        ISNUMERIC(DType.BOOL),
        /** True where capital letters begin all words, and are nowhere else. */
        ISTITLE(DType.BOOL),
        /** True where all characters are of ASCII. */
        ISASCII(DType.BOOL),
        /** How often a regular expression matches. */
        COUNT(DType.INT64),
        /** Position of the first place of a text; -1 without one. */
        FIND(DType.INT64),
        /** Position of the last place of a text; -1 without one. */
        RFIND(DType.INT64),
        /** Position of the first place of a text, which must be there. */
        INDEX(DType.INT64),
        /** Position of the last place of a text, which must be there. */
        RINDEX(DType.INT64),
        /** The moment that it says in a format. */
        TO_DATETIME(DType.DATETIME),
        /** Its parts between separators, perhaps split at most so often, and then perhaps from the right. */
        SPLIT_LIST(DType.list(DType.STRING)),
        /** Its parts between matches of a regular expression, split at most so often. */
        SPLIT_REGEX_LIST(DType.list(DType.STRING)),
        /** Its matches of a regular expression, of each a group. */
        FINDALL_LIST(DType.list(DType.STRING)),
        /** What a group is in each match of a regular expression, missing where that is nothing. */
        EXTRACT_LIST(DType.list(DType.STRING)),
        /** Numbers from 0 on, one for each match of a regular expression. */
        MATCH_NUMBERS(DType.list(DType.INT64)),
        /** Its UTF-8 bytes. */
        ENCODE(DType.BINARY),
        /** The text of UTF-8 bytes. */
        DECODE(DType.STRING),
        /** The number that it says. */
        TO_NUMERIC(DType.FLOAT64);

        private final DType result;

        Op(DType result) {
            this.result = result;
        }
    }

    /** Longer texts are not made, as they would fill the memory. */
    public static final int MOST_CHARACTERS = 1 << 27;

    /** Longer ones put into a text can make it too long; shorter ones only into one that is large by itself. */
    private static final int LONG_TEXT = 1 << 10;

    /** Copies the lists and checks patterns, formats and widths. */
    public TextFunction {
        Objects.requireNonNull(op, "op is null; name what is done with the text");
        for (String text : texts) {
            Objects.requireNonNull(text, () -> "a text given to str.%s is null; give a text".formatted(name(op)));
        }
        texts = List.copyOf(texts);
        numbers = List.copyOf(numbers);
        switch (op) {
            case REPLACE_REGEX,
                    EXTRACT,
                    CONTAINS_REGEX,
                    MATCH,
                    FULLMATCH,
                    COUNT,
                    FINDALL,
                    FINDALL_LIST,
                    EXTRACT_LIST,
                    SPLIT_REGEX,
                    SPLIT_REGEX_LIST,
                    MATCH_NUMBERS -> {
                int groups = Pattern.compile(texts.get(0)).matcher("").groupCount();
                if (op == Op.EXTRACT && !numbers.isEmpty() && (numbers.get(0) < 0 || numbers.get(0) > groups)) {
                    throw new IllegalArgumentException("pattern '%s' has %d groups, and group %d was asked for"
                            .formatted(texts.get(0), groups, numbers.get(0)));
                }
            }
            case TO_DATETIME -> MomentLetters.checkRead(texts.get(0), numbers.isEmpty() || isUtc(numbers));
            case PAD, ZFILL -> checkWidth(op, numbers.isEmpty() ? 0 : numbers.get(0));
            default -> {
                // Any text will do.
            }
        }
    }

    private static void checkWidth(Op op, int width) {
        if (width > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "str.%s to %d characters was asked for, and texts of more than %d are not made; give a smaller width"
                            .formatted(name(op), width, MOST_CHARACTERS));
        }
    }

    /** A function with texts as parameters. */
    public static TextFunction of(Op op, String... texts) {
        return new TextFunction(op, Arrays.asList(texts), List.of());
    }

    /** The same function with numbers as parameters too. */
    public TextFunction with(Integer... values) {
        return new TextFunction(op, texts, Arrays.asList(values));
    }

    @Override
    public DType result(DType operand) {
        if (op == Op.DECODE) {
            if (operand != DType.BINARY) {
                throw new IllegalArgumentException("str.decode needs bytes, not " + operand);
            }
            return op.result;
        }
        if (!operand.isText()) {
            throw new IllegalArgumentException(
                    "str.%s needs text, not %s; cast with astype".formatted(name(op), operand));
        }
        return op == Op.TO_DATETIME && isUtc(numbers) ? DType.datetime(ZoneOffset.UTC) : op.result;
    }

    private static boolean isUtc(List<Integer> numbers) {
        return !numbers.isEmpty() && numbers.get(0) >= 2;
    }

    /**
     * A text that is no date or number is an error unless such texts become missing; so is one that a text is not in, or that would become
     * too long.
     */
    @Override
    public boolean isTotal() {
        boolean canFail = switch (op) {
            case INDEX, RINDEX, DECODE, REPEAT -> true;
            case REPLACE, REPLACE_REGEX, JOIN, TRANSLATE -> texts.stream().anyMatch(text -> text.length() > LONG_TEXT);
            default -> false;
        };
        return !canFail && (op != Op.TO_DATETIME && op != Op.TO_NUMERIC || numbers.contains(1) || numbers.contains(3));
    }

    private static String name(Op op) {
        return op.toString().toLowerCase(Locale.ROOT);
    }

    /** For example {@code contains [ab]}. */
    @Override
    public String toString() {
        return name(op) + (texts.isEmpty() ? "" : " " + texts) + (numbers.isEmpty() ? "" : " " + numbers);
    }
}
