package io.bask.dataframe.expr;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import io.bask.expr.Token;
import io.bask.function.Function1;
import java.io.Serializable;

/** What a row gets for which all rows of its group must be known. */
public sealed interface RowsFunction extends Serializable {
    /** The dtype of the result; an operand it is not defined for is an error. */
    DType result(DType operand);

    /** What tells it apart from others. */
    Token token();

    /** An aggregation of the group, for each of its rows. */
    record Whole(Aggregation aggregation, AggregateOptions numbers) implements RowsFunction {
        /** Labels of rows are no values, and a second column or a user's function is not known here. */
        public Whole {
            boolean isOfPairs = aggregation == Aggregation.COV || aggregation == Aggregation.CORR;
            if (aggregation.isLabel() || isOfPairs || aggregation == Aggregation.CUSTOM) {
                throw new IllegalArgumentException(
                        "transform does not take %s; group with agg instead".formatted(aggregation));
            }
        }

        @Override
        public DType result(DType operand) {
            return aggregation.result("value", operand);
        }

        @Override
        public Token token() {
            return Token.of("whole")
                    .with(aggregation.name())
                    .with(numbers.fraction())
                    .with((long) numbers.ddof())
                    .with((long) numbers.minCount())
                    .with(numbers.interpolation().name())
                    .build();
        }

        @Override
        public String toString() {
            return "transform " + aggregation;
        }
    }

    /** The number of the group in the order of groups. */
    record Number(boolean sorted) implements RowsFunction {
        @Override
        public DType result(DType operand) {
            return DType.INT64;
        }

        @Override
        public Token token() {
            return Token.of("number").with(sorted).build();
        }

        @Override
        public String toString() {
            return "ngroup";
        }
    }

    /**
     * The rank of the value among those of the group.
     *
     * @param options how values are ranked
     * @param upTo ranks above this one may come out as any number above it, for only those up to it are asked for
     */
    record Rank(RankOptions options, long upTo) implements RowsFunction {
        /** All ranks. */
        public Rank(RankOptions options) {
            this(options, Long.MAX_VALUE);
        }

        /** True when rows that cannot be among the first need not be ranked. */
        public boolean isBounded() {
            return upTo < Long.MAX_VALUE;
        }

        /** True when ranks say how many values lie before, so that some rows can be told to have a great one. */
        public boolean canBeBounded() {
            return options.ties() != RankOptions.Ties.DENSE
                    && options.missing() == RankOptions.Missing.KEEP
                    && !options.percent();
        }

        @Override
        public DType result(DType operand) {
            if (operand.kind() == DType.Kind.LIST) {
                throw new IllegalArgumentException(
                        "rank is not defined for %s: lists have no order".formatted(operand));
            }
            return DType.FLOAT64;
        }

        @Override
        public Token token() {
            return Token.of("rank")
                    .with(options.ties().name())
                    .with(options.missing().name())
                    .with(options.ascending())
                    .with(options.percent())
                    .with(upTo)
                    .build();
        }

        @Override
        public String toString() {
            return isBounded() ? "rank up to " + upTo : "rank";
        }
    }

    /** What a curve through all numbers of the group is at its row; of numbers, with their places beside them. */
    record OnCurve(InterpolateOptions options) implements RowsFunction {
        @Override
        public DType result(DType operand) {
            return DType.FLOAT64;
        }

        @Override
        public Token token() {
            return Token.of("on-curve")
                    .with(options.method().name())
                    .with((long) options.degree())
                    .with(options.smoothing())
                    .with(options.by())
                    .build();
        }

        @Override
        public String toString() {
            return "curve " + options.method();
        }
    }

    /** How many rows of the group lie before the row, or after it. */
    record Place(boolean fromEnd) implements RowsFunction {
        @Override
        public DType result(DType operand) {
            return DType.INT64;
        }

        @Override
        public Token token() {
            return Token.of("place").with(fromEnd).build();
        }

        @Override
        public String toString() {
            return fromEnd ? "rows after" : "rows before";
        }
    }

    /** Whether another row of the group stays instead. */
    record Duplicate(Keep keep) implements RowsFunction {
        @Override
        public DType result(DType operand) {
            return DType.BOOL;
        }

        @Override
        public Token token() {
            return Token.of("duplicate").with(keep.name()).build();
        }

        @Override
        public String toString() {
            return "duplicated";
        }
    }

    /** What a function of the user's says of the group's rows. */
    record Test(Function1<Frame, Boolean> function, Token token) implements RowsFunction {
        @Override
        public DType result(DType operand) {
            return DType.BOOL;
        }

        @Override
        public String toString() {
            return "group filter";
        }
    }
}
