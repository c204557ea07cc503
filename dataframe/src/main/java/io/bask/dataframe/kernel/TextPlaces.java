package io.bask.dataframe.kernel;

import io.bask.dataframe.schema.TextFunction;
import java.util.List;

/** Cuts at, and searches between, positions that count code points; of each pair of positions either may be left out. */
final class TextPlaces {
    private static final int HAS_FROM = 1;
    private static final int HAS_TO = 2;

    private TextPlaces() {}

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String part(String text, int from, int to) {
        return from >= to ? "" : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    private static int clamped(int position, int length, int least, int most) {
        long at = position < 0 ? (long) position + length : position;
        return (int) Math.max(least, Math.min(most, at));
    }

    private static int from(List<Integer> numbers, int length) {
        return (numbers.get(0) & HAS_FROM) == 0 ? 0 : clamped(numbers.get(1), length, 0, length);
    }

    private static int to(List<Integer> numbers, int length) {
        return (numbers.get(0) & HAS_TO) == 0 ? length : clamped(numbers.get(2), length, 0, length);
    }

    /** Every so many characters between two positions, backwards for a negative step. */
    static String stepped(String text, List<Integer> numbers) {
        int[] points = text.codePoints().toArray();
        int length = points.length;
        long step = numbers.get(3);
        boolean isBack = step < 0;
        boolean hasFrom = (numbers.get(0) & HAS_FROM) != 0;
        boolean hasTo = (numbers.get(0) & HAS_TO) != 0;
        int least = isBack ? -1 : 0;
        int most = isBack ? length - 1 : length;
        long at = hasFrom ? clamped(numbers.get(1), length, least, most) : isBack ? most : least;
        long end = hasTo ? clamped(numbers.get(2), length, least, most) : isBack ? least : most;
        StringBuilder result = new StringBuilder();
        for (; isBack ? at > end : at < end; at += step) {
            result.appendCodePoint(points[(int) at]);
        }
        return result.toString();
    }

    /** A text in place of what lies between two positions; nothing is left out where the second lies before the first. */
    static String replaced(String text, List<Integer> numbers, String by) {
        int length = length(text);
        int from = from(numbers, length);
        int to = to(numbers, length);
        boolean hasTo = (numbers.get(0) & HAS_TO) != 0;
        String behind = hasTo ? part(text, Math.max(from, to), length) : "";
        return part(text, 0, from) + by + behind;
    }

    /** The first or last position of a text, between two positions where some are given; -1 without one. */
    static long position(TextFunction function, String text) {
        String wanted = function.texts().get(0);
        List<Integer> numbers = function.numbers();
        boolean isLast = function.op() == TextFunction.Op.RFIND || function.op() == TextFunction.Op.RINDEX;
        if (numbers.isEmpty()) {
            int index = isLast ? text.lastIndexOf(wanted) : text.indexOf(wanted);
            return index < 0 ? -1 : text.codePointCount(0, index);
        }
        int length = length(text);
        boolean isBeyond = (numbers.get(0) & HAS_FROM) != 0 && numbers.get(1) > length;
        int from = from(numbers, length);
        int to = to(numbers, length);
        if (isBeyond || from > to) {
            return -1;
        }
        String between = part(text, from, to);
        int index = isLast ? between.lastIndexOf(wanted) : between.indexOf(wanted);
        return index < 0 ? -1 : from + between.codePointCount(0, index);
    }
}
