package io.bask.dataframe.kernel.json;

import io.bask.dataframe.schema.DType;
import java.io.Serializable;

/**
 * A column of JSON.
 *
 * @param path the key, or keys with points between them where objects lie in one another
 * @param dtype what its values become
 * @param isForced whether the user asked for that dtype; else a value that does not fit shows that the sample was too small
 */
public record JsonColumn(String path, DType dtype, boolean isForced) implements Serializable {
    /** The column of row labels, whose name no user's column has. */
    public static final String LABELS = "\u0000labels";
}
