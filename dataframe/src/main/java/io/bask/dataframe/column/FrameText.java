package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Prints a frame as pandas prints it.
 *
 * <p>Long frames show rows from both ends, wide ones columns from both ends (or all columns in blocks of lines, see
 * {@link Display#maxColumns()}), and then the size is told below.
 */
final class FrameText {
    private static final int LISTED_ITEMS = 100;
    private static final int FEWEST_COLUMNS = 2;

    private final Frame frame;
    private final Display display;
    private final int shownRows;
    /** How many columns to show, half from each end; all when it is not smaller than their number. */
    private int shownColumns;

    private FrameText(Frame frame, Display display) {
        this.frame = frame;
        this.display = display;
        int columns = frame.schema().size();
        this.shownRows = display.shownRows(frame.rows());
        this.shownColumns = display.maxColumns() == 0 ? Math.min(columns, display.width()) : display.maxColumns();
    }

    static String of(Frame frame, Display display) {
        return new FrameText(frame, display).text();
    }

    private String text() {
        String body = body();
        boolean shortened = isRowsCut() || isColumnsCut();
        return shortened
                ? "%s%n%n[%d rows x %d columns]"
                        .formatted(body, frame.rows(), frame.schema().size())
                        .replace(System.lineSeparator(), "\n")
                : body;
    }

    private boolean isRowsCut() {
        return shownRows < frame.rows();
    }

    private boolean isColumnsCut() {
        return shownColumns < frame.schema().size();
    }

    private String body() {
        if (frame.rows() == 0 || frame.schema().size() == 0) {
            return "Empty DataFrame\nColumns: %s\nIndex: %s"
                    .formatted(listed(frame.schema().names()), listedLabels());
        }
        List<List<String>> columns = textColumns();
        if (display.maxColumns() > 0) {
            return wrapped(columns);
        }
        shownColumns = fittingColumns(columns);
        return String.join("\n", TextGrid.beside(1, textColumns()));
    }

    /** The row labels and then the columns shown, each as its lines from the header down. */
    private List<List<String>> textColumns() {
        boolean named = IndexText.isNamed(frame.index());
        int half = shownRows / 2;
        Frame rows = isRowsCut() ? frame.take(ends(frame.rows(), half, shownRows == 1 ? 0 : half, shownRows)) : frame;
        List<List<String>> result = new ArrayList<>();
        result.add(labelColumn(rows.index(), named));
        int[] shown = shownPositions();
        for (int i = 0; i < shown.length; i++) {
            result.add(valueColumn(rows, shown[i], i, named));
        }
        int header = named ? 2 : 1;
        int dotColumn = isColumnsCut() ? Math.max(1, shownColumns / 2) + 1 : -1;
        if (dotColumn >= 0) {
            result.add(dotColumn, new ArrayList<>(Collections.nCopies(rows.rows() + header, " ...")));
        }
        if (isRowsCut()) {
            int at = Math.max(1, half);
            for (int i = 0; i < result.size(); i++) {
                insertDots(result.get(i), at, at + header, i == 0, i == dotColumn);
            }
        }
        return result;
    }

    private static void insertDots(List<String> lines, int sample, int at, boolean isLabels, boolean isDotColumn) {
        int width = TextGrid.width(lines.get(sample));
        String dots = width > 3 || isDotColumn ? "..." : "..";
        lines.add(at, isLabels ? TextGrid.left(dots, width) : TextGrid.right(dots, isDotColumn ? 4 : width));
    }

    private static int[] ends(int length, int head, int tail, int shown) {
        int[] positions = new int[Math.max(1, head + tail)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i < Math.max(head, shown == 1 ? 1 : 0) ? i : length - (positions.length - i);
        }
        return positions;
    }

    private int[] shownPositions() {
        int columns = frame.schema().size();
        if (!isColumnsCut()) {
            return ends(columns, columns, 0, columns);
        }
        int half = shownColumns / 2;
        return ends(columns, half, shownColumns == 1 ? 0 : half, shownColumns);
    }

    private List<String> labelColumn(RowIndex index, boolean named) {
        List<List<String>> levels = new ArrayList<>();
        for (List<String> level : IndexText.levels(index, named)) {
            levels.add(TextGrid.fixed(level, true, 0));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(TextGrid.beside(1, levels));
        return lines;
    }

    /**
     * One column's lines.
     *
     * <p>The blank that leads the header of a number column is decided by the dtype at the column's place among the columns
     * shown, not among all: pandas does so, and it shows once columns are left out.
     */
    private List<String> valueColumn(Frame rows, int position, int place, boolean named) {
        Field field = frame.schema().field(position);
        DType placed = frame.schema().field(place).dtype();
        String header = (placed.isSummable() ? " " : "") + TextGrid.escape(field.name());
        List<String> cells = TextGrid.fixed(CellText.values(rows.column(position)), false, TextGrid.width(header));
        int width = Math.max(TextGrid.width(cells), TextGrid.width(header));
        List<String> lines = new ArrayList<>();
        lines.add(TextGrid.right(header, width));
        if (named) {
            lines.add(TextGrid.right("", width));
        }
        lines.addAll(cells);
        return lines;
    }

    /** Leaves out columns from the middle until a line is shorter than the width. */
    private int fittingColumns(List<List<String>> columns) {
        int line = 0;
        for (String text : TextGrid.beside(1, columns)) {
            line = Math.max(line, TextGrid.width(text));
        }
        List<Integer> widths = new ArrayList<>();
        columns.forEach(lines -> widths.add(TextGrid.width(lines)));
        int excess = line - display.width() + 1;
        while (excess > 0 && widths.size() > 1) {
            int middle = (int) Math.rint(widths.size() / 2.0);
            excess -= widths.remove(middle) + 1;
        }
        return Math.max(widths.size() - 1, FEWEST_COLUMNS);
    }

    /** Blocks of lines that fit the width, each led by the row labels; a backslash says that columns follow. */
    private String wrapped(List<List<String>> columns) {
        List<String> labels = columns.get(0);
        int room = display.width() - TextGrid.width(labels) - 1;
        List<Integer> bounds = blocks(columns, room);
        List<String> blocks = new ArrayList<>();
        int start = 1;
        for (int i = 0; i < bounds.size(); i++) {
            List<List<String>> block = new ArrayList<>();
            block.add(labels);
            block.addAll(columns.subList(start, bounds.get(i)));
            if (bounds.size() > 1) {
                int lines = isRowsCut() ? shownRows + 1 : frame.rows();
                List<String> mark = new ArrayList<>(Collections.nCopies(lines, i < bounds.size() - 1 ? "  " : " "));
                if (i < bounds.size() - 1) {
                    mark.set(0, " \\");
                }
                block.add(mark);
            }
            blocks.add(String.join("\n", TextGrid.beside(1, block)));
            start = bounds.get(i);
        }
        return String.join("\n\n", blocks);
    }

    private static List<Integer> blocks(List<List<String>> columns, int room) {
        List<Integer> bounds = new ArrayList<>();
        int width = 0;
        for (int i = 1; i < columns.size(); i++) {
            int next = TextGrid.width(columns.get(i)) + 1;
            width += next;
            int spare = i == columns.size() - 1 ? 1 : 2;
            if (width + spare > room && i > 1) {
                bounds.add(i);
                width = next;
            }
        }
        bounds.add(columns.size());
        return bounds;
    }

    private String listedLabels() {
        RowIndex index = frame.index();
        List<String> labels = new ArrayList<>();
        Frame few = frame.head(LISTED_ITEMS + 1);
        List<List<String>> levels = IndexText.levels(few.index(), false);
        for (int row = 0; row < few.rows(); row++) {
            if (index instanceof RowIndex.Keys keys && keys.levels().size() > 1) {
                List<String> parts = new ArrayList<>();
                for (Column level : keys.levels()) {
                    parts.add(String.valueOf(level.valueAt(row)));
                }
                labels.add("(" + String.join(", ", parts) + ")");
            } else {
                labels.add(levels.get(0).get(row).strip());
            }
        }
        return listed(labels);
    }

    private static String listed(List<String> items) {
        if (items.size() <= LISTED_ITEMS) {
            return items.toString();
        }
        return "[" + String.join(", ", items.subList(0, LISTED_ITEMS)) + ", ...]";
    }
}
