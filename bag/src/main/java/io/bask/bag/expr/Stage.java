package io.bask.bag.expr;

import io.bask.bag.partition.Verb;
import io.bask.expr.Token;
import io.bask.function.Function1;
import io.bask.function.Predicate1;
import java.io.Serializable;
import java.util.List;

/** What is done with each element by itself. Functions are identified by reference, so each use is a stage of its own. */
public sealed interface Stage extends Serializable {
    /** Structural identity. */
    Token token();

    /** A word for keys: {@code "map"}. */
    String operation();

    /** The stage in {@code explain}: {@code "map(inc)"}. */
    String describe();

    /** Whether what it does depends on the number of the partition, so that it must not be moved to other partitions. */
    default boolean knowsItsPartition() {
        return false;
    }

    /** Replaces each element by {@code function} of it. */
    record Map(Function1<Object, Object> function, Token token) implements Stage {
        public Map {
            Given.function(function);
        }

        @Override
        public String operation() {
            return "map";
        }

        @Override
        public String describe() {
            return Verb.of("map", function);
        }
    }

    /** Keeps the elements of which {@code predicate} is true. */
    record Filter(Predicate1<Object> predicate, Token token) implements Stage {
        public Filter {
            Given.function(predicate);
        }

        @Override
        public String operation() {
            return "filter";
        }

        @Override
        public String describe() {
            return Verb.of("filter", predicate);
        }
    }

    /** Replaces each element by all that {@code function} makes of it. */
    record FlatMap(Function1<Object, Iterable<Object>> function, Token token) implements Stage {
        public FlatMap {
            Given.function(function);
        }

        @Override
        public String operation() {
            return "flatMap";
        }

        @Override
        public String describe() {
            return Verb.of("flatMap", function);
        }
    }

    /** Replaces each text by its words; readers of text find them while reading. */
    enum Words implements Stage {
        /** The only one. */
        INSTANCE;

        @Override
        public Token token() {
            return Token.of("words").build();
        }

        @Override
        public String operation() {
            return "words";
        }

        @Override
        public String describe() {
            return "words()";
        }
    }

    /** Keeps the first {@code most} elements of each partition. */
    record Limit(int most) implements Stage {
        @Override
        public Token token() {
            return Token.of("limit").with(most).build();
        }

        @Override
        public String operation() {
            return "take";
        }

        @Override
        public String describe() {
            return "take(%d)".formatted(most);
        }
    }

    /** Keeps each element with a probability, drawn from a generator of its partition's own. */
    record Chance(double probability, long seed) implements Stage {
        @Override
        public Token token() {
            return Token.of("chance")
                    .with(Double.doubleToLongBits(probability))
                    .with(seed)
                    .build();
        }

        @Override
        public String operation() {
            return "sample";
        }

        @Override
        public String describe() {
            return "randomSample(%s)".formatted(probability);
        }

        @Override
        public boolean knowsItsPartition() {
            return true;
        }
    }

    /** The tokens of stages and how many there are. */
    static Token tokenOf(List<Stage> stages) {
        Token.Builder token = Token.of("stages").with(stages.size());
        stages.forEach(stage -> token.with(stage.token()));
        return token.build();
    }

    /** A word for the keys of several stages in a row, e.g. {@code "map-filter"}; long rows are cut short. */
    static String operationOf(List<Stage> stages) {
        int shown = stages.size() <= 4 ? stages.size() : 3;
        StringBuilder text = new StringBuilder();
        for (Stage stage : stages.subList(0, shown)) {
            text.append(text.length() == 0 ? "" : "-").append(stage.operation());
        }
        return shown == stages.size() ? text.toString() : text + "-and-%d-more".formatted(stages.size() - shown);
    }

    /** Several stages in a row for {@code explain}. */
    static String describe(List<Stage> stages) {
        return String.join(", ", stages.stream().map(Stage::describe).toList());
    }
}
