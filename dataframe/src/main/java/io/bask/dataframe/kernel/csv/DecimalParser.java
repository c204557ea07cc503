package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Parses decimals exactly; more digits behind the point than the dtype has are rounded, too many before it do not fit. */
final class DecimalParser extends ColumnParser {
    private final DType dtype;
    private final ColumnBuilder builder;

    DecimalParser(DType dtype, CsvFormat format) {
        super(format);
        this.dtype = dtype;
        this.builder = ColumnBuilder.of(dtype, 1024);
    }

    @Override
    void parse(FieldRun run) {
        for (int row = 0; row < run.rows(); row++) {
            int entry = run.column() + row * run.stride();
            slow(run.text(), run.at()[entry] + 1, run.at()[entry + 1]);
        }
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        try {
            BigDecimal number = new BigDecimal(new String(text, from, to - from, StandardCharsets.UTF_8).strip());
            BigInteger digits = Decimals.rounded(number, dtype);
            if (digits != null) {
                builder.appendValue(new BigDecimal(digits, dtype.scale()));
            }
            return digits != null;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }

    @Override
    void acceptNull() {
        builder.appendNull();
    }

    @Override
    Column build() {
        return builder.build();
    }
}
