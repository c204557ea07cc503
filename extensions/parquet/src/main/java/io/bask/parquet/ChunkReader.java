package io.bask.parquet;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one column of a row group one by one, whatever their encoding.
 *
 * <p>One use; one thread.
 */
final class ChunkReader {
    private static final long JULIAN_1970 = 2_440_588;
    private static final long DAY = 86_400_000_000_000L;

    private final ColumnReader values;
    private final FileColumn column;
    private final Decode decode;
    private final DType dtype;
    private final int rows;
    private final int full;

    private ChunkReader(ColumnReader values, FileColumn column, DType dtype, int rows) {
        this.values = values;
        this.column = column;
        this.decode = Objects.requireNonNull(column.decode());
        this.dtype = dtype;
        this.rows = rows;
        this.full = values.getDescriptor().getMaxDefinitionLevel();
    }

    /**
     * The first rows of a column.
     *
     * @param dictionary the texts that all pages refer to, or null where some page holds texts
     */
    static Column read(ColumnReader values, FileColumn column, int rows, @Nullable Dictionary dictionary) {
        ChunkReader reader = new ChunkReader(values, column, Objects.requireNonNull(column.dtype()), rows);
        return switch (reader.decode) {
            case BOOL -> reader.bools();
            case INT8, INT16, INT, UNSIGNED_8, UNSIGNED_16 -> reader.ints();
            case UNSIGNED_INT, UNSIGNED_LONG, LONG, SPAN -> reader.longs();
            case FLOAT, DOUBLE -> reader.doubles();
            case DECIMAL_INT, DECIMAL_LONG, DECIMAL_BYTES ->
                reader.dtype.isFloat() ? reader.doubles() : reader.decimals();
            case BYTES -> reader.bytes();
            case TEXT, CATEGORY -> dictionary == null ? reader.texts() : reader.codes(dictionary);
            case DAYS, MILLIS, MICROS, NANOS, JULIAN -> reader.moments();
        };
    }

    /** A reader of the values in lists, one by one. */
    static ChunkReader ofItems(ColumnReader values, FileColumn column, DType item) {
        return new ChunkReader(values, column, item, 0);
    }

    /** Adds the current value, which is there, to a column of its dtype. */
    void append(ColumnBuilder builder, long number) {
        if (builder instanceof BoolColumn.Builder bools) {
            bools.append(values.getBoolean());
        } else if (builder instanceof IntColumn.Builder ints) {
            ints.append((int) dtype.wrapped(values.getInteger()));
        } else if (builder instanceof DoubleColumn.Builder doubles) {
            doubles.append(number());
        } else if (builder instanceof DateTimeColumn.Builder moments) {
            moments.append(moment((int) Math.min(number, Integer.MAX_VALUE)));
        } else if (builder instanceof LongColumn.Builder longs) {
            longs.append(whole());
        } else if (dtype.isDecimal()) {
            builder.appendValue(new BigDecimal(digits(), column.scale()));
        } else {
            byte[] bytes = values.getBinary().getBytesUnsafe();
            if (builder instanceof TextBuilder texts) {
                texts.append(bytes, 0, bytes.length);
            } else {
                ((StringColumn.Builder) builder).append(bytes, 0, bytes.length);
            }
        }
    }

    private long whole() {
        return switch (decode) {
            case UNSIGNED_INT -> Integer.toUnsignedLong(values.getInteger());
            case DECIMAL_INT -> values.getInteger();
            case DECIMAL_BYTES -> digits().longValueExact();
            default -> values.getLong();
        };
    }

    /** Whether the current value is there. */
    boolean isPresent() {
        return values.getCurrentDefinitionLevel() == full;
    }

    private BoolColumn bools() {
        BoolColumn.Builder builder = new BoolColumn.Builder(rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (isPresent()) {
                builder.append(values.getBoolean());
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    private IntColumn ints() {
        IntColumn.Builder builder = new IntColumn.Builder(decode.dtype(), rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (isPresent()) {
                builder.append((int) decode.dtype().wrapped(values.getInteger()));
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    private LongColumn longs() {
        LongColumn.Builder builder = new LongColumn.Builder(decode.dtype(), rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (isPresent()) {
                builder.append(
                        decode == Decode.UNSIGNED_INT ? Integer.toUnsignedLong(values.getInteger()) : values.getLong());
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    private DoubleColumn doubles() {
        DoubleColumn.Builder builder = new DoubleColumn.Builder(decode.dtype(), rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (isPresent()) {
                builder.append(number());
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    private Column decimals() {
        ColumnBuilder builder = ColumnBuilder.of(dtype, rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (!isPresent()) {
                builder.appendNull();
            } else if (builder instanceof LongColumn.Builder longs && decode != Decode.DECIMAL_BYTES) {
                longs.append(decode == Decode.DECIMAL_INT ? values.getInteger() : values.getLong());
            } else {
                builder.appendValue(new BigDecimal(digits(), column.scale()));
            }
        }
        return builder.build();
    }

    private BigInteger digits() {
        return switch (decode) {
            case DECIMAL_INT -> BigInteger.valueOf(values.getInteger());
            case DECIMAL_LONG -> BigInteger.valueOf(values.getLong());
            default -> new BigInteger(values.getBinary().getBytes());
        };
    }

    private StringColumn bytes() {
        StringColumn.Builder builder = new StringColumn.Builder(dtype, rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (isPresent()) {
                byte[] bytes = values.getBinary().getBytesUnsafe();
                builder.append(bytes, 0, bytes.length);
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    private double number() {
        return switch (decode) {
            case FLOAT -> values.getFloat();
            case DOUBLE -> values.getDouble();
            default -> new BigDecimal(digits(), column.scale()).doubleValue();
        };
    }

    private DateTimeColumn moments() {
        DateTimeColumn.Builder builder = new DateTimeColumn.Builder(dtype, rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (isPresent()) {
                builder.append(moment(row));
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    private long moment(int row) {
        if (decode == Decode.JULIAN) {
            ByteBuffer bytes = values.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            long nanos = bytes.getLong();
            return Math.addExact(Math.multiplyExact(bytes.getInt() - JULIAN_1970, DAY), nanos);
        }
        long stored = decode == Decode.DAYS ? values.getInteger() : values.getLong();
        return Moments.nanoseconds(stored, decode, row);
    }

    private Column texts() {
        TextBuilder builder = new TextBuilder(decode.dtype(), rows);
        for (int row = 0; row < rows; row++, values.consume()) {
            if (isPresent()) {
                byte[] text = values.getBinary().getBytesUnsafe();
                builder.append(text, 0, text.length);
            } else {
                builder.appendNull();
            }
        }
        return builder.build();
    }

    private Column codes(Dictionary dictionary) {
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++, values.consume()) {
            codes[row] = isPresent() ? values.getCurrentValueDictionaryID() : -1;
        }
        return DictionaryColumn.adopt(decode.dtype(), codes, texts(dictionary));
    }

    static StringColumn texts(Dictionary dictionary) {
        StringColumn.Builder texts = new StringColumn.Builder(dictionary.getMaxId() + 1);
        for (int code = 0; code <= dictionary.getMaxId(); code++) {
            Binary text = dictionary.decodeToBinary(code);
            byte[] bytes = text.getBytesUnsafe();
            texts.append(bytes, 0, bytes.length);
        }
        return texts.build();
    }
}
