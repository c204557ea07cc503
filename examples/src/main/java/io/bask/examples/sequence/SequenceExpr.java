package io.bask.examples.sequence;

import io.bask.Deferred;
import io.bask.expr.Expr;
import io.bask.expr.Token;
import java.util.List;

/**
 * What is wanted of a sequence. Each node knows its inputs and how to rebuild itself on others; its token covers its
 * kind, its parameters and its inputs, so that equal work is found and done once.
 */
abstract sealed class SequenceExpr extends Expr<SequenceExpr> {
    private static final long serialVersionUID = 1L;

    private final int npartitions;

    SequenceExpr(Token token, int npartitions) {
        super(token);
        this.npartitions = npartitions;
    }

    final int npartitions() {
        return npartitions;
    }

    /** The numbers below a bound. */
    static final class Range extends SequenceExpr {
        private static final long serialVersionUID = 1L;

        private final long bound;

        Range(long bound, int npartitions) {
            super(
                    Token.of("sequence-range")
                            .with(bound)
                            .with((long) npartitions)
                            .build(),
                    npartitions);
            this.bound = bound;
        }

        /** First number of a partition; that of the partition after the last is the bound. */
        long from(int partition) {
            long each = bound / npartitions();
            return partition * each + Math.min(partition, bound % npartitions());
        }

        @Override
        public List<SequenceExpr> inputs() {
            return List.of();
        }

        @Override
        public SequenceExpr withInputs(List<SequenceExpr> inputs) {
            return this;
        }

        @Override
        public String operation() {
            return "range";
        }

        @Override
        public String describe() {
            return "range(%d)".formatted(bound);
        }
    }

    /** Numbers times a factor plus an offset. */
    static final class Affine extends SequenceExpr {
        private static final long serialVersionUID = 1L;

        private final SequenceExpr input;
        private final long factor;
        private final long offset;

        Affine(SequenceExpr input, long factor, long offset) {
            super(
                    Token.of("sequence-affine")
                            .with(factor)
                            .with(offset)
                            .with(input.token())
                            .build(),
                    input.npartitions());
            this.input = input;
            this.factor = factor;
            this.offset = offset;
        }

        SequenceExpr input() {
            return input;
        }

        long factor() {
            return factor;
        }

        long offset() {
            return offset;
        }

        @Override
        public List<SequenceExpr> inputs() {
            return List.of(input);
        }

        @Override
        public SequenceExpr withInputs(List<SequenceExpr> inputs) {
            return new Affine(inputs.get(0), factor, offset);
        }

        @Override
        public String operation() {
            return "affine";
        }

        @Override
        public String describe() {
            return "%d * x + %d".formatted(factor, offset);
        }
    }

    /** Another sequence's partitions, made after others are done, or once more: what {@code Bask.bind} needs. */
    static final class Later extends SequenceExpr {
        private static final long serialVersionUID = 1L;

        private final transient Deferred<?> deferred;

        Later(SequenceExpr origin, Deferred<?> deferred) {
            super(Token.of("sequence-later").with(deferred.token()).build(), origin.npartitions());
            this.deferred = deferred;
        }

        Deferred<?> deferred() {
            return deferred;
        }

        @Override
        public List<SequenceExpr> inputs() {
            return List.of();
        }

        @Override
        public SequenceExpr withInputs(List<SequenceExpr> inputs) {
            return this;
        }

        @Override
        public String operation() {
            return "later";
        }
    }

    /** Partitions in memory; identified by reference. */
    static final class Held extends SequenceExpr {
        private static final long serialVersionUID = 1L;

        private final long[][] partitions;

        Held(long[][] partitions) {
            super(Token.unique(), partitions.length);
            this.partitions = partitions;
        }

        long[] partition(int i) {
            return partitions[i];
        }

        @Override
        public List<SequenceExpr> inputs() {
            return List.of();
        }

        @Override
        public SequenceExpr withInputs(List<SequenceExpr> inputs) {
            return this;
        }

        @Override
        public String operation() {
            return "held";
        }
    }
}
