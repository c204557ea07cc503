package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.function.Given;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Lists as one column of all their items and where each list begins, as files have them, and back. O(items) either way. */
public final class ListColumns {
    private ListColumns() {}

    /**
     * Lists of these items.
     *
     * @param items the items of all lists, one list behind the other
     * @param offsets one more than there are lists, ascending; list {@code r} is {@code [offsets[r], offsets[r + 1])}
     * @param validity which lists there are, or null when all are
     */
    public static StringColumn of(Column items, int[] offsets, @Nullable Bitmap validity) {
        Given.notNull(items, "items");
        Given.notNull(offsets, "offsets");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(64, Math.min(1 << 24, 9 * items.length())));
        int[] starts = new int[offsets.length];
        for (int row = 0; row + 1 < offsets.length; row++) {
            if (offsets[row] > offsets[row + 1] || offsets[row] < 0 || offsets[row + 1] > items.length()) {
                throw new IllegalArgumentException(
                        "list %d is to be items %d to %d of %d; offsets ascend within the items"
                                .formatted(row, offsets[row], offsets[row + 1], items.length()));
            }
            if (validity == null || validity.get(row)) {
                ListBytes.write(items, offsets[row], offsets[row + 1], bytes);
            }
            starts[row + 1] = bytes.size();
        }
        DType item = items.dtype() == DType.CATEGORICAL ? DType.STRING : items.dtype();
        return StringColumn.adopt(DType.list(item), bytes.toByteArray(), starts, validity);
    }

    /**
     * The items of lists.
     *
     * @param items of all lists, one list behind the other
     * @param offsets one more than there are lists; a missing list has no items
     */
    public record Items(Column items, int[] offsets) {}

    /** The items of all lists of a column. */
    public static Items items(StringColumn lists) {
        Given.notNull(lists, "lists");
        ColumnBuilder items = ColumnBuilder.of(lists.dtype().item(), lists.length());
        int[] offsets = new int[lists.length() + 1];
        for (int row = 0; row < lists.length(); row++) {
            offsets[row + 1] = offsets[row] + (lists.isNull(row) ? 0 : lists.appendItems(row, items));
        }
        return new Items(items.build(), offsets);
    }
}
