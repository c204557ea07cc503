package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text in Arrow's layout: all UTF-8 bytes in one array, and one offset a row into it.
 *
 * <p>Row {@code r} is {@code sharedBytes()[start(r) .. end(r))}; a missing row is empty. One column holds at most 2 GiB.
 */
public final class StringColumn implements TextColumn {
    private static final long serialVersionUID = 1L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final DType dtype;
    private final byte[] bytes;
    private final int[] offsets;
    private final int offset;
    private final int length;
    private final @Nullable Bitmap validity;

    private StringColumn(DType dtype, byte[] bytes, int[] offsets, int offset, int length, @Nullable Bitmap validity) {
        this.dtype = dtype;
        this.bytes = bytes;
        this.offsets = offsets;
        this.offset = offset;
        this.length = length;
        this.validity = validity == null || validity.isAllSet() ? null : validity;
    }

    /**
     * A column over these arrays, which it adopts: the caller must not write to them again.
     *
     * @param bytes UTF-8 text of all rows
     * @param offsets one more than there are rows, ascending; row {@code r} is {@code [offsets[r], offsets[r + 1])}
     * @param validity which rows hold a value, or null when all do
     */
    public static StringColumn adopt(byte[] bytes, int[] offsets, @Nullable Bitmap validity) {
        return adopt(DType.STRING, bytes, offsets, validity);
    }

    /** A column of text, bytes or decimals of 128 bits over these arrays, which it adopts. */
    public static StringColumn adopt(DType dtype, byte[] bytes, int[] offsets, @Nullable Bitmap validity) {
        if (offsets.length == 0 || offsets[offsets.length - 1] > bytes.length) {
            throw new IllegalArgumentException(
                    "offsets must hold one more entry than there are rows and end within the "
                            + "%d bytes; got %d entries".formatted(bytes.length, offsets.length));
        }
        return new StringColumn(
                held(dtype), bytes, offsets, 0, Lengths.checked(offsets.length - 1, validity), validity);
    }

    private static DType held(DType dtype) {
        if (!dtype.isBytes() || dtype == DType.CATEGORICAL) {
            throw new IllegalArgumentException(dtype + " is not held as bytes");
        }
        return dtype;
    }

    /** A column of these texts; null is missing. */
    public static StringColumn of(@Nullable String... values) {
        Builder builder = new Builder(values.length);
        for (String value : values) {
            builder.appendValue(value);
        }
        return builder.build();
    }

    /** The bytes themselves, not a copy. For reading only. */
    public byte[] sharedBytes() {
        return bytes;
    }

    /** The offsets themselves, not a copy: row {@code r} starts at entry {@code offset() + r}. For reading only. */
    public int[] sharedOffsets() {
        return offsets;
    }

    /** Position of row 0 in {@link #sharedOffsets()}. */
    public int offset() {
        return offset;
    }

    /** Where the row's bytes begin. */
    public int start(int row) {
        return offsets[offset + row];
    }

    /** Where the row's bytes end, exclusive. */
    public int end(int row) {
        return offsets[offset + row + 1];
    }

    /** Compares two rows' texts by code point; neither may be missing. */
    public int compare(int row, StringColumn other, int otherRow) {
        return Arrays.compareUnsigned(
                bytes, start(row), end(row), other.bytes, other.start(otherRow), other.end(otherRow));
    }

    /** True when two rows' texts are equal; neither may be missing. */
    public boolean sameText(int row, StringColumn other, int otherRow) {
        return Arrays.equals(bytes, start(row), end(row), other.bytes, other.start(otherRow), other.end(otherRow));
    }

    @Override
    public StringColumn plain() {
        return this;
    }

    @Override
    public int slot(int row) {
        return isNull(row) ? -1 : row;
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public @Nullable Bitmap validity() {
        return validity;
    }

    @Override
    public @Nullable Object valueAt(int row) {
        if (isNull(row)) {
            return null;
        }
        if (dtype == DType.STRING) {
            return stringAt(row);
        }
        return switch (dtype.kind()) {
            case BINARY -> Arrays.copyOfRange(bytes, start(row), end(row));
            case LIST -> ListBytes.values(itemsAt(row));
            default -> decimalAt(row);
        };
    }

    /** What is in the list of a row; nothing where it is missing. */
    public Column itemsAt(int row) {
        ColumnBuilder items = ColumnBuilder.of(dtype.item(), 8);
        ListBytes.read(bytes, start(row), end(row), dtype.item(), items);
        return items.build();
    }

    /** Adds what is in the list of a row to a column of its items' dtype; answers how many there are. */
    public int appendItems(int row, ColumnBuilder items) {
        return ListBytes.read(bytes, start(row), end(row), dtype.item(), items);
    }

    /** The value of a row of decimals, which is not missing. */
    public BigDecimal decimalAt(int row) {
        return new BigDecimal(DecimalBytes.unscaled(bytes, start(row)), dtype.scale());
    }

    @Override
    public StringColumn slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new StringColumn(
                dtype, bytes, offsets, offset + from, to - from, validity == null ? null : validity.slice(from, to));
    }

