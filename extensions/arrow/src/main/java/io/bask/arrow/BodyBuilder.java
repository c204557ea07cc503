package io.bask.arrow;

import io.airlift.compress.zstd.ZstdCompressor;
import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.ListColumns;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays out rows of columns as the body of a record batch. One use. */
final class BodyBuilder {
    /** Where buffers begin: what the format recommends for wide instructions. */
    private static final int ALIGNMENT = 64;

    /** Bytes of a decimal, whatever its digits. */
    static final int DECIMAL_BYTES = 16;

    private static final int PREFIX = 8;
    private static final byte[] PADDING = new byte[ALIGNMENT];

    private final ArrowOutput.Compression compression;
    private final int rows;
    private final List<Lengths> nodes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<byte[]> buffers = new ArrayList<>();
    private long length;

    /**
     * How many rows a column has.
     *
     * @param rows all
     * @param missing those without a value
     */
    record Lengths(long rows, long missing) {}

    /**
     * A buffer in the body.
     *
     * @param offset where it begins
     * @param length its bytes
     */
    record Place(long offset, long length) {}

    BodyBuilder(int rows, ArrowOutput.Compression compression) {
        this.rows = rows;
        this.compression = compression;
    }

    int rows() {
        return rows;
    }

    ArrowOutput.Compression compression() {
        return compression;
    }

    List<Lengths> nodes() {
        return nodes;
    }

    List<Place> places() {
        return places;
    }

    long length() {
        return length;
    }

    void write(OutputStream out) throws IOException {
        for (byte[] buffer : buffers) {
            out.write(buffer);
            out.write(PADDING, 0, padding(buffer.length));
        }
    }

    private static int padding(int length) {
        return -length & ALIGNMENT - 1;
    }

    /** Adds a column, whose rows are those of the batch. */
    void add(Column column) {
        Column next = column;
        while (next.dtype().kind() == DType.Kind.LIST) {
            head(next);
            ListColumns.Items inside = ListColumns.items((StringColumn) next);
            ByteBuffer offsets = little(Math.multiplyExact(inside.offsets().length, Integer.BYTES));
            for (int offset : inside.offsets()) {
                offsets.putInt(offset);
            }
            buffer(offsets.array());
            next = inside.items();
        }
        head(next);
        values(next);
    }

    private void head(Column column) {
        int missing = column.nullCount();
        nodes.add(new Lengths(column.length(), missing));
        buffer(missing == 0 ? new byte[0] : bits(column.validity(), column.length()));
    }

    private void values(Column column) {
        if (column instanceof BoolColumn bools) {
            buffer(bits(bools.values(), column.length()));
        } else if (column instanceof DictionaryColumn codes && column.dtype() == DType.CATEGORICAL) {
            buffer(codes(codes));
        } else if (column.dtype().kind() == DType.Kind.DECIMAL) {
            buffer(decimals(column));
        } else if (column instanceof TextColumn texts) {
            texts(texts);
        } else {
            buffer(numbers(column));
        }
    }

    private static byte[] bits(@Nullable Bitmap bits, int rows) {
        if (bits == null) {
            return new byte[0];
        }
        ByteBuffer bytes = little(Bitmap.wordsFor(rows) * Long.BYTES);
        for (int i = 0; i < Bitmap.wordsFor(rows); i++) {
            bytes.putLong(bits.sharedWords()[i]);
        }
        return bytes.array();
    }

    private static byte[] codes(DictionaryColumn column) {
        int rows = column.length();
        ByteBuffer bytes = little(rows * Integer.BYTES);
        for (int row = 0; row < rows; row++) {
            bytes.putInt(Math.max(0, column.code(row)));
        }
        return bytes.array();
    }

