package io.bask.bag.expr;

import io.bask.bag.partition.RowFunction;
import io.bask.bag.partition.Target;
import io.bask.expr.Token;
import io.bask.function.Function0;
import io.bask.function.Function1;
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
        DISTINCT,
        /** Whether any element is true. */
        ANY,
        /** Whether each element is true. */
        ALL;

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

    /** Variance, or standard deviation where {@code root} is set, dividing by the number of elements less {@code ddof}. */
    record Spread(int ddof, boolean root) implements Reduction {
        @Override
        public Token token() {
            return Token.of("spread").with(ddof).with(root ? 1 : 0).build();
        }

        @Override
        public String operation() {
            return root ? "std" : "var";
        }
    }

    /** The largest elements by a key, or by themselves where that is null. */
    record Top(int most, @Nullable Function1<Object, Object> key, Token token) implements Reduction {
        @Override
        public String operation() {
            return "topK";
        }

        @Override
        public boolean makesABag() {
            return true;
        }
    }

    /** The first of the elements with equal keys. */
    record DistinctBy(Function1<Object, Object> key, Token token) implements Reduction {
        public DistinctBy {
            Given.function(key);
        }

        @Override
        public String operation() {
            return "distinct";
        }

        @Override
        public boolean makesABag() {
            return true;
        }
    }

    /** The elements of each key folded by themselves: pairs of key and result. */
    record FoldBy(Function1<Object, Object> key, Reduction fold, Token token) implements Reduction {
        public FoldBy {
            Given.function(key);
        }

        @Override
        public String operation() {
            return "foldBy";
        }

        @Override
        public boolean makesABag() {
            return true;
        }
    }

    /** The elements of each key as a list: pairs of key and list; of one partition only. */
    record Group(Function1<Object, Object> key, Function1<Object, Object> value, Token token) implements Reduction {
        @Override
        public String operation() {
            return "groupBy";
        }

        @Override
        public boolean makesABag() {
            return true;
        }
    }

    /** A value made of each partition as a list, perhaps of those with elements only, and the result made of the list of these. */
    record Lists(RowFunction perPartition, RowFunction aggregate, boolean skipsEmpty, String operation, Token token)
            implements Reduction {}

    /** The elements of each partition written somewhere. */
    record Written(Target target, String operation, Token token) implements Reduction {
        @Override
        public boolean makesABag() {
            return true;
        }
    }

    /** Elements drawn at random, with or without putting them back. */
    record Draw(int count, long seed, boolean replacing) implements Reduction {
        @Override
        public Token token() {
            return Token.of("draw")
                    .with(count)
                    .with(seed)
                    .with(replacing ? 1 : 0)
                    .build();
        }

        @Override
        public String operation() {
            return replacing ? "choices" : "sample";
        }

        @Override
        public boolean makesABag() {
            return true;
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
