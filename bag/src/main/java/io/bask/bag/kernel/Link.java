package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;
import java.io.Serializable;

/** One stage of a pass: what happens to an element on its way from the source to the end. */
public interface Link extends Serializable {
    /** A fresh sink for one pass over partition number {@code partition}, which hands what it makes on to {@code next}. */
    Sink before(Sink next, int partition);

    /** What errors, drawings and profiles call it, e.g. {@code map(inc)}. */
    String operation();
}
