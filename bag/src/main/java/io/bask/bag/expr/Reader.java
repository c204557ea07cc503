package io.bask.bag.expr;

import io.bask.bag.partition.Source;
import io.bask.expr.Token;
import java.io.Serializable;

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

    /** One line for {@code explain}. */
    String describe();
}
