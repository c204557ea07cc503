package io.bask.expr;

import java.util.List;

/** A tiny family of expressions for tests: numbers and sums of them. */
public abstract sealed class Num extends Expr<Num> {
    private Num(Token token) {
        super(token);
    }

    /** The value, by plain recursion. */
    public abstract long value();

    /** A number. */
    public static final class Leaf extends Num {
        private final long value;

        public Leaf(long value) {
            super(Token.of("leaf").with(value).build());
            this.value = value;
        }

        @Override
        public long value() {
            return value;
        }

        @Override
        public List<Num> inputs() {
            return List.of();
        }

        @Override
        public Num withInputs(List<Num> inputs) {
            return this;
        }

        @Override
        public String operation() {
            return "leaf";
        }

        @Override
        public String describe() {
            return "leaf " + value;
        }
    }

    /** A sum. */
    public static final class Sum extends Num {
        private final List<Num> inputs;

        public Sum(Num... inputs) {
            this(List.of(inputs));
        }

        public Sum(List<Num> inputs) {
            super(Token.of("sum").withAll(inputs).build());
            this.inputs = inputs;
        }

        @Override
        public long value() {
            return inputs.stream().mapToLong(Num::value).sum();
        }

        @Override
        public List<Num> inputs() {
            return inputs;
        }

        @Override
        public Num withInputs(List<Num> inputs) {
            return new Sum(inputs);
        }

        @Override
        public String operation() {
            return "sum";
        }
    }
}
