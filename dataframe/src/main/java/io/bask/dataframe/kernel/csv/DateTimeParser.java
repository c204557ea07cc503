package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.ZoneClock;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import org.jspecify.annotations.Nullable;

/** Parses dates and moments, see {@link DateText} for the forms. */
final class DateTimeParser extends ColumnParser {
    private final DateText dates;
    private final @Nullable ZoneClock clock;
    private final DateTimeColumn.Builder builder;

    DateTimeParser(DType dtype, CsvFormat format) {
        super(format);
        clock = dtype.kind() == DType.Kind.ZONED ? new ZoneClock(dtype.zone()) : null;
        dates = new DateText(clock != null);
        builder = new DateTimeColumn.Builder(dtype, 1024);
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
        if (dates.read(text, from, to)) {
            return appended();
        }
        return false;
    }

    /** Appends the moment last read; false where clocks of the zone show no such time, or show it twice. */
    private boolean appended() {
        long nanoseconds = dates.nanoseconds();
        if (clock != null && !dates.hasOffset()) {
            nanoseconds = clock.utc(nanoseconds, Ambiguous.NAT, Nonexistent.NAT);
        }
        boolean isMoment = nanoseconds != ZoneClock.MISSING;
        if (isMoment) {
            builder.append(nanoseconds);
        }
        return isMoment;
    }

    @Override
    void acceptNull() {
        builder.appendNull();
    }

    @Override
    DateTimeColumn build() {
        return builder.build();
    }
}
