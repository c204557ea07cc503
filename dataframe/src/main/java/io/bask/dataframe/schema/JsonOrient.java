package io.bask.dataframe.schema;

/** How a JSON document holds a table, after the {@code orient} of pandas' {@code read_json} and {@code to_json}. */
public enum JsonOrient {
    /** An array of objects, one a row: {@code [{"a": 1, "b": 2}, ...]}; without row labels. */
    RECORDS(false),
    /** Names, labels and rows apart: {@code {"columns": ["a", "b"], "index": [0, ...], "data": [[1, 2], ...]}}. */
    SPLIT(true),
    /** An object for each row by its label: {@code {"0": {"a": 1, "b": 2}, ...}}. */
    INDEX(true),
    /** An object for each column, of values by labels: {@code {"a": {"0": 1, ...}, "b": {"0": 2, ...}}}. */
    COLUMNS(true),
    /** An array of arrays, one a row: {@code [[1, 2], ...]}; without names and row labels. */
    VALUES(false);

    private final boolean hasLabels;

    JsonOrient(boolean hasLabels) {
        this.hasLabels = hasLabels;
    }

    /** Whether rows are written with their labels. */
    public boolean hasLabels() {
        return hasLabels;
    }

    /** Whether labels are names in an object, so that each may come once. */
    public boolean namesLabels() {
        return this == INDEX || this == COLUMNS;
    }
}
