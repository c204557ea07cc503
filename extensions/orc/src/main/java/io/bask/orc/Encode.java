package io.bask.orc;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.jspecify.annotations.Nullable;

/** Puts the values of columns into ORC's vectors. */
final class Encode {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final int UNSIGNED_DIGITS = 20;

    private Encode() {}

    /** The type that a column is written as. */
    static TypeDescription type(Field field) {
        TypeDescription type = type(field.dtype());
        if (type == null) {
            throw new IllegalArgumentException(
                    "column '%s' is %s, which ORC files are not written with; cast it with astype"
                            .formatted(field.name(), field.dtype()));
        }
        return type;
    }

    private static @Nullable TypeDescription type(DType dtype) {
        return switch (dtype.kind()) {
            case BOOL -> TypeDescription.createBoolean();
            case INT8 -> TypeDescription.createByte();
            case INT16, UINT8 -> TypeDescription.createShort();
            case INT32, UINT16 -> TypeDescription.createInt();
            // ORC has no spans of time; pandas' notes say which columns are.
            case INT64, UINT32, TIMEDELTA -> TypeDescription.createLong();
            case UINT64 ->
                TypeDescription.createDecimal().withPrecision(UNSIGNED_DIGITS).withScale(0);
            case FLOAT32 -> TypeDescription.createFloat();
            case FLOAT64 -> TypeDescription.createDouble();
            case DECIMAL ->
                TypeDescription.createDecimal().withPrecision(dtype.precision()).withScale(dtype.scale());
            case STRING, CATEGORICAL -> TypeDescription.createString();
            case BINARY -> TypeDescription.createBinary();
            case DATETIME -> TypeDescription.createTimestamp();
            case ZONED -> TypeDescription.createTimestampInstant();
            case LIST -> {
                TypeDescription item = type(dtype.item());
                yield item == null ? null : TypeDescription.createList(item);
            }
        };
    }

    /** Puts the value of a row that has one into the vector. */
    private interface Feed {
        void row(int row, int at);
    }

    /** Rows of a column into a vector, which holds nothing yet. */
    static void fill(Column column, int from, int to, ColumnVector vector) {
        Feed feed = feed(column, vector);
        vector.isRepeating = false;
        vector.noNulls = true;
        for (int row = from; row < to; row++) {
            int at = row - from;
            boolean isMissing = column.isNull(row);
            vector.isNull[at] = isMissing;
            vector.noNulls &= !isMissing;
            if (!isMissing) {
                feed.row(row, at);
            }
        }
    }

    private static Feed feed(Column column, ColumnVector vector) {
        if (column instanceof BoolColumn flags && vector instanceof LongColumnVector longs) {
            return (row, at) -> longs.vector[at] = flags.at(row) ? 1 : 0;
        }
        if (column instanceof IntColumn ints && vector instanceof LongColumnVector longs) {
            return (row, at) -> longs.vector[at] = ints.at(row);
        }
        if (column instanceof LongColumn whole && vector instanceof LongColumnVector longs) {
            return (row, at) -> longs.vector[at] = whole.at(row);
        }
        if (column instanceof DoubleColumn numbers && vector instanceof DoubleColumnVector doubles) {
            return (row, at) -> doubles.vector[at] = numbers.at(row);
        }
        if (column instanceof DateTimeColumn moments && vector instanceof TimestampColumnVector times) {
            times.setIsUTC(true);
            return (row, at) -> moment(moments.at(row), times, at);
        }
        boolean isPlain = column.dtype().isText() || column.dtype() == DType.BINARY;
        if (isPlain && column instanceof TextColumn texts && vector instanceof BytesColumnVector bytes) {
            StringColumn plain = texts.plain();
            return (row, at) -> {
                int slot = texts.slot(row);
                int start = plain.start(slot);
                bytes.setRef(at, plain.sharedBytes(), start, plain.end(slot) - start);
            };
        }
        if (vector instanceof ListColumnVector lists) {
            lists.childCount = 0;
        }
        return (row, at) -> set(vector, at, Objects.requireNonNull(column.valueAt(row)));
    }

    private static void moment(long nanoseconds, TimestampColumnVector times, int at) {
        times.time[at] = Math.floorDiv(nanoseconds, MILLI);
        times.nanos[at] = (int) Math.floorMod(nanoseconds, SECOND);
    }

    /** A boxed value into a vector of any kind. */
    private static void set(ColumnVector vector, int at, Object value) {
        if (vector instanceof ListColumnVector lists) {
            list(lists, at, (List<?>) value);
        } else if (vector instanceof DecimalColumnVector decimals) {
            BigDecimal number = value instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) value;
            decimals.set(at, HiveDecimal.create(number));
        } else if (vector instanceof BytesColumnVector bytes) {
            byte[] copy = value instanceof byte[] binary ? binary : ((String) value).getBytes(StandardCharsets.UTF_8);
            bytes.setRef(at, copy, 0, copy.length);
        } else if (vector instanceof DoubleColumnVector doubles) {
            doubles.vector[at] = ((Number) value).doubleValue();
        } else if (vector instanceof TimestampColumnVector times) {
            times.setIsUTC(true);
            moment(nanoseconds(value), times, at);
        } else if (value instanceof Boolean flag) {
            ((LongColumnVector) vector).vector[at] = flag ? 1 : 0;
        } else if (value instanceof java.time.Duration span) {
            ((LongColumnVector) vector).vector[at] = span.toNanos();
        } else {
            ((LongColumnVector) vector).vector[at] = ((Number) value).longValue();
        }
    }

    private static long nanoseconds(Object moment) {
        Instant instant = moment instanceof ZonedDateTime zoned
                ? zoned.toInstant()
                : ((LocalDateTime) moment).toInstant(ZoneOffset.UTC);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
    }

    private static void list(ListColumnVector lists, int at, List<?> values) {
        int first = lists.childCount;
        lists.offsets[at] = first;
        lists.lengths[at] = values.size();
        lists.childCount += values.size();
        lists.child.ensureSize(lists.childCount, first > 0);
        if (first == 0) {
            lists.child.noNulls = true;
            lists.child.isRepeating = false;
            if (lists.child instanceof ListColumnVector inner) {
                inner.childCount = 0;
            }
        }
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            lists.child.isNull[first + i] = value == null;
            lists.child.noNulls &= value != null;
            if (value != null) {
                set(lists.child, first + i, value);
            }
        }
    }
}
