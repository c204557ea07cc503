package io.bask.hdf5;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How values of a column are written: a number or text of so many bytes in each record.
 *
 * @param dtype of what is written: float64 for whole numbers of which some are missing
 * @param bytes of each
 * @param categories what codes are the positions of; none where values are written themselves
 * @param missing what stands for a missing text
 */
record Slot(DType dtype, int bytes, List<String> categories, String missing) {
    private static final int MOST_TEXT = 1 << 20;

    /**
     * What becomes of a column.
     *
     * @throws IllegalArgumentException if pandas has no place for its values
     */
    static Slot of(String name, DType dtype, Facts facts, Hdf5FrameOutput how) {
        String missing = how.missingText();
        if (facts.hasMissing() && dtype == DType.BOOL) {
            throw new IllegalArgumentException(
                    "column '%s' has missing truth values, for which tables in HDF5 files have no place; fill them by fillNull, or cast to float64"
                            .formatted(name));
        }
        boolean isWhole = dtype.isInteger();
        if (facts.hasMissing() && isWhole) {
            if (facts.isBeyondDoubles()) {
                throw new IllegalArgumentException(
                        "column '%s' has missing values, so that it is written as float64, and whole numbers beyond 2^53, which would change; fill the missing ones by fillNull, or cast to texts"
                                .formatted(name));
            }
            return new Slot(DType.FLOAT64, Double.BYTES, List.of(), missing);
        }
        if (dtype == DType.CATEGORICAL) {
            int count = facts.categories().size();
            int bytes = count <= Byte.MAX_VALUE ? 1 : count <= Short.MAX_VALUE ? 2 : 4;
            return new Slot(dtype, bytes, facts.categories(), missing);
        }
        if (dtype == DType.STRING) {
            int none = facts.hasMissing() ? missing.getBytes(StandardCharsets.UTF_8).length : 1;
            int bytes =
                    Math.max(Math.max(none, facts.textBytes()), how.textBytes().getOrDefault(name, 1));
            if (bytes > MOST_TEXT) {
                throw new IllegalArgumentException(
                        "column '%s' has a text of %d bytes, and as many would be written for each of its rows; write Parquet, or cut texts first"
                                .formatted(name, bytes));
            }
            return new Slot(dtype, bytes, List.of(), missing);
        }
        return new Slot(dtype, width(name, dtype), List.of(), missing);
    }

    /** Bytes of values of a dtype; of texts and categories 0, as these depend on them. */
    static int width(String name, DType dtype) {
        return switch (dtype.kind()) {
            case BOOL, INT8, UINT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT32 -> 4;
            case INT64, UINT64, FLOAT64, DATETIME, ZONED, TIMEDELTA -> 8;
            case STRING, CATEGORICAL -> 0;
            case DECIMAL, BINARY, LIST ->
                throw new IllegalArgumentException(
                        "column '%s' is %s, for which tables in HDF5 files have no place; cast it%s, or write Parquet"
                                .formatted(name, dtype, dtype.isDecimal() ? " to float64 or texts" : ""));
        };
    }

    boolean isCoded() {
        return dtype == DType.CATEGORICAL;
    }

    /** The dtype as pandas notes it. */
    String noted() {
        return switch (dtype.kind()) {
            case STRING -> "bytes" + 8 * bytes;
            case CATEGORICAL -> "int" + 8 * bytes;
            case DATETIME, ZONED -> "datetime64";
            case TIMEDELTA -> "timedelta64";
            default -> dtype.label();
        };
    }

    /** The kind of labels as pandas notes it. */
    String kind() {
        return switch (dtype.kind()) {
            case STRING -> "string";
            case FLOAT32, FLOAT64 -> "float";
            case BOOL -> "bool";
            case DATETIME, ZONED -> "datetime64";
            case TIMEDELTA -> "timedelta64";
            default -> "integer";
        };
    }

    byte[] datatype() {
        return switch (dtype.kind()) {
            case STRING -> Messages.latin(bytes);
            case BOOL -> Messages.bits();
            case FLOAT32 -> Messages.datatype(io.bask.array.shape.DType.FLOAT32);
            case FLOAT64 -> Messages.datatype(io.bask.array.shape.DType.FLOAT64);
            case UINT8, UINT16, UINT32, UINT64 -> Messages.whole(bytes, false);
            default -> Messages.whole(bytes, true);
        };
    }

    /** Writes values into records, of which the first begins at an offset. */
    void put(Column column, byte[] records, int offset, int stride) {
        ByteBuffer into = ByteBuffer.wrap(records).order(ByteOrder.LITTLE_ENDIAN);
        int rows = column.length();
        if (isCoded()) {
            codes((DictionaryColumn) column, into, offset, stride);
        } else if (column instanceof TextColumn texts) {
            texts(texts, records, offset, stride);
        } else if (column instanceof BoolColumn flags) {
            for (int row = 0, at = offset; row < rows; row++, at += stride) {
                records[at] = (byte) (flags.at(row) ? 1 : 0);
            }
        } else if (column instanceof DoubleColumn reals) {
            for (int row = 0, at = offset; row < rows; row++, at += stride) {
                if (bytes == Float.BYTES) {
                    into.putFloat(at, (float) reals.at(row));
                } else {
                    into.putDouble(at, reals.at(row));
                }
            }
        } else if (dtype == DType.FLOAT64) {
            for (int row = 0, at = offset; row < rows; row++, at += stride) {
                long value = column instanceof IntColumn ints ? ints.at(row) : ((LongColumn) column).at(row);
                into.putDouble(at, column.isNull(row) ? Double.NaN : value);
            }
        } else {
            whole(column, into, offset, stride);
        }
    }

    private void whole(Column column, ByteBuffer into, int offset, int stride) {
        boolean isTime = dtype.kind() == DType.Kind.TIMEDELTA || column instanceof DateTimeColumn;
        for (int row = 0, at = offset; row < column.length(); row++, at += stride) {
            long value = column instanceof IntColumn ints
                    ? ints.at(row)
                    : column instanceof DateTimeColumn moments ? moments.at(row) : ((LongColumn) column).at(row);
            number(into, at, isTime && column.isNull(row) ? Long.MIN_VALUE : value);
        }
    }

    private void number(ByteBuffer into, int at, long value) {
        switch (bytes) {
            case 1 -> into.put(at, (byte) value);
            case 2 -> into.putShort(at, (short) value);
            case 4 -> into.putInt(at, (int) value);
            default -> into.putLong(at, value);
        }
    }

    private void codes(DictionaryColumn column, ByteBuffer into, int offset, int stride) {
        StringColumn own = column.dictionary();
        Map<String, Integer> known = new HashMap<>();
        categories.forEach(text -> known.put(text, known.size()));
        int[] places = new int[own.length()];
        Arrays.setAll(places, i -> Objects.requireNonNull(known.get(own.stringAt(i))));
        for (int row = 0, at = offset; row < column.length(); row++, at += stride) {
            int code = column.code(row);
            number(into, at, code < 0 ? -1 : places[code]);
        }
    }

    private void texts(TextColumn texts, byte[] records, int offset, int stride) {
        byte[] none = missing.getBytes(StandardCharsets.UTF_8);
        StringColumn plain = texts.plain();
        for (int row = 0, at = offset; row < texts.length(); row++, at += stride) {
            int slot = texts.isNull(row) ? -1 : texts.slot(row);
            if (slot < 0) {
                System.arraycopy(none, 0, records, at, none.length);
            } else {
                System.arraycopy(
                        plain.sharedBytes(), plain.start(slot), records, at, plain.end(slot) - plain.start(slot));
            }
        }
    }
}
