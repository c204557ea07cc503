package io.bask.dataframe.kernel;

import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.ZoneClock;
import io.bask.dataframe.schema.DType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What formats write of the time zone of a column's moments: nothing where they have none. */
final class ZoneText {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final long SECOND = 1_000_000_000L;

    private final DateTimeColumn column;
    private final @Nullable ZoneClock clock;

    ZoneText(DateTimeColumn column) {
        this.column = column;
        this.clock = column.dtype().kind() == DType.Kind.ZONED
                ? new ZoneClock(column.dtype().zone())
                : null;
    }

    /** The offset {@code z} or the short name {@code Z} of the zone at a row. */
    String of(char letter, int row) {
        if (clock == null) {
            return "";
        }
        long utc = column.at(row);
        if (letter == 'z') {
            return Moments.offset(clock.offset(utc), "");
        }
        ZoneId zone = column.dtype().zone();
        return NAME.format(Instant.ofEpochSecond(Math.floorDiv(utc, SECOND)).atZone(zone));
    }
}
