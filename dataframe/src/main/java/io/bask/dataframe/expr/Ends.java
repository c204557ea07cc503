package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** The first or the last rows of a table, as one partition. */
public final class Ends extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final FrameExpr input;
    private final int rows;
    private final boolean last;

    /** The first {@code rows} rows of the input, or its last; all rows where there are fewer. */
    public Ends(FrameExpr input, int rows, boolean last) {
        super(
                Token.of(last ? "tail" : "head")
                        .with(input.token())
                        .with((long) rows)
                        .build(),
                input.schema(),
                1,
                input.labels());
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "%d rows asked for; the number of rows must not be negative".formatted(rows));
        }
        this.input = input;
        this.rows = rows;
        this.last = last;
    }

    /** The table. */
    public FrameExpr input() {
        return input;
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** True for the last rows, false for the first. */
    public boolean isLast() {
        return last;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of(input);
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Ends(only(inputs), rows, last);
    }

    @Override
    public String operation() {
        return last ? "tail" : "head";
    }

    @Override
    public String describe() {
        return operation() + " " + rows;
    }
}
