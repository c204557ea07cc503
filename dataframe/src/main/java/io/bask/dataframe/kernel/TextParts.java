package io.bask.dataframe.kernel;

import io.bask.dataframe.schema.TextFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of texts, as Python cuts them. */
final class TextParts {
    private static final Pattern BLANKS = Pattern.compile(
            "[\\s\\u001c-\\u001f\\u0085\\u00a0\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\u1680]+");
    /** A small letter without a point, which is no capital letter's. */
    private static final int DOTLESS_I = 0x131;

    private static final int CAPITAL_SHARP_S = 0x1E9E;

    /** So much of a text is shown in an error. */
    private static final int SHOWN = 40;

    private TextParts() {}

    /** The part at a position of a text that is cut at most so often, from the left or from the right; null where there is none. */
    static @Nullable String split(TextFunction function, String text) {
        int position = function.numbers().get(0);
        int most = function.numbers().get(1);
        boolean fromRight = function.op() == TextFunction.Op.RSPLIT;
        return at(split(text, function.texts().get(0), bound(most), fromRight), position);
    }

    /** All parts of a text that is cut at most so often, from the left or from the right. */
    static List<String> list(TextFunction function, String text) {
        boolean fromRight = function.numbers().get(1) != 0;
        return split(text, function.texts().get(0), bound(function.numbers().get(0)), fromRight);
    }

    private static int bound(int most) {
        return most < 1 ? Integer.MAX_VALUE : most;
    }

    /** The part at a position, a negative one from the end; null where there is none. */
    static @Nullable String at(List<? extends @Nullable String> parts, int position) {
        int at = position < 0 ? parts.size() + position : position;
        return at < 0 || at >= parts.size() ? null : parts.get(at);
    }

    /** The part at a position of a text that is cut at matches of a pattern at most so often; null where there is none. */
    static @Nullable String cut(TextFunction function, Pattern pattern, String text) {
        return at(
                cut(pattern, text, function.numbers().get(1)),
                function.numbers().get(0));
    }

