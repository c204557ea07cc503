package io.bask.graph;

/** A result that can say in a few words what it is, e.g. {@code "float64 (1000, 1000)"}; shown when a task fails. */
public interface Described {
    /** Dtype and shape, or schema and rows: one short line. */
    String describe();
}
