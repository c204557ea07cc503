package io.bask.sketches;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.CustomAggregation;
import io.bask.dataframe.schema.DType;

/** Sketches of each group of a table. */
final class GroupSketches {
    private GroupSketches() {}

    record Distinct(int precision) implements CustomAggregation<DistinctSketch> {
        @Override
        public String name() {
            return "nunique_approx";
        }

        @Override
        public DType result(DType operand) {
            return DType.INT64;
        }

        @Override
        public DistinctSketch chunk(Column values) {
            return new DistinctSketch(precision).addAll(values);
        }

        @Override
        public DistinctSketch combine(DistinctSketch earlier, DistinctSketch later) {
            return earlier.union(later);
        }

        @Override
        public Object finish(DistinctSketch state) {
            return state.count();
        }
    }

    record Quantile(double fraction, int k) implements CustomAggregation<QuantileSketch> {
        @Override
        public String name() {
            return "quantile_approx";
        }

        @Override
        public DType result(DType operand) {
            if (!operand.isNumeric()) {
                throw new IllegalArgumentException("quantiles of %s; use a column of numbers".formatted(operand));
            }
            return DType.FLOAT64;
        }

        @Override
        public QuantileSketch chunk(Column values) {
            return new QuantileSketch(k).addAll(values);
        }

        @Override
        public QuantileSketch combine(QuantileSketch earlier, QuantileSketch later) {
            return earlier.union(later);
        }

        @Override
        public Object finish(QuantileSketch state) {
            return state.quantile(fraction);
        }
    }
}
