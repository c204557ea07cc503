package io.bask.array;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorts, quantiles, sets, histograms and statistics of arrays cut in random ways, optimised and not, against NumPy. */
@Timeout(300)
class StatisticsTest {
    private static final int CHUNKINGS = 3;
    private final Oracle oracle = new Oracle(StatisticsTest.class, "statistics.tsv.gz");

    @ParameterizedTest
    @ValueSource(strings = {"sorting", "quantiles", "sets", "bins", "statistics", "tests"})
    void answersAsNumPyHoweverTheArraysAreCut(String theme) {
        oracle.check(theme, CHUNKINGS, (words, arrays) -> new StatisticOperations(words, arrays).run());
    }
}
