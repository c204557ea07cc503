package io.bask.bag.partition;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A function of any number of arguments, which come in an array. */
@FunctionalInterface
public interface RowFunction extends Serializable {
    /** Applies the function to {@code row}, which belongs to the call. */
    @Nullable
    Object apply(@Nullable Object[] row) throws Exception;
}
