package io.bask.array.shape;

import java.io.Serializable;

/** A pure function from an element's position to its value; runs on many threads at once. */
@FunctionalInterface
public interface IndexFunction extends Serializable {
    /** The value of the element at {@code index}, one number an axis; the array is reused, so copy it to keep it. */
    double at(long[] index);
}
