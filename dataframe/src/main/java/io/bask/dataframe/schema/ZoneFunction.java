package io.bask.dataframe.schema;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/**
 * Gives moments a time zone, another one, or none.
 *
 * @param op what is done
 * @param zone the zone; UTC where none is needed
 * @param ambiguous what becomes of times that clocks show twice; {@link Ambiguous#INFER} is the error that it could not be inferred
 * @param nonexistent what becomes of times that clocks never show
 */
public record ZoneFunction(Op op, ZoneId zone, Ambiguous ambiguous, Nonexistent nonexistent) implements RowFunction {
    /** What is done. */
    public enum Op {
        /** Takes moments without a zone for what clocks of the zone show. */
        LOCALIZE,
        /** The same moments in another zone. */
        CONVERT,
        /** What clocks of their zone show, without a zone. */
        LOCAL,
        /** What clocks in UTC show, without a zone. */
        UTC,
        /** True where clocks of the zone show the time twice. */
        IS_AMBIGUOUS
    }

    /** Checks that the parts are there. */
    public ZoneFunction {
        Objects.requireNonNull(op, "op is null; say what is done");
        Objects.requireNonNull(zone, "zone is null; give one");
        Objects.requireNonNull(ambiguous, "ambiguous is null; use Ambiguous.ERROR");
        Objects.requireNonNull(nonexistent, "nonexistent is null; use Nonexistent.ERROR");
    }

    /** One that meets no times that clocks show twice or never. */
    public static ZoneFunction of(Op op, ZoneId zone) {
        return new ZoneFunction(op, zone, Ambiguous.ERROR, Nonexistent.ERROR);
    }

    /** One that needs no zone. */
    public static ZoneFunction of(Op op) {
        return of(op, ZoneOffset.UTC);
    }

    @Override
    public DType result(DType operand) {
        boolean isNaive = op == Op.LOCALIZE || op == Op.IS_AMBIGUOUS;
        if (!operand.isMoment()) {
            throw new IllegalArgumentException(
                    "dt.%s needs dates, not %s; use toDatetime or astype".formatted(name(), operand));
        }
        if (isNaive && operand.kind() == DType.Kind.ZONED) {
            throw new IllegalArgumentException(
                    "tzLocalize('%s') needs dates without a time zone, not %s; use tzConvert".formatted(zone, operand));
        }
        if (!isNaive && op != Op.LOCAL && operand.kind() != DType.Kind.ZONED) {
            throw new IllegalArgumentException(
                    "tzConvert needs dates with a time zone, not %s; use tzLocalize to give them one"
                            .formatted(operand));
        }
        return switch (op) {
            case LOCALIZE, CONVERT -> DType.datetime(zone);
            case LOCAL, UTC -> DType.DATETIME;
            case IS_AMBIGUOUS -> DType.BOOL;
        };
    }

    private String name() {
        return op == Op.CONVERT || op == Op.UTC ? "tzConvert" : "tzLocalize";
    }

    /** Times that clocks show twice or never may be an error. */
    @Override
    public boolean isTotal() {
        return op != Op.LOCALIZE && op != Op.LOCAL;
    }

    /** For example {@code localize Europe/Berlin ERROR ERROR}. */
    @Override
    public String toString() {
        String verb = op.name().toLowerCase(Locale.ROOT);
        return op == Op.LOCALIZE ? "%s %s %s %s".formatted(verb, zone, ambiguous, nonexistent) : verb + " " + zone;
    }
}
