package io.bask.array;

import io.bask.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation on arrays cut in random ways, chunks of no and of one element among them, optimised and not, against
 * what NumPy answers; what an array promises before it is computed must hold afterwards.
 */
class OperationsTest {
    private static final int CHUNKINGS = 3;
    private final Oracle oracle = new Oracle(OperationsTest.class, "operations.tsv.gz");

    @ParameterizedTest
    @ValueSource(strings = {"creation", "elementwise", "movement", "reduction", "cumulative", "padding", "blocks"})
    void answersAsNumPyHoweverTheArraysAreCut(String theme) {
        oracle.check(
                theme,
                CHUNKINGS,
                (words, arrays) -> new Operations(
                                List.of(arrays),
                                Seeds.random(Arrays.hashCode(words)).nextLong())
                        .run(String.join(" ", words)));
    }
}
