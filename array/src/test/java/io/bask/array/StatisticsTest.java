package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorts, quantiles, sets, histograms and statistics of arrays cut in random ways, optimised and not, against NumPy. */
@Timeout(300)
class StatisticsTest {
    private static final int CHUNKINGS = 3;
    private static final Map<String, NDArray> ARRAYS = new HashMap<>();
    private static final List<String[]> ROWS = Fixture.rows(StatisticsTest.class, "statistics.tsv.gz");

    static {
        for (String[] row : ROWS) {
            if (row[0].equals("array")) {
                ARRAYS.put(row[1], Recorded.array(row[3]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sorting", "quantiles", "sets", "bins", "statistics", "tests"})
    void answersAsNumPyHoweverTheArraysAreCut(String theme) {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (int i = 0; i < ROWS.size(); i++) {
            if (ROWS.get(i)[0].equals(theme)) {
                checked++;
                check(ROWS.get(i), Seeds.random(i), wrong);
            }
        }
        assertThat(checked).isPositive();
        assertThat(wrong.stream().limit(60))
                .as("%d of %d are wrong", wrong.size(), checked)
                .isEmpty();
    }

    private static void check(String[] row, Random random, List<String> wrong) {
        for (int chunking = 0; chunking < CHUNKINGS; chunking++) {
            List<Array> inputs = new ArrayList<>();
            for (String name : row[2].isEmpty() ? new String[0] : row[2].split(";")) {
                NDArray data = ARRAYS.get(name);
                inputs.add(Array.of(data, Chunks.of(Recorded.cut(data.shape(), random))));
            }
            for (boolean optimize : new boolean[] {true, false}) {
                String problem = problem(row, inputs, optimize);
                if (!problem.isEmpty()) {
                    wrong.add("%s of %s with chunks %s, optimize %s: %s\n"
                            .formatted(
                                    row[1],
                                    row[2],
                                    inputs.stream().map(Array::chunks).toList(),
                                    optimize,
                                    problem));
                    return;
                }
            }
        }
    }

    private static String problem(String[] row, List<Array> inputs, boolean optimize) {
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            Array result = new StatisticOperations(row[1], inputs.toArray(Array[]::new)).run();
            NDArray got = result.compute();
            if (!keeps(result.shape(), got.shape()) || got.dtype() != result.dtype()) {
                return "promised %s but computed %s %s".formatted(result, got.dtype(), got.shape());
            }
            if (row[3].equals("ERROR")) {
                return "NumPy refuses it but the answer is " + got;
            }
            NDArray expected = Recorded.array(row[3]);
            return Recorded.agree(got, expected, Double.parseDouble(row[4]))
                    ? ""
                    : "%s instead of %s (%s)".formatted(got.repr(), expected.repr(), expected.shape());
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return row[3].equals("ERROR") ? "" : "refused: " + refused;
        } catch (TaskFailedException failed) {
            boolean expected = row[3].equals("ERROR")
                    && (failed.getCause() instanceof IllegalArgumentException
                            || failed.getCause() instanceof IndexOutOfBoundsException);
            return expected ? "" : "failed: " + failed;
        }
    }

    private static boolean keeps(Shape promised, Shape got) {
        boolean keeps = promised.ndim() == got.ndim();
        for (int axis = 0; keeps && axis < got.ndim(); axis++) {
            keeps = !promised.isKnown(axis) || promised.length(axis) == got.length(axis);
        }
        return keeps;
    }
}
