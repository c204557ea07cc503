package io.bask.dataframe.column;

import io.bask.memory.SizeOf;
import io.bask.memory.Sized;
import org.jspecify.annotations.Nullable;

/** What columns take of memory: their arrays, which slices and dictionary-encoded columns share. */
final class ColumnPieces {
    private ColumnPieces() {}

    static void of(Column column, Sized.Pieces pieces) {
        if (column instanceof DoubleColumn doubles) {
            array(doubles.sharedValues(), null, pieces);
        } else if (column instanceof LongColumn longs) {
            array(longs.sharedValues(), longs.validity(), pieces);
        } else if (column instanceof IntColumn ints) {
            array(ints.sharedValues(), ints.validity(), pieces);
        } else if (column instanceof DateTimeColumn dates) {
            array(dates.sharedValues(), dates.validity(), pieces);
        } else if (column instanceof StringColumn texts) {
            array(texts.sharedBytes(), texts.validity(), pieces);
            array(texts.sharedOffsets(), null, pieces);
        } else if (column instanceof DictionaryColumn codes) {
            array(codes.sharedCodes(), null, pieces);
            of(codes.plain(), pieces);
        } else {
            pieces.piece(column, column.nbytes());
        }
    }

    private static void array(Object array, @Nullable Bitmap validity, Sized.Pieces pieces) {
        pieces.piece(array, SizeOf.of(array) + Lengths.bytesOf(validity));
    }

    /** Bytes of all pieces. */
    static long bytes(Sized value) {
        long[] sum = new long[1];
        value.pieces((holder, bytes) -> sum[0] += bytes);
        return sum[0];
    }

    /** The same rows without those around them, where a column is a small slice of a large one. */
    static Column compact(Column column) {
        if (bytes(column) <= 2 * column.nbytes() + 64) {
            return column;
        }
        int[] rows = new int[column.length()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return column.take(rows);
    }
}
