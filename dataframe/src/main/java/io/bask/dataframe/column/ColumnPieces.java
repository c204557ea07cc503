package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.memory.SizeOf;
import io.bask.memory.Sized;
import java.util.Arrays;
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

    /** A column without the texts of its dictionary that no row has, where these are many. */
    static Column withoutUnused(Column column) {
        if (!(column instanceof DictionaryColumn encoded)
                || column.dtype() != DType.STRING
                || encoded.dictionary().length() <= encoded.length() / 2) {
            return column;
        }
        int[] places = new int[encoded.dictionary().length()];
        int[] used = new int[Math.min(places.length, encoded.length())];
        int[] codes = new int[encoded.length()];
        int count = 0;
        for (int row = 0; row < codes.length; row++) {
            int code = encoded.code(row);
            if (code >= 0 && places[code] == 0) {
                used[count++] = code;
                places[code] = count;
            }
            codes[row] = code < 0 ? -1 : places[code] - 1;
        }
        StringColumn texts = encoded.dictionary().take(Arrays.copyOf(used, count));
        return DictionaryColumn.adopt(DType.STRING, codes, texts);
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
