package io.bask.dataframe.schema;

import org.jspecify.annotations.Nullable;

/** A function of the user's of one value; missing values are null. */
public non-sealed interface OwnFunction extends RowFunction {
    /** What it makes of a value. */
    @Nullable
    Object value(@Nullable Object value) throws Exception;

    /** What tells it apart from others. */
    String identity();

    /** Nobody knows. */
    @Override
    default boolean isTotal() {
        return false;
    }
}
