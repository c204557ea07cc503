package io.bask.arrow;

import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of one file.
 *
 * @param name the column
 * @param values how values are laid out, those of the dictionary where there is one; null where a table cannot hold them
 * @param codes how codes of a dictionary are laid out; null where there is none
 * @param dictionary the number of the dictionary, where there is one
 * @param node position of its lengths in a record batch
 * @param buffer position of its first buffer in a record batch, not counting the extra ones of text views
 * @param views how many columns of text views come before it
 * @param type what the file says, for messages
 */
record ArrowColumn(
        String name,
        @Nullable Stored values,
        @Nullable Stored codes,
        long dictionary,
        int node,
        int buffer,
        int views,
        String type)
        implements Serializable {
    /** What it becomes in a table. */
    DType dtype() {
        Stored stored = Objects.requireNonNull(values);
        return codes != null && stored.isText() ? DType.CATEGORICAL : stored.dtype();
    }
}
