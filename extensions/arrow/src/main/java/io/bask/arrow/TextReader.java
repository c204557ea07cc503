package io.bask.arrow;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.ByteText;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads texts and bytes in the three ways that Arrow lays them out; texts have to be UTF-8. */
final class TextReader {
    private static final int VIEW = 16;
    private static final int INLINE = 12;

    private final DType dtype;

    private TextReader(DType dtype) {
        this.dtype = dtype;
    }

    /** A reader of texts, or of bytes. */
    static TextReader of(DType dtype) {
        return new TextReader(dtype);
    }

    StringColumn texts(ByteBuffer offsets, ByteBuffer bytes, int rows, @Nullable Bitmap validity, boolean isLong)
            throws IOException {
        int width = isLong ? Long.BYTES : Integer.BYTES;
        if (rows == 0) {
            return new StringColumn.Builder(dtype, 0).build();
        }
        Body.atLeast(offsets, (rows + 1L) * width, "offsets");
        StringColumn.Builder builder = new StringColumn.Builder(dtype, rows);
        byte[] all = bytes.array();
        int base = bytes.arrayOffset();
        long start = offset(offsets, 0, isLong);
        for (int row = 0; row < rows; row++) {
            long end = offset(offsets, row + 1, isLong);
            if (start < 0 || end < start || end > bytes.remaining()) {
                throw new EOFException("row %d of the batch is text from %d to %d, of %d bytes"
                        .formatted(row, start, end, bytes.remaining()));
            }
            if (validity != null && !validity.get(row)) {
                builder.appendNull();
            } else {
                append(builder, all, base + (int) start, base + (int) end, row);
            }
            start = end;
        }
        return builder.build();
    }

    private static long offset(ByteBuffer offsets, int row, boolean isLong) {
        return isLong ? offsets.getLong(row * Long.BYTES) : offsets.getInt(row * Integer.BYTES);
    }

    /** Views say a length, and up to twelve bytes or where the bytes are. */
    StringColumn views(ByteBuffer views, List<ByteBuffer> places, int rows, @Nullable Bitmap validity)
            throws IOException {
        Body.atLeast(views, (long) rows * VIEW, "views");
        StringColumn.Builder builder = new StringColumn.Builder(dtype, rows);
        for (int row = 0; row < rows; row++) {
            if (validity != null && !validity.get(row)) {
                builder.appendNull();
                continue;
            }
            int at = row * VIEW;
            int length = views.getInt(at);
            if (length >= 0 && length <= INLINE) {
                int from = views.arrayOffset() + at + Integer.BYTES;
                append(builder, views.array(), from, from + length, row);
                continue;
            }
            int place = views.getInt(at + 2 * Integer.BYTES);
            int from = views.getInt(at + 3 * Integer.BYTES);
            if (length < 0
                    || place < 0
                    || place >= places.size()
                    || from < 0
                    || from > places.get(place).remaining() - length) {
                throw new EOFException("row %d of the batch is %d bytes of text at %d in buffer %d, which are not there"
                        .formatted(row, length, from, place));
            }
            ByteBuffer bytes = places.get(place);
            append(builder, bytes.array(), bytes.arrayOffset() + from, bytes.arrayOffset() + from + length, row);
        }
        return builder.build();
    }

    private void append(StringColumn.Builder builder, byte[] bytes, int from, int to, int row) {
        if (dtype == DType.STRING && !ByteText.isUtf8(bytes, from, to)) {
            throw new ArrowFormatException(
                    "row %d of the batch is no text in UTF-8; leave the column out".formatted(row));
        }
        builder.append(bytes, from, to);
    }
}
