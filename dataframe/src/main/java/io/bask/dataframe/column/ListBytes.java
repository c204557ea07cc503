package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists as bytes, equal where lists are: for each item a byte that says whether it is there, and then 8 bytes of a number, moment or
 * span, 1 of a truth value, or the number of bytes of all others and those bytes.
 */
final class ListBytes {
    private ListBytes() {}

    private static boolean isLong(DType item) {
        return item != DType.BOOL && !item.isBytes();
    }

    /** The bytes of a list of these items. */
    static byte[] of(Column items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(9 * items.length());
        write(items, 0, items.length(), out);
        return out.toByteArray();
    }

    /** Writes the bytes of a list of some items. */
    static void write(Column items, int from, int to, ByteArrayOutputStream out) {
        for (int row = from; row < to; row++) {
            out.write(items.isNull(row) ? 0 : 1);
            if (items.isNull(row)) {
                continue;
            }
            if (items instanceof TextColumn text) {
                StringColumn plain = text.plain();
                int start = plain.start(text.slot(row));
                int length = plain.end(text.slot(row)) - start;
                out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
                out.write(plain.sharedBytes(), start, length);
            } else if (items instanceof BoolColumn bools) {
                out.write(bools.at(row) ? 1 : 0);
            } else {
                out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                        .putLong(number(items, row))
                        .array());
            }
        }
    }

    private static long number(Column items, int row) {
        if (items instanceof DoubleColumn doubles) {
            return Double.doubleToLongBits(doubles.at(row) + 0.0);
        }
        if (items instanceof IntColumn ints) {
            return ints.at(row);
        }
        return items instanceof DateTimeColumn moments ? moments.at(row) : ((LongColumn) items).at(row);
    }

    /** Adds the items of the list between two places to a column of their dtype; answers how many there are. */
    static int read(byte[] bytes, int from, int to, DType item, ColumnBuilder items) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        int count = 0;
        for (; in.hasRemaining(); count++) {
            if (in.get() == 0) {
                items.appendNull();
            } else if (isLong(item)) {
                append(items, in.getLong());
            } else if (items instanceof BoolColumn.Builder bools) {
                bools.append(in.get() != 0);
            } else {
                int length = in.getInt();
                append(items, bytes, in.position(), in.position() + length);
                in.position(in.position() + length);
            }
        }
        return count;
    }

    private static void append(ColumnBuilder items, long number) {
        if (items instanceof DoubleColumn.Builder doubles) {
            doubles.append(Double.longBitsToDouble(number));
        } else if (items instanceof IntColumn.Builder ints) {
            ints.append((int) number);
        } else if (items instanceof DateTimeColumn.Builder moments) {
            moments.append(number);
        } else {
            ((LongColumn.Builder) items).append(number);
        }
    }

    private static void append(ColumnBuilder items, byte[] bytes, int from, int to) {
        if (items instanceof TextBuilder texts) {
            texts.append(bytes, from, to);
        } else {
            ((StringColumn.Builder) items).append(bytes, from, to);
        }
    }

    /** The items as a list that cannot be changed, null where missing. */
    static List<@Nullable Object> values(Column items) {
        List<@Nullable Object> values = new ArrayList<>(items.length());
        for (int row = 0; row < items.length(); row++) {
            values.add(items.valueAt(row));
        }
        return Collections.unmodifiableList(values);
    }
}
