package io.bask.dataframe.column;

import io.bask.dataframe.schema.CustomAggregate;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A user's own aggregation in three steps, as Dask's: what the values of a group in one partition contribute, how
 * contributions combine, and what the result is.
 *
 * <pre>{@code
 * record Range() implements CustomAggregation<double[]> {
 *     public String name() { return "range"; }
 *     public DType result(DType operand) { return DType.FLOAT64; }
 *     public double[] chunk(Column values) { ... }
 *     public double[] combine(double[] a, double[] b) { ... }
 *     public Object finish(double[] state) { return state[1] - state[0]; }
 * }
 * }</pre>
 *
 * <p>Contributions are combined in the order of the rows they come from, in a tree; so combining must be associative, and need
 * not be commutative. Called from several threads.
 *
 * @param <S> what a group contributes
 */
public interface CustomAggregation<S extends Serializable> extends CustomAggregate {
    /** The contribution of a group's values in one partition, missing ones among them; there is at least one row. */
    S chunk(Column values);

    /** Two contributions as one; those of {@code later} come from later rows. */
    S combine(S earlier, S later);

    /** The result, which fits {@link #result}; null where missing. */
    @Nullable
    Object finish(S state);
}
