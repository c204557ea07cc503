package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.ZoneClock;
import io.bask.dataframe.kernel.MomentFormat;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Parses dates and moments, in the forms of {@link DateText} or in a format of the user's. */
final class DateTimeParser extends ColumnParser {
    private final DateText dates;
    private final @Nullable ZoneClock clock;
    private final DateTimeColumn.Builder builder;
    private final @Nullable MomentFormat form;

    DateTimeParser(DType dtype, CsvFormat format, @Nullable String pattern) {
        super(format);
        clock = dtype.kind() == DType.Kind.ZONED ? new ZoneClock(dtype.zone()) : null;
        dates = new DateText(clock != null);
        builder = new DateTimeColumn.Builder(dtype, 1024);
        form = pattern == null ? null : MomentFormat.of(pattern);
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
        if (form != null) {
            LocalDateTime moment = form.parseOrNull(new String(text, from, to - from, StandardCharsets.UTF_8));
            return moment != null && appended(Moments.nanoseconds(moment), false);
        }
        if (dates.read(text, from, to)) {
            return appended(dates.nanoseconds(), dates.hasOffset());
        }
        return false;
    }

    /** Appends the moment last read; false where clocks of the zone show no such time, or show it twice. */
    private boolean appended(long read, boolean hasOffset) {
        long nanoseconds = clock == null || hasOffset ? read : clock.utc(read, Ambiguous.NAT, Nonexistent.NAT);
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
