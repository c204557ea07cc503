package io.bask.bag.expr;

import io.bask.bag.partition.Source;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.Optional;

/** Something outside of memory that partitions can be read from. */
public interface Reader extends Serializable {
    /** Number of partitions. */
    int npartitions();

    /** Partition {@code i}; nothing is read before it is fed into a sink. */
    Source partition(int i);

    /** Equal for readers that read the same. */
    Token token();

    /** The first word of the keys, e.g. {@code "read-text"}. */
    String operation();

    /**
     * A reader of what a stage makes of these elements, where it is made while reading, with less work than afterwards;
     * as many partitions.
     */
    default Optional<Reader> through(Stage stage) {
        return Optional.empty();
    }

    /** One line for {@code explain}. */
    String describe();
}
