package io.bask.dataframe.schema;

/** Which rows a join of two tables answers. */
public enum JoinKind {
    /** Every pair of rows with equal keys. */
    INNER("inner"),
    /** As inner, and the left rows without a partner. */
    LEFT("left"),
    /** As inner, and the right rows without a partner. */
    RIGHT("right"),
    /** As inner, and the rows of both sides without a partner. */
    OUTER("outer"),
    /** The left rows that have a partner, once each and without the right columns. */
    SEMI("semi"),
    /** The left rows that have no partner, without the right columns. */
    ANTI("anti"),
    /** Every left row with every right row. */
    CROSS("cross");

    private final String verb;

    JoinKind(String verb) {
        this.verb = verb;
    }

    /** True when left rows without a partner are part of the result. */
    public boolean keepsLeft() {
        return this == LEFT || this == OUTER || this == ANTI;
    }

    /** True when right rows without a partner are part of the result. */
    public boolean keepsRight() {
        return this == RIGHT || this == OUTER;
    }

    /** True when the result has the columns of both sides. */
    public boolean hasRightColumns() {
        return this != SEMI && this != ANTI;
    }

    /** The kind as pandas names it. */
    @Override
    public String toString() {
        return verb;
    }
}
