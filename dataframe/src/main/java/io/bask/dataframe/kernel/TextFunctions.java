package io.bask.dataframe.kernel;

import io.bask.dataframe.column.ByteText;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.TextFunction;
import io.bask.dataframe.schema.WrapOptions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of texts, each distinct text of a dictionary once. Positions count code points. */
final class TextFunctions {
    /** Titled as two characters, the second a capital one. */
    private static final int APOSTROPHE_N = 0x149;

    private static final int SIGMA = 0x3A3;
    private static final int FIRST_GREEK = 0x1F80;
    private static final int LAST_GREEK = 0x1FFF;
    private static final char CAPITAL_IOTA = 0x399;
    private static final char IOTA_BELOW = 0x345;

    private TextFunctions() {}

    private interface Change {
        @Nullable
        Object of(String text);
    }

    static Column apply(TextFunction function, TextColumn column) {
        if (function.op() == TextFunction.Op.DECODE) {
            return decoded((StringColumn) column);
        }
        LiteralSearch search = LiteralSearch.of(function);
        if (search != null) {
            return search.test(column);
        }
        Change change = change(function);
        StringColumn plain = column.plain();
        boolean isEncoded = plain != column && plain.length() < column.length();
        @Nullable Object[] known = new Object[isEncoded ? plain.length() : 0];
        boolean[] isKnown = new boolean[known.length];
        ColumnBuilder builder = ColumnBuilder.of(function.result(DType.STRING), column.length());
        for (int row = 0; row < column.length(); row++) {
            int slot = column.isNull(row) ? -1 : column.slot(row);
            if (slot < 0) {
                builder.appendNull();
            } else if (!isEncoded) {
                builder.appendValue(change.of(plain.stringAt(slot)));
            } else {
                if (!isKnown[slot]) {
                    known[slot] = change.of(plain.stringAt(slot));
                    isKnown[slot] = true;
                }
                builder.appendValue(known[slot]);
            }
        }
        return builder.build();
    }

