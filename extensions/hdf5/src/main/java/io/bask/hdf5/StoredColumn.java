package io.bask.hdf5;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table in a file.
 *
 * @param name of the column
 * @param dtype what it becomes; null where no column can hold it
 * @param what the file says that it is, for messages
 * @param place where its values are
 */
record StoredColumn(String name, @Nullable DType dtype, String what, Place place) implements Serializable {
    /** Where values are. */
    sealed interface Place extends Serializable {}

    /**
     * In the rows of an array.
     *
     * @param source the array's number in the table
     * @param offset within a row, in bytes
     * @param cell how each is stored
     * @param levels what values are the positions of; null where they are values themselves
     * @param missing the text that means that there is none
     */
    record InRows(
            int source, int offset, CellType cell, @Nullable Levels levels, String missing) implements Place {}

    /**
     * In a pickle of all values of several columns.
     *
     * @param path of the array that has it
     * @param item which of the columns it is
     * @param items how many there are
     */
    record Pickled(String path, int item, int items) implements Place {}

    /** Nowhere: there are no rows, or no column can hold the values. */
    record None() implements Place {}

    /** The same column under another name. */
    StoredColumn named(String other) {
        return new StoredColumn(other, dtype, what, place);
    }

    /**
     * Values of rows that were read.
     *
     * @param rows bytes, from the first row on
     * @param stride from one row to the next
     */
    static Column decode(InRows place, byte[] rows, int stride, int count) throws IOException {
        Column stored = plain(place, rows, stride, count);
        return place.levels == null ? stored : place.levels.at(stored);
    }

    private static Column plain(InRows place, byte[] rows, int stride, int count) throws IOException {
        CellType cell = place.cell;
        ByteBuffer from =
                ByteBuffer.wrap(rows).order(cell.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int end = place.offset + count * stride;
        ColumnBuilder into = ColumnBuilder.of(cell.dtype(), count);
        switch (cell.kind()) {
            case BOOL -> {
                for (int at = place.offset; at < end; at += stride) {
                    ((BoolColumn.Builder) into).append(rows[at] != 0);
                }
            }
            case WHOLE -> whole(cell, from, place.offset, end, stride, into);
            case REAL -> {
                for (int at = place.offset; at < end; at += stride) {
                    ((DoubleColumn.Builder) into)
                            .append(
                                    switch (cell.bytes()) {
                                        case 2 -> ElementType.half(from.getShort(at));
                                        case 4 -> from.getFloat(at);
                                        default -> from.getDouble(at);
                                    });
                }
            }
            case TEXT -> texts(place, rows, stride, count, (TextBuilder) into);
            case TIME -> times(cell, from, place.offset, end, stride, into);
            case DAY -> {
                for (int at = place.offset; at < end; at += stride) {
                    int day = cell.bytes() == Long.BYTES ? Math.toIntExact(from.getLong(at)) : from.getInt(at);
                    ((DateTimeColumn.Builder) into).append(CellType.midnight(day));
                }
            }
            default -> throw new IllegalStateException(cell.toString());
        }
        return into.build();
    }

    private static void whole(CellType cell, ByteBuffer from, int first, int end, int stride, ColumnBuilder into) {
        DType dtype = cell.dtype();
        if (into instanceof LongColumn.Builder longs) {
            boolean isWide = cell.bytes() == Long.BYTES;
            for (int at = first; at < end; at += stride) {
                longs.append(isWide ? from.getLong(at) : from.getInt(at) & 0xFFFF_FFFFL);
            }
            return;
        }
        IntColumn.Builder ints = (IntColumn.Builder) into;
        for (int at = first; at < end; at += stride) {
            ints.append(
                    switch (dtype.kind()) {
                        case INT8 -> from.get(at);
                        case UINT8 -> from.get(at) & 0xFF;
                        case INT16 -> from.getShort(at);
                        case UINT16 -> from.getShort(at) & 0xFFFF;
                        default -> from.getInt(at);
                    });
        }
    }

    private static void times(CellType cell, ByteBuffer from, int first, int end, int stride, ColumnBuilder into)
            throws IOException {
        for (int at = first; at < end; at += stride) {
            long value = from.getLong(at);
            if (value == Long.MIN_VALUE) {
                into.appendNull();
                continue;
            }
            long nanos = value * cell.unit();
            if (cell.unit() > 1 && nanos / cell.unit() != value) {
                throw new IOException("has a time of %d units of %d nanoseconds, which 64 bits do not reach"
                        .formatted(value, cell.unit()));
            }
            if (into instanceof DateTimeColumn.Builder moments) {
                moments.append(nanos);
            } else {
                ((LongColumn.Builder) into).append(nanos);
            }
        }
    }

    private static void texts(InRows place, byte[] rows, int stride, int count, TextBuilder into) throws IOException {
        CellType cell = place.cell;
        Charset charset = Charset.forName(cell.charset());
        byte[] missing = place.missing.getBytes(StandardCharsets.UTF_8);
        boolean isUtf8 = charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
        for (int row = 0; row < count; row++) {
            int from = place.offset + row * stride;
            int to = from + cell.bytes();
            while (to > from && rows[to - 1] == 0) {
                to--;
            }
            boolean isAscii = true;
            for (int at = from; at < to && isAscii; at++) {
                isAscii = rows[at] >= 0;
            }
            if (isUtf8 && isAscii) {
                append(rows, from, to, missing, into);
                continue;
            }
            byte[] utf8 = decoded(charset, rows, from, to).getBytes(StandardCharsets.UTF_8);
            append(utf8, 0, utf8.length, missing, into);
        }
    }

    private static String decoded(Charset charset, byte[] bytes, int from, int to) throws IOException {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException damaged) {
            throw new IOException(
                    "has a text of bytes %s, which are none in %s"
                            .formatted(
                                    Arrays.toString(Arrays.copyOfRange(bytes, from, Math.min(to, from + 20))), charset),
                    damaged);
        }
    }

    private static void append(byte[] bytes, int from, int to, byte[] missing, TextBuilder into) {
        if (Arrays.equals(bytes, from, to, missing, 0, missing.length)) {
            into.appendNull();
        } else {
            into.append(bytes, from, to);
        }
    }

    DType known() {
        return Objects.requireNonNull(dtype, name);
    }
}
