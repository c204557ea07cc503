package io.bask.parquet;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Hands over the value of a row that has one, with its levels of repetition and definition. */
interface ColumnFeed {
    /** Bytes of a wide decimal. */
    int WIDE_BYTES = 16;

    void row(int row, int repeated, int defined);

    /** What hands the values of a column to a writer. */
    static ColumnFeed of(Column column, ColumnWriter writer) {
        if (column instanceof BoolColumn bools) {
            return (row, r, d) -> writer.write(bools.at(row), r, d);
        }
        if (column instanceof IntColumn ints) {
            return (row, r, d) -> writer.write(ints.at(row), r, d);
        }
        if (column instanceof LongColumn longs && column.dtype() == DType.UINT32) {
            return (row, r, d) -> writer.write((int) longs.at(row), r, d);
        }
        if (column instanceof LongColumn longs) {
            return (row, r, d) -> writer.write(longs.at(row), r, d);
        }
        if (column instanceof DoubleColumn floats && column.dtype() == DType.FLOAT32) {
            return (row, r, d) -> writer.write((float) floats.at(row), r, d);
        }
        if (column instanceof DoubleColumn doubles) {
            return (row, r, d) -> writer.write(doubles.at(row), r, d);
        }
        if (column instanceof DateTimeColumn moments) {
            return (row, r, d) -> writer.write(moments.at(row), r, d);
        }
        if (column.dtype().isWideDecimal()) {
            return (row, r, d) -> writer.write(wide((BigDecimal) Objects.requireNonNull(column.valueAt(row))), r, d);
        }
        if (column instanceof TextColumn texts) {
            StringColumn plain = texts.plain();
            return (row, r, d) -> {
                int slot = texts.slot(row);
                int start = plain.start(slot);
                writer.write(Binary.fromConstantByteArray(plain.sharedBytes(), start, plain.end(slot) - start), r, d);
            };
        }
        throw new IllegalArgumentException("columns of %s are not written to Parquet files".formatted(column.dtype()));
    }

    /** The digits in 16 bytes, the highest first. */
    private static Binary wide(BigDecimal value) {
        byte[] digits = value.unscaledValue().toByteArray();
        byte[] bytes = new byte[WIDE_BYTES];
        Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, WIDE_BYTES - digits.length, digits.length);
        return Binary.fromConstantByteArray(bytes);
    }
}