    /** The texts of bytes; bytes that are no UTF-8 are an error that shows them. */
    private static Column decoded(StringColumn column) {
        TextBuilder builder = new TextBuilder(DType.STRING, column.length());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                builder.appendNull();
                continue;
            }
            int start = column.start(row);
            try {
                builder.append(decoder.decode(ByteBuffer.wrap(column.sharedBytes(), start, column.end(row) - start))
                        .toString());
            } catch (CharacterCodingException malformed) {
                throw new IllegalArgumentException(
                        "%s in row %d of its partition is no UTF-8; filter or replace such values first"
                                .formatted(ByteText.of(column, row), row),
                        malformed);
            }
        }
        return builder.build();
    }

    private static Change change(TextFunction function) {
        List<String> texts = function.texts();
        List<Integer> numbers = function.numbers();
        return switch (function.op()) {
            case STRIP -> text -> stripped(text, texts.get(0), true, true);
            case LSTRIP -> text -> stripped(text, texts.get(0), true, false);
            case RSTRIP -> text -> stripped(text, texts.get(0), false, true);
            case TITLE -> TextFunctions::title;
            case CAPITALIZE -> TextFunctions::capitalized;
            case SWAPCASE -> TextFunctions::swapped;
            case REPLACE -> replacing(texts.get(0), texts.get(1), numbers);
            case SLICE -> text -> slice(text, numbers);
            case SLICE_STEP -> text -> TextPlaces.stepped(text, numbers);
            case SLICE_REPLACE -> text -> TextPlaces.replaced(text, numbers, texts.get(0));
            case WRAP -> new TextWrap(numbers.get(0), WrapOptions.of(numbers.get(1)))::wrapped;
            case GET -> text -> character(text, numbers.get(0));
            case SPLIT -> text -> part(text, texts.get(0), numbers.get(0));
            case PAD -> text -> padded(text, texts.get(0), texts.get(1), numbers.get(0));
            case ZFILL -> text -> zeroFilled(text, numbers.get(0));
            case REPEAT -> text -> TextParts.repeated(text, Math.max(0, numbers.get(0)));
            case CONTAINS -> text -> text.contains(texts.get(0));
            case STARTSWITH -> text -> text.startsWith(texts.get(0));
            case ENDSWITH -> text -> text.endsWith(texts.get(0));
            case ISDIGIT -> text -> all(text, TextTests::isDigit);
            case ISALPHA -> text -> all(text, Character::isLetter);
            case ISALNUM -> text -> all(text, TextTests::isAlphanumeric);
            case ISDECIMAL -> text -> all(text, Character::isDigit);
            case ISNUMERIC -> text -> all(text, TextTests::isNumeric);
            case ISTITLE -> TextTests::isTitle;
            case ISASCII -> text -> text.codePoints().allMatch(c -> c < 128);
            case SPLIT_SOME, RSPLIT -> text -> TextParts.split(function, text);
            case PARTITION, RPARTITION -> text -> TextParts.partition(function, text);
            case JOIN -> text -> TextParts.joined(text, texts.get(0));
            case CASEFOLD -> TextParts::folded;
            case NORMALIZE -> text -> Normalizer.normalize(text, Normalizer.Form.valueOf(texts.get(0)));
            case TRANSLATE -> text -> TextParts.translated(text, texts);
            case REMOVEPREFIX ->
                text -> text.startsWith(texts.get(0))
                        ? text.substring(texts.get(0).length())
                        : text;
            case REMOVESUFFIX ->
                text -> text.endsWith(texts.get(0))
                        ? text.substring(0, text.length() - texts.get(0).length())
                        : text;
            case INDEX, RINDEX -> text -> present(text, texts.get(0), TextPlaces.position(function, text));
            case ISSPACE -> text -> all(text, TextTests::isBlank);
            case ISLOWER -> text -> isCased(text, TextTests::isCapital, Character::isLowerCase);
            case ISUPPER -> text -> isCased(text, TextTests::isSmallOrTitle, Character::isUpperCase);
            case FIND, RFIND -> text -> TextPlaces.position(function, text);
            case TO_DATETIME -> moments(texts.get(0), numbers.get(0));
            case SPLIT_LIST ->
                numbers.isEmpty() ? text -> TextParts.all(text, texts.get(0)) : text -> TextParts.list(function, text);
            case ENCODE -> text -> text.getBytes(StandardCharsets.UTF_8);
            case TO_NUMERIC -> TextFunctions::number;
            default -> matching(function, Pattern.compile(texts.get(0)));
        };
    }

    /** Puts a text in place of another, everywhere or at the first places. */
    private static Change replacing(String part, String by, List<Integer> most) {
        int limit = most.isEmpty() ? -1 : most.get(0);
        Pattern literal = Pattern.compile(part, Pattern.LITERAL);
        String plain = Matcher.quoteReplacement(by);
        Change counted = text -> TextParts.replaced(literal, text, plain, limit);
        if (limit >= 0 || part.isEmpty()) {
            return counted;
        }
        return text -> {
            long longest = (long) text.length() / part.length() * by.length();
            return longest > TextFunction.MOST_CHARACTERS ? counted.of(text) : text.replace(part, by);
        };
    }

    /** How texts become moments: 1 and 3 leave out those that are none, 2 and 3 are in UTC. */
    private static Change moments(String pattern, int how) {
        MomentFormat format = MomentFormat.of(pattern);
        return text -> {
            LocalDateTime moment = how % 2 == 1 ? format.parseOrNull(text) : format.parse(text);
            return how >= 2 && moment != null ? (Object) Moments.nanoseconds(moment) : moment;
        };
    }

    private static Change matching(TextFunction function, Pattern pattern) {
        return switch (function.op()) {
            case REPLACE_REGEX ->
                text -> TextParts.replaced(
                        pattern,
                        text,
                        function.texts().get(1),
                        function.numbers().isEmpty() ? -1 : function.numbers().get(0));
            case EXTRACT ->
                text -> {
                    Matcher found = pattern.matcher(text);
                    return found.find() ? found.group(function.numbers().get(0)) : null;
                };
            case FINDALL ->
                text -> TextParts.found(pattern, text, function.numbers().get(0));
            case FINDALL_LIST -> text -> TextParts.found(pattern, text);
            case SPLIT_REGEX -> text -> TextParts.cut(function, pattern, text);
            case SPLIT_REGEX_LIST ->
                text -> TextParts.cut(pattern, text, function.numbers().get(0));
            case EXTRACT_LIST ->
                text -> TextParts.extracted(pattern, text, function.numbers().get(0));
            case MATCH_NUMBERS -> text -> TextParts.numbers(pattern, text);
            case CONTAINS_REGEX -> text -> pattern.matcher(text).find();
            case MATCH -> text -> pattern.matcher(text).lookingAt();
            case FULLMATCH -> text -> pattern.matcher(text).matches();
            default -> text -> TextParts.count(pattern, text);
        };
    }

    private static String stripped(String text, String characters, boolean left, boolean right) {
        int from = 0;
        int to = text.length();
        IntPredicate goes = characters.isEmpty() ? TextTests::isBlank : c -> characters.indexOf(c) >= 0;
        while (left && from < to && goes.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && from < to && goes.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static String title(String text) {
        return cased(text, true);
    }

    private static String capitalized(String text) {
        return cased(text, false);
    }

    /** With a capital letter at the beginning, perhaps of every run of cased letters, and small ones behind it. */
    private static String cased(String text, boolean eachWord) {
        StringBuilder result = new StringBuilder();
        boolean inside = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            result.append(inside ? lowered(text, at) : titled(c));
            inside = !eachWord || isCased(c);
        }
        return result.toString();
    }

    private static boolean isCased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    /** In small letters, sigmas by what stands beside them. */
    static String small(String text) {
        if (text.indexOf(SIGMA) < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            result.append(text.charAt(at) == SIGMA ? lowered(text, at) : String.valueOf(text.charAt(at)));
        }
        return result.toString().toLowerCase(Locale.ROOT);
    }

    /** The character as one at the beginning of a word, which may be several: ß as Ss. */
    private static String titled(int c) {
        if (c >= FIRST_GREEK && c <= LAST_GREEK) {
            return titledGreek(c);
        }
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        int first = upper.codePointAt(0);
        boolean isOne = upper.length() == Character.charCount(first);
        if (isOne || c == APOSTROPHE_N) {
            return isOne ? Character.toString(Character.toTitleCase(c)) : upper;
        }
        return Character.toString(first)
                + upper.substring(Character.charCount(first)).toLowerCase(Locale.ROOT);
    }

    /** A Greek vowel with marks, of which an iota may be written below: then it stays there. */
    private static String titledGreek(int c) {
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        boolean isOne = Character.isTitleCase(c) || Character.toTitleCase(c) != c;
        if (isOne || upper.length() == 1 || upper.charAt(upper.length() - 1) != CAPITAL_IOTA) {
            return isOne ? Character.toString(Character.toTitleCase(c)) : upper;
        }
        return upper.substring(0, upper.length() - 1) + IOTA_BELOW;
    }

    /** The character at a place as a small one, a Greek sigma by what stands beside it. */
    private static String lowered(String text, int at) {
        int c = text.codePointAt(at);
        if (c == SIGMA) {
            int before = at;
            while (before > 0 && TextTests.isCaseIgnorable(text.codePointBefore(before))) {
                before -= Character.charCount(text.codePointBefore(before));
            }
            int behind = at + 1;
            while (behind < text.length() && TextTests.isCaseIgnorable(text.codePointAt(behind))) {
                behind += Character.charCount(text.codePointAt(behind));
            }
            boolean isFinal = before > 0
                    && isCased(text.codePointBefore(before))
                    && (behind == text.length() || !isCased(text.codePointAt(behind)));
            return isFinal ? "\u03C2" : "\u03C3";
        }
        return Character.toString(c).toLowerCase(Locale.ROOT);
    }

    private static String swapped(String text) {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            String other = Character.isUpperCase(c)
                    ? lowered(text, at)
                    : Character.isLowerCase(c) ? Character.toString(c).toUpperCase(Locale.ROOT) : Character.toString(c);
            result.append(other);
        }
        return result.toString();
    }

    private static String slice(String text, List<Integer> numbers) {
        int length = text.codePointCount(0, text.length());
        int from = bound(numbers.get(0), length);
        int to = numbers.size() > 1 ? bound(numbers.get(1), length) : length;
        return from >= to ? "" : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    private static int bound(int position, int length) {
        return Math.max(0, Math.min(length, position < 0 ? length + position : position));
    }

    private static @Nullable String character(String text, int position) {
        int length = text.codePointCount(0, text.length());
        int at = position < 0 ? length + position : position;
        return at < 0 || at >= length ? null : slice(text, List.of(at, at + 1));
    }

    private static @Nullable String part(String text, String separator, int position) {
        return TextParts.at(TextParts.all(text, separator), position);
    }

    private static String padded(String text, String fill, String side, int width) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        // As Python's str.center: the odd one goes to the left where the width is odd.
        int left = switch (side) {
            case "left" -> missing;
            case "right" -> 0;
            default -> missing / 2 + (missing & width & 1);
        };
        return fill.repeat(left) + text + fill.repeat(missing - left);
    }

    private static String zeroFilled(String text, int width) {
        boolean isSigned = text.startsWith("-") || text.startsWith("+");
        String sign = isSigned ? text.substring(0, 1) : "";
        return sign + padded(text.substring(sign.length()), "0", "left", width - sign.length());
    }

    private static boolean all(String text, IntPredicate test) {
        return !text.isEmpty() && text.codePoints().allMatch(test);
    }

    private static boolean isCased(String text, IntPredicate never, IntPredicate once) {
        return text.codePoints().noneMatch(never) && text.codePoints().anyMatch(once);
    }

    private static long present(String text, String part, long position) {
        if (position < 0) {
            throw new IllegalArgumentException(
                    "'%s' is not in the text '%s'; use find, which gives -1 there".formatted(part, text));
        }
        return position;
    }

    private static @Nullable Double number(String text) {
        try {
            return (Double) ValueText.parse(text, DType.FLOAT64);
        } catch (IllegalArgumentException noNumber) {
            return null;
        }
    }
}