    @Override
    public StringColumn take(int[] rows) {
        int[] starts = new int[rows.length + 1];
        int total = 0;
        for (int i = 0; i < rows.length; i++) {
            total = Growth.bytes(total, end(rows[i]) - start(rows[i]));
            starts[i + 1] = total;
        }
        byte[] taken = new byte[total];
        for (int i = 0; i < rows.length; i++) {
            copy(start(rows[i]), taken, starts[i], starts[i + 1] - starts[i]);
        }
        return new StringColumn(dtype, taken, starts, 0, rows.length, validity == null ? null : validity.take(rows));
    }

    /** Copies a text; one of few bytes in two words, of which the next text overwrites what is too much. */
    private void copy(int from, byte[] target, int to, int count) {
        if (count <= 2 * Long.BYTES && from + 2 * Long.BYTES <= bytes.length && to + 2 * Long.BYTES <= target.length) {
            WORDS.set(target, to, (long) WORDS.get(bytes, from));
            WORDS.set(target, to + Long.BYTES, (long) WORDS.get(bytes, from + Long.BYTES));
        } else {
            System.arraycopy(bytes, from, target, to, count);
        }
    }

    @Override
    public long nbytes() {
        return offsets[offset + length] - offsets[offset] + 4L * (length + 1) + Lengths.bytesOf(validity);
    }

    /** The dtype and the first values. */
    @Override
    public String toString() {
        return Lengths.describe(this);
    }

    /** Grows a {@link StringColumn}; spent after {@link #build()}. */
    public static final class Builder implements ColumnBuilder {
        private final DType dtype;
        private byte[] bytes;
        private int size;
        private int[] offsets;
        private int length;
        private final ValidityBuilder validity = new ValidityBuilder();

        /** A builder with room for that many rows before it has to grow. */
        public Builder(int capacity) {
            this(DType.STRING, capacity);
        }

        /** A builder for text, bytes or decimals of 128 bits. */
        public Builder(DType dtype, int capacity) {
            this.dtype = held(dtype);
            offsets = new int[Math.max(8, capacity) + 1];
            bytes = new byte[Math.max(64, Math.min(capacity, 1 << 24) * 8)];
        }

        /** Adds a row: the UTF-8 bytes {@code from} (inclusive) to {@code to} (exclusive). */
        public void append(byte[] source, int from, int to) {
            int grown = Growth.bytes(size, to - from);
            if (grown > bytes.length) {
                bytes = Arrays.copyOf(bytes, Growth.next(bytes.length, grown));
            }
            System.arraycopy(source, from, bytes, size, to - from);
            size = grown;
            endRow();
        }

        /** Adds a row. */
        public void append(String value) {
            byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
            append(encoded, 0, encoded.length);
        }

        @Override
        public void appendNull() {
            validity.markNull(length);
            endRow();
        }

        @Override
        public void appendValue(@Nullable Object value) {
            if (value == null) {
                appendNull();
            } else {
                byte[] stored = Boxed.toBytes(value, dtype);
                append(stored, 0, stored.length);
            }
        }

        private void endRow() {
            if (++length == offsets.length) {
                offsets = Arrays.copyOf(offsets, Growth.next(length, length + 1));
            }
            offsets[length] = size;
        }

        /** True when the bytes of a finished row are these. */
        boolean matches(int row, byte[] source, int from, int to) {
            int start = offsets[row];
            return offsets[row + 1] - start == to - from && TextHash.isSame(bytes, start, source, from, to - from);
        }

        /** Bytes so far. */
        int size() {
            return size;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public StringColumn build() {
            byte[] exactBytes = bytes.length - size <= size / 8 ? bytes : Arrays.copyOf(bytes, size);
            int[] exactOffsets = offsets.length == length + 1 ? offsets : Arrays.copyOf(offsets, length + 1);
            return adopt(dtype, exactBytes, exactOffsets, validity.build(length));
        }
    }
}
