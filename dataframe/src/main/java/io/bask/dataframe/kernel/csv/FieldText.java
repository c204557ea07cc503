package io.bask.dataframe.kernel.csv;

import io.bask.array.shape.ShortestDecimal;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.kernel.MomentText;
import io.bask.dataframe.schema.DType;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the values of one column, none missing, as pandas writes them to CSV files. One column; one thread. */
abstract class FieldText {
    private static final long DAY = 86_400_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int DAYS = 1;
    private static final int FINEST = 5;

    /** The field of a row that has a value. */
    abstract void add(int row, ByteText into);

    /**
     * How finely the values have to be written for all of them to be written alike: 1 for days, 2 for seconds, 3, 4 and 5 for thousandths,
     * millionths and billionths of them; 0 where it is all the same.
     */
    int fineness() {
        return 0;
    }

    /** Writes all values that finely, or as finely as they are if that is more. */
    void prepare(int fineness) {}

    /** Whether the values are text or moments, which some ways of quoting quote. */
    boolean isText() {
        return false;
    }

    static FieldText of(Column column, CsvLayout layout) {
        if (column instanceof TextColumn text) {
            return new Texts(text);
        }
        if (column instanceof DoubleColumn doubles) {
            return new Floats(doubles, layout);
        }
        if (column instanceof DateTimeColumn moments) {
            return new Dates(moments, layout.dateFormat());
        }
        if (column instanceof BoolColumn bools) {
            return new FieldText() {
                @Override
                void add(int row, ByteText into) {
                    into.addAscii(bools.at(row) ? "True" : "False");
                }
            };
        }
        if (column.dtype().isInteger()) {
            return new FieldText() {
                @Override
                void add(int row, ByteText into) {
                    if (column.dtype() == DType.UINT64) {
                        into.addAscii(String.valueOf(column.valueAt(row)));
                    } else {
                        into.add(((Number) Objects.requireNonNull(column.valueAt(row))).longValue());
                    }
                }
            };
        }
        if (column instanceof LongColumn spans && column.dtype() == DType.TIMEDELTA) {
            return new FieldText() {
                @Override
                void add(int row, ByteText into) {
                    into.addAscii(Spans.text(spans.at(row)));
                }

                @Override
                boolean isText() {
                    return true;
                }
            };
        }
        return new FieldText() {
            @Override
            void add(int row, ByteText into) {
                into.add(String.valueOf(column.valueAt(row)));
            }
        };
    }

    private static final class Texts extends FieldText {
        private final TextColumn column;
        private final StringColumn plain;

        Texts(TextColumn column) {
            this.column = column;
            this.plain = column.plain();
        }

        @Override
        void add(int row, ByteText into) {
            int slot = column.slot(row);
            into.add(plain.sharedBytes(), plain.start(slot), plain.end(slot));
        }

        @Override
        boolean isText() {
            return true;
        }
    }

    private static final class Floats extends FieldText {
        private final DoubleColumn column;
        private final @Nullable CFloat format;
        private final byte decimal;

        Floats(DoubleColumn column, CsvLayout layout) {
            this.column = column;
            this.format = layout.floatFormat().isEmpty() ? null : CFloat.of(layout.floatFormat());
            this.decimal = layout.decimal();
        }

        @Override
        void add(int row, ByteText into) {
            double value = column.at(row);
            int at = into.length();
            if (format != null) {
                into.add(format.text(value));
            } else if (Double.isInfinite(value)) {
                into.addAscii(value > 0 ? "inf" : "-inf");
            } else {
                into.addAscii(
                        column.dtype() == DType.FLOAT32
                                ? ShortestDecimal.text((float) value)
                                : ShortestDecimal.text(value));
            }
            for (int i = at; decimal != '.' && i < into.length(); i++) {
                if (into.bytes()[i] == '.') {
                    into.bytes()[i] = decimal;
                }
            }
        }
    }

    private static final class Dates extends FieldText {
        private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

        private final DateTimeColumn column;
        private final String format;
        private final int own;
        private int fineness;

        Dates(DateTimeColumn column, String format) {
            this.column = column;
            this.format = format;
            this.own = format.isEmpty() ? finest(column) : 0;
            this.fineness = own;
        }

        @Override
        int fineness() {
            return own;
        }

        @Override
        void prepare(int least) {
            fineness = Math.max(least, own);
        }

        private static int finest(DateTimeColumn column) {
            int least = column.dtype() == DType.DATETIME ? DAYS : DAYS + 1;
            int finest = 0;
            for (int row = 0; row < column.length() && finest < FINEST; row++) {
                if (!column.isNull(row)) {
                    finest = Math.max(finest, Math.max(least, fineness(column.at(row))));
                }
            }
            return finest;
        }

        private static int fineness(long nanoseconds) {
            if (nanoseconds % DAY == 0) {
                return DAYS;
            }
            if (nanoseconds % SECOND == 0) {
                return DAYS + 1;
            }
            return nanoseconds % 1000 != 0 ? FINEST : nanoseconds % 1_000_000 != 0 ? FINEST - 1 : FINEST - 2;
        }

        @Override
        void add(int row, ByteText into) {
            Temporal value = Objects.requireNonNull(column.valueAt(row));
            LocalDateTime moment = LocalDateTime.from(value);
            if (!format.isEmpty()) {
                into.add(MomentText.of(moment, format));
                return;
            }
            two(into, moment.getYear() / 100);
            two(into, moment.getYear() % 100);
            into.add((byte) '-');
            two(into, moment.getMonthValue());
            into.add((byte) '-');
            two(into, moment.getDayOfMonth());
            if (fineness == DAYS) {
                return;
            }
            into.add((byte) ' ');
            two(into, moment.getHour());
            into.add((byte) ':');
            two(into, moment.getMinute());
            into.add((byte) ':');
            two(into, moment.getSecond());
            if (fineness > DAYS + 1) {
                into.addAscii("." + "%09d".formatted(moment.getNano()).substring(0, 3 * (fineness - DAYS - 1)));
            }
            if (value instanceof ZonedDateTime zoned) {
                into.addAscii(OFFSET.format(zoned));
            }
        }

        private static void two(ByteText into, int value) {
            into.add((byte) ('0' + value / 10));
            into.add((byte) ('0' + value % 10));
        }

        @Override
        boolean isText() {
            return true;
        }
    }
}
