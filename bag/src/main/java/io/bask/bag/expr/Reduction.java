package io.bask.bag.expr;

import io.bask.expr.Token;
import io.bask.function.Function0;
import io.bask.function.Function2;
import io.bask.function.MethodName;
import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What all elements of a bag together are made into. */
public sealed interface Reduction extends Serializable {
    /** Structural identity. */
    Token token();

    /** A word for keys: {@code "sum"}. */
    String operation();

    /** The reduction in {@code explain}: {@code "reduce(add)"}. */
    default String describe() {
        return operation();
    }

    /** Whether it answers elements and not a single value. */
    default boolean makesABag() {
        return false;
    }

    /** Reductions that are known by their name. */
    enum Named implements Reduction {
        /** Number of elements. */
        COUNT,
        /** Sum of numbers. */
        SUM,
        /** Mean of numbers. */
        MEAN,
        /** Smallest element. */
        MIN,
        /** Largest element. */
        MAX,
        /** How often each element occurs. */
        FREQUENCIES,
        /** The elements without repetitions. */
        DISTINCT;

        @Override
        public Token token() {
            return Token.of("reduction").with(operation()).build();
        }

        @Override
        public String operation() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean makesABag() {
            return this == DISTINCT;
        }
    }

    /** Puts elements together two at a time. */
    record Pairwise(Function2<Object, Object, Object> function, Token token) implements Reduction {
        public Pairwise {
            Given.function(function);
        }

        @Override
        public String operation() {
            return "reduce";
        }

        @Override
        public String describe() {
            return "reduce(%s)".formatted(MethodName.of(function));
        }
    }

    /** Puts elements together two at a time, starting from a value that counts once. */
    record PairwiseFrom(@Nullable Object initial, Function2<Object, Object, Object> function, Token token)
            implements Reduction {
        public PairwiseFrom {
            Given.function(function);
        }

        @Override
        public String operation() {
            return "fold";
        }

        @Override
        public String describe() {
            return "fold(%s)".formatted(MethodName.of(function));
        }
    }

    /** Folds the elements of each partition into a state of another type, and the states into one. */
    record Fold(
            Function0<Object> empty,
            Function2<Object, Object, Object> add,
            Function2<Object, Object, Object> combine,
            Token token)
            implements Reduction {
        public Fold {
            Given.function(empty);
            Given.function(add);
            Given.function(combine);
        }

        @Override
        public String operation() {
            return "fold";
        }

        @Override
        public String describe() {
            return "fold(%s)".formatted(MethodName.of(add));
        }
    }
}
