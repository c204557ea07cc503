package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Prints moments as pandas does: the day alone when all are midnight, else with as many decimals as one of them needs. */
final class DateTimeText {
    private static final long DAY = 86_400_000_000_000L;

    private DateTimeText() {}

    static List<String> of(DateTimeColumn column) {
        if (column.dtype().kind() == DType.Kind.ZONED) {
            return zoned(column);
        }
        boolean daysOnly = true;
        int decimals = 0;
        for (int row = 0; row < column.length(); row++) {
            if (!column.isNull(row)) {
                long nanoseconds = column.at(row);
                daysOnly &= nanoseconds % DAY == 0;
                decimals = Math.max(decimals, decimals(Math.floorMod(nanoseconds, 1_000_000_000L)));
            }
        }
        List<String> texts = new ArrayList<>(column.length());
        for (int row = 0; row < column.length(); row++) {
            texts.add(column.isNull(row) ? "NaT" : text(column.at(row), daysOnly, decimals));
        }
        return texts;
    }

    /** Each with its offset and as many decimals as it needs itself. */
    private static List<String> zoned(DateTimeColumn column) {
        ZoneClock clock = new ZoneClock(column.dtype().zone());
        List<String> texts = new ArrayList<>(column.length());
        for (int row = 0; row < column.length(); row++) {
            texts.add(column.isNull(row) ? "NaT" : Moments.text(column.at(row), clock));
        }
        return texts;
    }

    private static int decimals(long fraction) {
        if (fraction == 0) {
            return 0;
        }
        if (fraction % 1000 != 0) {
            return 9;
        }
        return fraction % 1_000_000 != 0 ? 6 : 3;
    }

    private static String text(long nanoseconds, boolean daysOnly, int decimals) {
        LocalDateTime moment = Boxed.toDateTime(nanoseconds);
        String day = "%04d-%02d-%02d".formatted(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth());
        if (daysOnly) {
            return day;
        }
        String time = "%02d:%02d:%02d".formatted(moment.getHour(), moment.getMinute(), moment.getSecond());
        String fraction = "%09d".formatted(moment.getNano()).substring(0, decimals);
        return day + " " + time + (decimals == 0 ? "" : "." + fraction);
    }
}
