package io.bask.dataframe.column;

import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.Nonexistent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one time zone, in nanoseconds: what they show at a moment, and at which moment they show it.
 *
 * <p>The offset of the last moment asked for is kept with the time for which it holds, so that rows close to each other cost a few
 * instructions. Not for sharing between threads.
 */
public final class ZoneClock {
    /** What {@link #utc} answers for times that become missing; no moment is that early. */
    public static final long MISSING = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;

    private final ZoneId zone;
    private final ZoneRules rules;

    // The offset that holds from a moment (inclusive) to another.
    private long from = 1;
    private long to;
    private long offset;

    /** The clocks of that zone. */
    public ZoneClock(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    private static Instant instant(long nanoseconds) {
        return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, SECOND), Math.floorMod(nanoseconds, SECOND));
    }

    /** How many nanoseconds clocks are ahead of UTC at a moment. */
    public long offset(long utc) {
        if (utc >= from && utc < to) {
            return offset;
        }
        Instant moment = instant(utc);
        offset = rules.getOffset(moment).getTotalSeconds() * SECOND;
        ZoneOffsetTransition next = rules.isFixedOffset() ? null : rules.nextTransition(moment);
        from = utc;
        to = next == null ? Long.MAX_VALUE : nanoseconds(next.toEpochSecond(), Long.MAX_VALUE);
        ZoneOffsetTransition before = rules.isFixedOffset() ? null : rules.previousTransition(moment.plusNanos(1));
        from = before == null ? Long.MIN_VALUE : nanoseconds(before.toEpochSecond(), Long.MIN_VALUE);
        return offset;
    }

    private static long nanoseconds(long seconds, long limit) {
        return Math.abs(seconds) >= Long.MAX_VALUE / SECOND ? limit : seconds * SECOND;
    }

    /** What clocks show at a moment, as nanoseconds of a moment without a zone. */
    public long local(long utc) {
        long ahead = offset(utc);
        long shown = utc + ahead;
        if (((utc ^ shown) & (ahead ^ shown)) < 0) {
            throw outOfRange(utc);
        }
        return shown;
    }

    private DateTimeException outOfRange(long nanoseconds) {
        return new DateTimeException(
                "%s is out of range in %s: dates are held in nanoseconds, from 1677-09-21 to 2262-04-11"
                        .formatted(Boxed.toDateTime(nanoseconds), zone));
    }

    /** True when clocks show that time twice. */
    public boolean isAmbiguous(long local) {
        ZoneOffsetTransition change = rules.getTransition(Boxed.toDateTime(local));
        return change != null && change.isOverlap();
    }

    /**
     * The moment at which clocks show a time, or {@link #MISSING}.
     *
     * @param local the time as nanoseconds of a moment without a zone
     */
    public long utc(long local, Ambiguous ambiguous, Nonexistent nonexistent) {
        // Far from changes of the clocks the offset at hand is the answer.
        long near = local - offset;
        boolean isBehind = from == Long.MIN_VALUE || near - from > 24 * HOUR;
        boolean isBefore = to == Long.MAX_VALUE || to - near > 24 * HOUR;
        if (near >= from && near < to && isBehind && isBefore && !isNearEnds(local)) {
            return near;
        }
        LocalDateTime time = Boxed.toDateTime(local);
        @Nullable ZoneOffsetTransition change = rules.getTransition(time);
        if (change == null) {
            long utc = minus(local, rules.getOffset(time));
            offset(utc);
            return utc;
        }
        return change.isGap() ? inGap(local, time, change, nonexistent) : inOverlap(local, time, change, ambiguous);
    }

    private static boolean isNearEnds(long local) {
        return local < Long.MIN_VALUE + 48 * HOUR || local > Long.MAX_VALUE - 48 * HOUR;
    }

    private long minus(long local, ZoneOffset ahead) {
        long seconds = ahead.getTotalSeconds() * SECOND;
        long utc = local - seconds;
        if (((local ^ seconds) & (local ^ utc)) < 0 || utc == MISSING) {
            throw outOfRange(local);
        }
        return utc;
    }

    private long inOverlap(long local, LocalDateTime time, ZoneOffsetTransition change, Ambiguous ambiguous) {
        return switch (ambiguous) {
            case DAYLIGHT -> minus(local, change.getOffsetBefore());
            case STANDARD -> minus(local, change.getOffsetAfter());
            case NAT -> MISSING;
            case INFER ->
                throw new IllegalArgumentException(
                        ("%s is shown twice by clocks in %s, and the order of rows does not say which it is: such times must follow each "
                                        + "other and step back once; use Ambiguous.DAYLIGHT, STANDARD or NAT")
                                .formatted(time, zone));
            default ->
                throw new IllegalArgumentException(
                        ("%s is shown twice by clocks in %s, which were turned back then; use tzLocalize with "
                                        + "Ambiguous.DAYLIGHT, STANDARD, NAT or INFER")
                                .formatted(time, zone));
        };
    }

    private long inGap(long local, LocalDateTime time, ZoneOffsetTransition change, Nonexistent nonexistent) {
        long edge = Math.multiplyExact(change.toEpochSecond(), SECOND);
        switch (nonexistent.kind()) {
            case NAT -> {
                return MISSING;
            }
            case SHIFT_FORWARD -> {
                return edge;
            }
            case SHIFT_BACKWARD -> {
                return edge - 1;
            }
            case SHIFT -> {
                long moved = Math.addExact(local, Spans.nanoseconds(nonexistent.by()));
                if (rules.getTransition(Boxed.toDateTime(moved)) == null) {
                    return utc(moved, Ambiguous.ERROR, Nonexistent.ERROR);
                }
            }
            default -> {}
        }
        throw new IllegalArgumentException(
                ("%s is never shown by clocks in %s, which were put forward then%s; use tzLocalize with "
                                + "Nonexistent.SHIFT_FORWARD, SHIFT_BACKWARD, NAT or a longer shift")
                        .formatted(
                                time,
                                zone,
                                nonexistent.kind() == Nonexistent.Kind.SHIFT
                                        ? ", and neither is it " + nonexistent.by() + " later"
                                        : ""));
    }
}