    private static byte[] numbers(Column column) {
        int rows = column.length();
        int width = column.dtype().width();
        ByteBuffer bytes = little(Math.multiplyExact(rows, width));
        if (column instanceof DoubleColumn doubles) {
            for (int row = 0; row < rows; row++) {
                double value = doubles.isNull(row) ? 0 : doubles.at(row);
                if (width == Float.BYTES) {
                    bytes.putFloat((float) value);
                } else {
                    bytes.putDouble(value);
                }
            }
        } else if (column instanceof IntColumn ints) {
            for (int row = 0; row < rows; row++) {
                put(bytes, width, ints.at(row));
            }
        } else if (column instanceof LongColumn longs) {
            for (int row = 0; row < rows; row++) {
                put(bytes, width, longs.at(row));
            }
        } else if (column instanceof DateTimeColumn moments) {
            for (int row = 0; row < rows; row++) {
                bytes.putLong(moments.at(row));
            }
        } else {
            throw new IllegalArgumentException(
                    "columns of %s are not written to Arrow files".formatted(column.dtype()));
        }
        return bytes.array();
    }

    /** The digits in 16 bytes, the lowest first. */
    private static byte[] decimals(Column column) {
        int rows = column.length();
        byte[] bytes = new byte[Math.multiplyExact(rows, DECIMAL_BYTES)];
        for (int row = 0; row < rows; row++) {
            BigDecimal value = (BigDecimal) column.valueAt(row);
            if (value == null) {
                continue;
            }
            byte[] digits = value.unscaledValue().toByteArray();
            byte rest = (byte) (value.signum() < 0 ? -1 : 0);
            for (int i = 0; i < DECIMAL_BYTES; i++) {
                bytes[row * DECIMAL_BYTES + i] = i < digits.length ? digits[digits.length - 1 - i] : rest;
            }
        }
        return bytes;
    }

    private static void put(ByteBuffer bytes, int width, long value) {
        switch (width) {
            case 1 -> bytes.put((byte) value);
            case 2 -> bytes.putShort((short) value);
            case 4 -> bytes.putInt((int) value);
            default -> bytes.putLong(value);
        }
    }

    private void texts(TextColumn texts) {
        int rows = texts.length();
        StringColumn plain = texts.plain();
        long total = 0;
        for (int row = 0; row < rows; row++) {
            int slot = texts.isNull(row) ? -1 : texts.slot(row);
            total += slot < 0 ? 0 : plain.end(slot) - plain.start(slot);
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d rows of text have %d bytes, more than a record batch holds; write fewer rows a batch by withBatchRows"
                            .formatted(rows, total));
        }
        ByteBuffer offsets = little(Math.multiplyExact(rows + 1, Integer.BYTES));
        byte[] bytes = new byte[(int) total];
        int at = 0;
        offsets.putInt(0);
        for (int row = 0; row < rows; row++) {
            int slot = texts.isNull(row) ? -1 : texts.slot(row);
            if (slot >= 0) {
                int start = plain.start(slot);
                int size = plain.end(slot) - start;
                System.arraycopy(plain.sharedBytes(), start, bytes, at, size);
                at += size;
            }
            offsets.putInt(at);
        }
        buffer(offsets.array());
        buffer(bytes);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void buffer(byte[] plain) {
        byte[] stored = plain.length == 0 ? plain : packed(plain);
        buffers.add(stored);
        places.add(new Place(length, stored.length));
        length += stored.length + padding(stored.length);
    }

    /** Its size and what it is compressed to, or -1 and the bytes themselves where that is no smaller. */
    private byte[] packed(byte[] plain) {
        if (compression == ArrowOutput.Compression.NONE) {
            return plain;
        }
        byte[] packed = compression == ArrowOutput.Compression.LZ4 ? Lz4Frames.pack(plain) : zstd(plain);
        boolean isSmaller = packed.length < plain.length;
        byte[] kept = isSmaller ? packed : plain;
        return little(PREFIX + kept.length)
                .putLong(isSmaller ? plain.length : -1)
                .put(kept)
                .array();
    }

    private static byte[] zstd(byte[] plain) {
        ZstdCompressor compressor = new ZstdCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(packed, compressor.compress(plain, 0, plain.length, packed, 0, packed.length));
    }
}
