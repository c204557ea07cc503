package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.PeriodFunction;
import io.bask.dataframe.schema.ZoneFunction;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which step of time a moment lies in, as an expression.
 *
 * @param frequency how long steps are
 * @param closed true where steps hold their right end, null as usual
 * @param label true where they are called by their right end, null as usual
 * @param origin where steps of a fixed length are counted from
 * @param moment a moment from which they are counted instead, or null
 * @param offset how much later than there
 */
record StepLayout(
        Frequency frequency,
        @Nullable Boolean closed,
        @Nullable Boolean label,
        ResampleOrigin origin,
        @Nullable LocalDateTime moment,
        Duration offset) {
    private static final ColumnExpr DAY = ColumnExpr.of(86_400_000_000_000L);

    static StepLayout of(Frequency frequency) {
        return new StepLayout(frequency, null, null, ResampleOrigin.START_DAY, null, Duration.ZERO);
    }

    StepLayout closed(boolean right) {
        return new StepLayout(frequency, right, label, origin, moment, offset);
    }

    StepLayout label(boolean right) {
        return new StepLayout(frequency, closed, right, origin, moment, offset);
    }

    StepLayout origin(ResampleOrigin from) {
        return new StepLayout(frequency, closed, label, from, null, offset);
    }

    StepLayout origin(LocalDateTime from) {
        return new StepLayout(frequency, closed, label, ResampleOrigin.EPOCH, from, offset);
    }

    StepLayout offset(Duration later) {
        return new StepLayout(frequency, closed, label, origin, moment, later);
    }

    private boolean isRightUsual() {
        return frequency.isRightUsual() || origin.isFromEnd();
    }

    boolean isClosedRight() {
        return closed != null ? closed : isRightUsual();
    }

    boolean isLabelRight() {
        return label != null ? label : isRightUsual();
    }

    private boolean isFixed() {
        return frequency.kind() == Frequency.Kind.FIXED;
    }

    /** True where steps go by what clocks show, which days of 23 or 25 hours are part of; shorter ones pass everywhere alike. */
    boolean isByClocks() {
        return !isFixed() || frequency.rule().matches("[0-9]*[Dd]");
    }

    /** How moments with a zone become those without that steps are counted in. */
    private ZoneFunction.Op passing() {
        return isByClocks() ? ZoneFunction.Op.LOCAL : ZoneFunction.Op.UTC;
    }

    private ColumnExpr edges(ColumnExpr value, PeriodFunction.Op op) {
        return value.apply(new PeriodFunction(frequency, op, 0));
    }

    private static ColumnExpr before(ColumnExpr moment, long nanoseconds) {
        return moment.cast(DType.INT64).sub(nanoseconds).cast(DType.DATETIME);
    }

    private ColumnExpr passed(ColumnExpr value, @Nullable ZoneId zone) {
        return zone == null ? value : value.apply(ZoneFunction.of(passing()));
    }

    private ColumnExpr firstDay(ColumnExpr own, @Nullable ZoneId zone, String... over) {
        ColumnExpr earliest = own.transform(Aggregation.MIN, over);
        return isByClocks()
                ? passed(earliest, zone).dt().normalize()
                : passed(earliest.dt().normalize(), zone);
    }

    /** A moment that clocks show there, in nanoseconds. */
    private ColumnExpr at(LocalDateTime local, @Nullable ZoneId zone) {
        LocalDateTime passed = zone == null || isByClocks()
                ? local
                : local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
        return ColumnExpr.of(passed).cast(DType.INT64);
    }

    /** Where steps of a fixed length are counted from, in nanoseconds. */
    private ColumnExpr from(ColumnExpr own, @Nullable ZoneId zone, String... over) {
        if (moment != null) {
            return at(moment, zone);
        }
        ColumnExpr latest = own.transform(Aggregation.MAX, over);
        return switch (origin) {
            case EPOCH -> at(LocalDate.EPOCH.atStartOfDay(), zone);
            case START -> passed(own.transform(Aggregation.MIN, over), zone).cast(DType.INT64);
            case END -> passed(latest, zone).cast(DType.INT64);
            case END_DAY -> {
                ColumnExpr local = zone == null ? latest : latest.apply(ZoneFunction.of(ZoneFunction.Op.LOCAL));
                ColumnExpr time = local.cast(DType.INT64).mod(DAY);
                ColumnExpr rest = ColumnExpr.where(time.eq(0L), 0L, DAY.sub(time));
                yield passed(latest, zone).cast(DType.INT64).add(rest);
            }
            case START_DAY ->
                zone == null && frequency.dividesDays()
                        ? ColumnExpr.of(0L)
                        : firstDay(own, zone, over).cast(DType.INT64);
        };
    }

    /** The label of the step that a moment lies in; steps are counted from moments of rows with equal values in these columns. */
    ColumnExpr step(ColumnExpr own, @Nullable ZoneId zone, String... over) {
        ColumnExpr passed = passed(own, zone);
        ColumnExpr count = ColumnExpr.of(frequency.count());
        boolean isClosedRight = isClosedRight();
        ColumnExpr number;
        ColumnExpr first;
        if (isFixed()) {
            number = passed.cast(DType.INT64);
            number = isClosedRight ? number.sub(1L) : number;
            first = from(own, zone, over).add(offset.toNanos());
        } else {
            ColumnExpr seen = isClosedRight ? before(passed, frequency.rightReach()) : passed;
            number = edges(seen, PeriodFunction.Op.ORDINAL);
            ColumnExpr day = firstDay(own, zone, over);
            first = isClosedRight
                    ? edges(before(day, 1), PeriodFunction.Op.ORDINAL).add(1L).sub(count)
                    : edges(day, PeriodFunction.Op.ORDINAL);
        }
        boolean isSingle = !isFixed() && frequency.count() == 1;
        ColumnExpr left =
                isSingle ? number : first.add(number.sub(first).floorDiv(count).mul(count));
        return edges(isLabelRight() ? left.add(count) : left, PeriodFunction.Op.EDGE);
    }
}
