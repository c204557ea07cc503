package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.ZoneClock;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import io.bask.dataframe.schema.ZoneFunction;
import org.jspecify.annotations.Nullable;

/** Gives moments a time zone, another one, or none. */
final class Zones {
    private Zones() {}

    static Column apply(ZoneFunction function, DateTimeColumn column) {
        return switch (function.op()) {
            case LOCALIZE ->
                localized(column, DType.datetime(function.zone()), function.ambiguous(), function.nonexistent());
            case CONVERT -> withDtype(column, DType.datetime(function.zone()));
            case UTC -> withDtype(column, DType.DATETIME);
            case LOCAL -> local(column);
            case IS_AMBIGUOUS -> ambiguous(column, new ZoneClock(function.zone()));
        };
    }

    /** The same nanoseconds as moments of another dtype. */
    static DateTimeColumn withDtype(DateTimeColumn column, DType dtype) {
        return column.dtype() == dtype ? column : DateTimeColumn.adopt(dtype, LongTiles.all(column), column.validity());
    }

    /** What clocks of their zone show, as moments without a zone; those without a zone as they are. */
    static DateTimeColumn local(DateTimeColumn column) {
        if (column.dtype().kind() != DType.Kind.ZONED) {
            return column;
        }
        ZoneClock clock = new ZoneClock(column.dtype().zone());
        Bitmap valid = column.validity();
        long[] out = new long[column.length()];
        for (int row = 0; row < out.length; row++) {
            if (valid == null || valid.get(row)) {
                out[row] = clock.local(column.at(row));
            }
        }
        return DateTimeColumn.adopt(out, valid);
    }

    /** Moments of that dtype at which its clocks show these times; the times themselves where it has no zone. */
    static DateTimeColumn localized(DateTimeColumn local, DType dtype, Ambiguous ambiguous, Nonexistent nonexistent) {
        if (dtype.kind() != DType.Kind.ZONED) {
            return local;
        }
        ZoneClock clock = new ZoneClock(dtype.zone());
        Bitmap valid = local.validity();
        long[] out = new long[local.length()];
        long[] words = null;
        for (int row = 0; row < out.length; row++) {
            if (valid != null && !valid.get(row)) {
                continue;
            }
            out[row] = clock.utc(local.at(row), ambiguous, nonexistent);
            if (out[row] == ZoneClock.MISSING) {
                out[row] = 0;
                words = words == null ? new long[Bitmap.wordsFor(out.length)] : words;
                words[row >> 6] |= 1L << row;
            }
        }
        @Nullable
        Bitmap kept = words == null ? null : Bitmap.adopt(words, out.length).not();
        return DateTimeColumn.adopt(dtype, out, ComparisonKernel.both(valid, kept));
    }

    private static BoolColumn ambiguous(DateTimeColumn local, ZoneClock clock) {
        long[] words = new long[Bitmap.wordsFor(local.length())];
        for (int row = 0; row < local.length(); row++) {
            boolean isTwice = !local.isNull(row) && clock.isAmbiguous(local.at(row));
            words[row >> 6] |= (isTwice ? 1L : 0L) << row;
        }
        return BoolColumn.of(Bitmap.adopt(words, local.length()), null);
    }
}
