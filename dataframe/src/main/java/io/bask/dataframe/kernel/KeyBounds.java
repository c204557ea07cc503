package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of one partition's groups range over, and some of them.
 *
 * @param keys one a key column
 * @param sample the keys of groups at even distances
 * @param bytes what the contribution takes
 */
public record KeyBounds(List<Range> keys, List<Column> sample, long bytes) implements Serializable {
    private static final int SAMPLE = 512;

    /**
     * The range of one key.
     *
     * @param least the least number, greater than {@code greatest} where there is none
     * @param greatest the greatest number
     * @param hasMissing true where a group misses it
     * @param texts the texts that codes stand for; null of numbers
     * @param isKnown false where the key is neither a number nor encoded
     */
    public record Range(
            long least,
            long greatest,
            boolean hasMissing,
            @Nullable StringColumn texts,
            boolean isKnown) implements Serializable {
        private static final Range UNKNOWN = new Range(0, 0, false, null, false);
    }

    /** The bounds of a contribution's groups. */
    public static KeyBounds of(GroupPartial partial) {
        int groups = partial.groups();
        int[] rows = new int[Math.min(SAMPLE, groups)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) ((long) groups * i / rows.length);
        }
        List<Range> ranges = new ArrayList<>();
        List<Column> sample = new ArrayList<>();
        for (Column key : partial.keys()) {
            ranges.add(canPack(key.dtype()) ? range(key) : Range.UNKNOWN);
            sample.add(key.take(rows));
        }
        return new KeyBounds(ranges, sample, partial.bytes());
    }

    /** True for the dtypes whose values are numbers in order, or text. */
    public static boolean canPack(DType dtype) {
        return switch (dtype.kind()) {
            case BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, DATETIME, TIMEDELTA, STRING -> true;
            default -> false;
        };
    }

    private static Range range(Column key) {
        boolean hasMissing = key.nullCount() > 0;
        if (key instanceof DictionaryColumn encoded) {
            return new Range(0, -1, hasMissing, encoded.dictionary(), true);
        }
        if (key instanceof StringColumn) {
            return key.length() == 0 ? new Range(0, -1, false, StringColumn.of(), true) : Range.UNKNOWN;
        }
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        Bitmap validity = key.validity();
        LongTiles tiles = LongTiles.of(key);
        for (int start = 0; start < key.length(); start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, key.length() - start);
            long[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                if (validity == null || validity.get(start + i)) {
                    least = Math.min(least, tile[at + i]);
                    greatest = Math.max(greatest, tile[at + i]);
                }
            }
        }
        return new Range(least, greatest, hasMissing, null, true);
    }
}
