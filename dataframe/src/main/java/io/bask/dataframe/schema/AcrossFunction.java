package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What the values of a row become that stand in several columns.
 *
 * @param aggregation how; not one of labels, of pairs of columns or a user's own
 * @param numbers the numbers it takes
 * @param skipNull true where missing values are left out, false where one of them makes the result missing
 */
public record AcrossFunction(Aggregation aggregation, AggregateOptions numbers, boolean skipNull)
        implements Serializable {
    /** Checks that the aggregation is one of values side by side. */
    public AcrossFunction {
        Objects.requireNonNull(aggregation, "aggregation is null; give a value");
        Objects.requireNonNull(numbers, "numbers is null; give a value");
        boolean isOfPairs = aggregation == Aggregation.COV || aggregation == Aggregation.CORR;
        if (isOfPairs || aggregation == Aggregation.CUSTOM) {
            throw new IllegalArgumentException(
                    "%s of the values of a row is not there; write an expression".formatted(aggregation));
        }
    }

    /** The dtype of the result of columns of these dtypes. */
    public DType result(List<DType> columns) {
        return switch (aggregation) {
            case COUNT, SIZE, NUNIQUE -> DType.INT64;
            case ANY, ALL -> DType.BOOL;
            case IDXMIN, IDXMAX -> DType.STRING;
            case MIN, MAX, FIRST, LAST -> common(columns);
            default -> aggregation.result("row", common(columns));
        };
    }

    private DType common(List<DType> columns) {
        DType result = columns.get(0);
        for (DType dtype : columns) {
            boolean fits =
                    dtype == result || dtype.isSummable() && result.isSummable() || dtype.isText() && result.isText();
            if (!fits) {
                throw new IllegalArgumentException(
                        "%s of the values of a row needs columns of dtypes that go together, not %s and %s; select some"
                                .formatted(aggregation, result, dtype));
            }
            result = dtype == result ? result : dtype.isText() ? DType.STRING : Promotion.of(result, dtype);
        }
        return result;
    }

    /** For example {@code mean of a row}. */
    @Override
    public String toString() {
        return aggregation + " of a row";
    }
}