    /** What lies between the first matches of a pattern, with what its groups match between these parts, null where that is nothing. */
    static List<@Nullable String> cut(Pattern pattern, String text, int most) {
        List<@Nullable String> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        for (int done = 0; done < bound(most) && findsNext(matcher, text); done++) {
            parts.add(text.substring(from, matcher.start()));
            for (int group = 1; group <= matcher.groupCount(); group++) {
                parts.add(matcher.group(group));
            }
            from = matcher.end();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static List<String> split(String text, String separator, int most, boolean fromRight) {
        List<int[]> cuts = new ArrayList<>();
        int begin = 0;
        int end = text.length();
        if (separator.isEmpty()) {
            Matcher blanks = BLANKS.matcher(text);
            while (blanks.find()) {
                if (blanks.start() == begin) {
                    begin = blanks.end();
                } else if (blanks.end() == text.length()) {
                    end = blanks.start();
                } else {
                    cuts.add(new int[] {blanks.start(), blanks.end()});
                }
            }
            if (begin >= end) {
                return List.of();
            }
        } else {
            cuts.addAll(places(text, separator, fromRight));
        }
        boolean isTooMany = cuts.size() > most;
        List<int[]> used =
                !isTooMany ? cuts : fromRight ? cuts.subList(cuts.size() - most, cuts.size()) : cuts.subList(0, most);
        boolean isUsedUp = separator.isEmpty() && cuts.size() >= most;
        boolean keepsEnd = isUsedUp && !fromRight;
        boolean keepsBegin = isUsedUp && fromRight;
        List<String> parts = new ArrayList<>();
        int from = keepsBegin ? 0 : begin;
        for (int[] cut : used) {
            parts.add(text.substring(from, cut[0]));
            from = cut[1];
        }
        parts.add(text.substring(from, keepsEnd ? text.length() : end));
        return parts;
    }

    /** All parts between separators, or between blanks for an empty one. */
    static List<String> all(String text, String separator) {
        if (separator.isEmpty()) {
            return split(text, separator, Integer.MAX_VALUE, false);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int[] cut : places(text, separator, false)) {
            parts.add(text.substring(from, cut[0]));
            from = cut[1];
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Where a separator is, from left to right; places found from the right may differ where it overlaps itself. */
    private static List<int[]> places(String text, String separator, boolean fromRight) {
        List<int[]> cuts = new ArrayList<>();
        int length = separator.length();
        if (!fromRight) {
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + length)) {
                cuts.add(new int[] {at, at + length});
            }
            return cuts;
        }
        int at = text.lastIndexOf(separator);
        while (at >= 0) {
            cuts.add(new int[] {at, at + length});
            at = at < length ? -1 : text.lastIndexOf(separator, at - length);
        }
        Collections.reverse(cuts);
        return cuts;
    }

    /** What lies before a separator, the separator, or what lies behind it. */
    static String partition(TextFunction function, String text) {
        String separator = function.texts().get(0);
        int part = function.numbers().get(0);
        boolean fromRight = function.op() == TextFunction.Op.RPARTITION;
        int at = fromRight ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0) {
            return part == (fromRight ? 2 : 0) ? text : "";
        }
        return switch (part) {
            case 0 -> text.substring(0, at);
            case 1 -> separator;
            default -> text.substring(at + separator.length());
        };
    }

    /** The match of that number, its first group where the pattern has one; null where there are fewer. */
    static @Nullable String found(Pattern pattern, String text, int position) {
        return at(found(pattern, text), position);
    }

    /** All matches, of each its first group where the pattern has one. */
    static List<String> found(Pattern pattern, String text) {
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (findsNext(matcher, text)) {
            String group = matcher.group(Math.min(1, matcher.groupCount()));
            all.add(group == null ? "" : group);
        }
        return all;
    }

    /** A group of every match, null where it is nothing. */
    static List<@Nullable String> extracted(Pattern pattern, String text, int group) {
        List<@Nullable String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (findsNext(matcher, text)) {
            String found = matcher.group(group);
            all.add(found == null || found.isEmpty() ? null : found);
        }
        return all;
    }

    /** The numbers of all matches. */
    static List<Long> numbers(Pattern pattern, String text) {
        List<Long> numbers = new ArrayList<>();
        long count = count(pattern, text);
        for (long i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /** A text with its first matches replaced, at most so many, or all for a negative number. */
    static String replaced(Pattern pattern, String text, String by, int most) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        for (int done = 0; (most < 0 || done < most) && findsNext(matcher, text); done++) {
            matcher.appendReplacement(result, by);
            checkLength(result.length(), text, "replacing in");
        }
        return matcher.appendTail(result).toString();
    }

    /** How many matches a text has. */
    static long count(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        long count = 0;
        while (findsNext(matcher, text)) {
            count++;
        }
        return count;
    }

    /** Goes to the next match; an empty one between the two halves of a character is none. */
    private static boolean findsNext(Matcher matcher, String text) {
        while (matcher.find()) {
            int at = matcher.start();
            boolean splits = at == matcher.end()
                    && at > 0
                    && at < text.length()
                    && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
            if (!splits) {
                return true;
            }
        }
        return false;
    }

    static String joined(String text, String separator) {
        checkLength(
                (long) text.length() * separator.length(),
                text,
                "joining by a text of %d characters in".formatted(separator.length()));
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(separator));
    }

    /** Small letters for comparing texts whatever their case. */
    static String folded(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.append(folded(c)));
        return result.toString();
    }

    /** Cherokee letters fold to capital ones, all others to small ones. */
    private static String folded(int c) {
        if (c == DOTLESS_I || c >= 0x13A0 && c <= 0x13F5) {
            return Character.toString(c);
        }
        if (c == CAPITAL_SHARP_S) {
            return "ss";
        }
        if (c >= 0x13F8 && c <= 0x13FD) {
            return Character.toString(c - 8);
        }
        return c >= 0xAB70 && c <= 0xABBF
                ? Character.toString(c - 0xAB70 + 0x13A0)
                : Character.toString(c).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Characters replaced by others, or left out where nothing is given: the texts are pairs. */
    static String translated(String text, List<String> pairs) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            String other = one;
            for (int i = 0; i < pairs.size(); i += 2) {
                other = pairs.get(i).equals(one) ? pairs.get(i + 1) : other;
            }
            result.append(other);
            checkLength(result.length(), text, "translating");
        });
        return result.toString();
    }

    /** The text so many times; a result that would be too long is an error. */
    static String repeated(String text, int times) {
        if ((long) text.length() * times > TextFunction.MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a text of %d characters, %s, was asked for %d times, and texts of more than %d are not made; repeat it less, or leave such texts out"
                            .formatted(text.length(), start(text), times, TextFunction.MOST_CHARACTERS));
        }
        return text.repeat(times);
    }

    private static void checkLength(long length, String text, String done) {
        if (length > TextFunction.MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "%s a text of %d characters, %s, gives %d or more, and texts of more than %d are not made; put in a shorter text, or leave such texts out"
                            .formatted(done, text.length(), start(text), length, TextFunction.MOST_CHARACTERS));
        }
    }

    private static String start(String text) {
        return text.length() <= SHOWN ? "'%s'".formatted(text) : "'%s...'".formatted(text.substring(0, SHOWN));
    }
}
