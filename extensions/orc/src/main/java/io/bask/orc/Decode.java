package io.bask.orc;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.ByteText;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.jspecify.annotations.Nullable;

/** Hands the values of ORC's vectors over to builders of columns. */
final class Decode {
    private static final long SECOND = 1_000_000_000;
    private static final long DAY = 86_400 * SECOND;

    private Decode() {}

    /** The value of a row that has one, into a builder. */
    private interface Feed {
        void row(int at);
    }

    /** The first rows of a vector. */
    static void append(ColumnVector vector, TypeDescription type, DType dtype, int rows, ColumnBuilder into) {
        Feed feed = feed(vector, type, dtype, into);
        for (int row = 0; row < rows; row++) {
            int at = vector.isRepeating ? 0 : row;
            if (vector.noNulls || !vector.isNull[at]) {
                feed.row(at);
            } else {
                into.appendNull();
            }
        }
    }

    private static Feed feed(ColumnVector vector, TypeDescription type, DType dtype, ColumnBuilder into) {
        boolean isDate = type.getCategory() == TypeDescription.Category.DATE;
        if (vector instanceof LongColumnVector longs && into instanceof BoolColumn.Builder flags) {
            return at -> flags.append(longs.vector[at] != 0);
        }
        if (vector instanceof LongColumnVector longs && into instanceof IntColumn.Builder ints) {
            return at -> ints.append((int) longs.vector[at]);
        }
        if (vector instanceof LongColumnVector longs && into instanceof LongColumn.Builder whole) {
            return at -> whole.append(longs.vector[at]);
        }
        if (isDate && vector instanceof LongColumnVector days && into instanceof DateTimeColumn.Builder moments) {
            return at -> moments.append(nanoseconds(days.vector[at], DAY, 0));
        }
        if (vector instanceof TimestampColumnVector times && into instanceof DateTimeColumn.Builder moments) {
            return at -> moments.append(moment(times, at));
        }
        if (vector instanceof DoubleColumnVector doubles && into instanceof DoubleColumn.Builder numbers) {
            return at -> numbers.append(doubles.vector[at]);
        }
        if (vector instanceof BytesColumnVector bytes && into instanceof TextBuilder texts) {
            return at -> {
                requireText(bytes, dtype, at);
                texts.append(bytes.vector[at], bytes.start[at], bytes.start[at] + bytes.length[at]);
            };
        }
        if (vector instanceof BytesColumnVector bytes && into instanceof StringColumn.Builder binary) {
            return at -> binary.append(bytes.vector[at], bytes.start[at], bytes.start[at] + bytes.length[at]);
        }
        return at -> into.appendValue(value(vector, type, dtype, at));
    }

    private static void requireText(BytesColumnVector bytes, DType dtype, int at) {
        int from = bytes.start[at];
        int to = from + bytes.length[at];
        if (dtype != DType.BINARY && !ByteText.isUtf8(bytes.vector[at], from, to)) {
            throw new OrcFormatException("a value is %s, which is no text in UTF-8; leave the column out"
                    .formatted(ByteText.of(Arrays.copyOfRange(bytes.vector[at], from, to))));
        }
    }

    private static long moment(TimestampColumnVector times, int at) {
        return nanoseconds(Math.floorDiv(times.time[at], 1000L), SECOND, times.nanos[at]);
    }

    private static long nanoseconds(long count, long unit, int more) {
        try {
            return Math.addExact(Math.multiplyExact(count, unit), more);
        } catch (ArithmeticException beyond) {
            throw new OrcFormatException(
                    "a value is %d %s since 1970, which nanoseconds in 64 bits do not reach; they reach from 1677 to 2262"
                            .formatted(count, unit == DAY ? "days" : "seconds"),
                    beyond);
        }
    }

    /** A boxed value, or null where it is missing. */
    private static @Nullable Object value(ColumnVector vector, TypeDescription type, DType dtype, int row) {
        int at = vector.isRepeating ? 0 : row;
        if (!vector.noNulls && vector.isNull[at]) {
            return null;
        }
        if (vector instanceof ListColumnVector lists) {
            TypeDescription item = type.getChildren().get(0);
            List<@Nullable Object> values = new ArrayList<>();
            for (long i = lists.offsets[at]; i < lists.offsets[at] + lists.lengths[at]; i++) {
                values.add(value(lists.child, item, dtype.item(), (int) i));
            }
            return Collections.unmodifiableList(values);
        }
        if (vector instanceof DecimalColumnVector decimals) {
            BigDecimal number = decimals.vector[at].getHiveDecimal().bigDecimalValue();
            return number.setScale(dtype.scale());
        }
        if (vector instanceof BytesColumnVector bytes) {
            byte[] copy = Arrays.copyOfRange(bytes.vector[at], bytes.start[at], bytes.start[at] + bytes.length[at]);
            if (dtype == DType.BINARY) {
                return copy;
            }
            requireText(bytes, dtype, at);
            return new String(copy, StandardCharsets.UTF_8);
        }
        if (vector instanceof DoubleColumnVector doubles) {
            return doubles.vector[at];
        }
        if (vector instanceof TimestampColumnVector times) {
            return boxed(moment(times, at), dtype);
        }
        long number = ((LongColumnVector) vector).vector[at];
        if (type.getCategory() == TypeDescription.Category.DATE) {
            return boxed(nanoseconds(number, DAY, 0), dtype);
        }
        return dtype == DType.BOOL ? (Object) (number != 0) : (Object) number;
    }

    private static Object boxed(long nanoseconds, DType dtype) {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanoseconds, SECOND), (int) Math.floorMod(nanoseconds, SECOND), ZoneOffset.UTC);
        if (dtype == DType.DATETIME) {
            return moment;
        }
        ZoneId zone = dtype.zone();
        return moment.atZone(ZoneOffset.UTC).withZoneSameInstant(zone);
    }
}
