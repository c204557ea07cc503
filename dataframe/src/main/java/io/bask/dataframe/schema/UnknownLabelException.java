package io.bask.dataframe.schema;

/** Thrown when no row of a table has the label asked for; found when computing. */
public final class UnknownLabelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Says which label, as it is written in a program. */
    public UnknownLabelException(String label) {
        super("no row has the label %s; loc(from, to) answers no rows where there are none".formatted(label));
    }
}
