package io.bask.dataframe.column;

import java.util.ArrayList;
import java.util.List;

/** Aligns texts into columns of one width and puts columns side by side. Widths count code points. */
final class TextGrid {
    /** Cells longer than this are cut, with dots at the end. */
    private static final int LONGEST_CELL = 50;

    private TextGrid() {}

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static int width(List<String> texts) {
        int widest = 0;
        for (String text : texts) {
            widest = Math.max(widest, width(text));
        }
        return widest;
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** Centres as Python does: an odd blank goes left when both the blanks and the width are odd. */
    static String center(String text, int width) {
        int blanks = Math.max(0, width - width(text));
        int before = blanks / 2 + (blanks & width & 1);
        return " ".repeat(before) + text + " ".repeat(blanks - before);
    }

    /** All cells in one width, at least {@code minimum}; long ones are cut. */
    static List<String> fixed(List<String> cells, boolean left, int minimum) {
        int width = Math.min(LONGEST_CELL, Math.max(minimum, width(cells)));
        List<String> result = new ArrayList<>(cells.size());
        for (String cell : cells) {
            String cut = cell;
            if (width(cell) > width && width > 3) {
                cut = cell.substring(0, cell.offsetByCodePoints(0, width - 3)) + "...";
            }
            result.add(left ? left(cut, width) : right(cut, width));
        }
        return result;
    }

    /** The lists side by side with that many blanks between; shorter lists end in blanks. */
    static List<String> beside(int space, List<List<String>> lists) {
        int lines = 0;
        for (List<String> list : lists) {
            lines = Math.max(lines, list.size());
        }
        List<StringBuilder> rows = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            rows.add(new StringBuilder());
        }
        for (int k = 0; k < lists.size(); k++) {
            List<String> list = lists.get(k);
            int width = width(list) + (k == lists.size() - 1 ? 0 : space);
            for (int i = 0; i < lines; i++) {
                rows.get(i).append(left(i < list.size() ? list.get(i) : "", width));
            }
        }
        return rows.stream().map(StringBuilder::toString).toList();
    }

    /** Shows tabs and line ends of a text as escapes, so that it stays on its line. */
    static String escape(String text) {
        if (text.indexOf('\t') < 0 && text.indexOf('\r') < 0 && text.indexOf('\n') < 0) {
            return text;
        }
        return text.replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n");
    }
}
