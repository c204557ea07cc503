package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.FieldCuts;
import io.bask.dataframe.kernel.csv.FieldEdges;
import io.bask.function.Given;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a text of fixed width are: the places of each in a line, counted in characters from 0. Immutable; arguments
 * are checked at once.
 *
 * <p>Blanks and tabs around a field are left out, or what {@link #withFill} says. Fields of lines that are too short are empty, so
 * missing; places that belong to no column are read over.
 */
public final class FixedWidths implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PANDAS_LINES = 100;

    /** As the end of a span: the rest of the line, however long. */
    public static final int LINE_END = Integer.MAX_VALUE;

    private final @Nullable FieldCuts given; // null where they are found out
    private final int lines;
    private final String fill;

    private FixedWidths(@Nullable FieldCuts given, int lines, String fill) {
        this.given = given;
        this.lines = lines;
        this.fill = fill;
    }

    /** Columns of so many characters each, one behind the other: {@code of(7, 5, 9)}. */
    public static FixedWidths of(int... widths) {
        Given.notNull(widths, "widths");
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int at = 0;
        for (int width : widths) {
            if (width < 1 || width > LINE_END - at) {
                throw new IllegalArgumentException(
                        "width %d in %s; give each column 1 or more characters, and all fewer than 2^31"
                                .formatted(width, Arrays.toString(widths)));
            }
            starts.add(at);
            at += width;
            ends.add(at);
        }
        return given(starts, ends);
    }

    /**
     * Columns from one character to before another: {@code spans(new int[][] {{0, 7}, {8, 12}, {14, FixedWidths.LINE_END}})}; they may
     * overlap and be in any order.
     */
    public static FixedWidths spans(int[]... spans) {
        Given.notNull(spans, "spans");
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int[] span : spans) {
            Given.notNull(span, "span");
            if (span.length != 2) {
                throw new IllegalArgumentException(
                        "span %s of a column has %d numbers; give its first character and the one behind it"
                                .formatted(Arrays.toString(span), span.length));
            }
            starts.add(span[0]);
            ends.add(span[1]);
        }
        return given(starts, ends);
    }

    private static FixedWidths given(List<Integer> starts, List<Integer> ends) {
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("no columns to read; give one or more, or inferred() to find them out");
        }
        FieldCuts cuts = new FieldCuts(starts, ends, " \t");
        return new FixedWidths(cuts, 0, cuts.fill());
    }

    /** Columns as the first 100 lines of the first file show them, see {@link #inferred(int)}. */
    public static FixedWidths inferred() {
        return inferred(PANDAS_LINES);
    }

    /**
     * Columns as so many lines at the start of the first file show them, its header too: a column is where some of them have text, and
     * ends where all of them have a blank. What is longer further down is cut off; then give the widths.
     */
    public static FixedWidths inferred(int lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("%d lines to find columns by; give 1 or more".formatted(lines));
        }
        return new FixedWidths(null, lines, " \t");
    }

    /** Leaves these ASCII characters out at both ends of each field, instead of blanks and tabs. */
    public FixedWidths withFill(String characters) {
        Given.notNull(characters, "characters");
        FieldCuts cuts = given == null
                ? new FieldCuts(List.of(0), List.of(1), characters) // only to check them
                : new FieldCuts(given.starts(), given.ends(), characters);
        return new FixedWidths(given == null ? null : cuts, lines, characters);
    }

    /** Where to cut, by the first file if need be. */
    FieldCuts cuts(Path first, CsvOptions options) {
        return given != null ? given : FieldEdges.find(first, options.content(first.toString()), fill, lines);
    }
}
