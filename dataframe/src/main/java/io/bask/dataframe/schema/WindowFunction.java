package io.bask.dataframe.schema;

import java.io.Serializable;

/**
 * What is computed for each row from rows before and after it.
 *
 * @param op the operation
 * @param rows how far it shifts, how many rows it fills at most, or how many rows are in its window; {@link #ALL} for no limit
 * @param minPeriods how many values a window needs at least for a result
 * @param centered true where the window lies around the row, not before it
 * @param options what some are told besides
 */
public record WindowFunction(WindowOp op, int rows, int minPeriods, boolean centered, WindowOptions options)
        implements Serializable {
    /** No limit. */
    public static final int ALL = -1;

    /** Checks that the numbers make sense. */
    public WindowFunction {
        boolean isOfRows = op.isRolling() && options.span() == null;
        if (minPeriods < 0 && !(isOfRows && rows < 1)) {
            throw new IllegalArgumentException(
                    "minPeriods %d was asked for; it must not be negative".formatted(minPeriods));
        }
        if (isOfRows && rows < 1) {
            throw new IllegalArgumentException(
                    "a window of %d rows was asked for; give at least one row".formatted(rows));
        }
        if (isOfRows && minPeriods > rows) {
            throw new IllegalArgumentException(
                    "a window of %d rows that needs %d values; let it need as many values at most"
                            .formatted(rows, minPeriods));
        }
        if ((op == WindowOp.FFILL || op == WindowOp.BFILL) && rows != ALL && rows < 1) {
            throw new IllegalArgumentException("%s by at most %d rows; give at least one".formatted(op, rows));
        }
    }

    /** An operation that is told nothing besides. */
    public WindowFunction(WindowOp op, int rows, int minPeriods, boolean centered) {
        this(op, rows, minPeriods, centered, WindowOptions.NONE);
    }

    /** An operation without numbers. */
    public static WindowFunction of(WindowOp op) {
        return new WindowFunction(op, ALL, 0, false);
    }

    /** An operation that shifts or fills by that many rows. */
    public static WindowFunction of(WindowOp op, int rows) {
        return new WindowFunction(op, rows, 0, false);
    }

    /** True where windows are of a time, not of so many rows. */
    public boolean isOfTime() {
        return options.span() != null;
    }

    /** How many rows after a row its window reaches; -1 where it ends before the row. */
    public int after() {
        if (op == WindowOp.SHIFT) {
            return Math.max(0, -rows);
        }
        return isOfRows() ? middle() - (holds(Closed.RIGHT) ? 0 : 1) : 0;
    }

    /** True where windows are of so many rows. */
    private boolean isOfRows() {
        return op.isRolling() && !isOfTime();
    }

    private int middle() {
        return centered ? (rows - 1) / 2 : 0;
    }

    private boolean holds(Closed end) {
        return options.ends() == end || options.ends() == Closed.BOTH;
    }

    /** How many rows before a row its window reaches. */
    public int before() {
        if (op == WindowOp.SHIFT) {
            return Math.max(0, rows);
        }
        return isOfRows() ? rows - 1 - middle() + (holds(Closed.LEFT) ? 1 : 0) : 0;
    }

    /** True where rows before count. */
    public boolean looksBack() {
        return op.isCumulative() || op == WindowOp.FFILL || isOfTime() || before() > 0;
    }

    /** True where rows after count. */
    public boolean looksAhead() {
        return op == WindowOp.BFILL || isOfTime() && centered || after() > 0;
    }

    /** For example {@code shift 2}. */
    @Override
    public String toString() {
        return rows == ALL ? op.toString() : op + " " + rows;
    }
}
