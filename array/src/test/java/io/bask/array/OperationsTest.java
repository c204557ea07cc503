package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Fixture;
import io.bask.config.Config;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation on arrays cut in random ways, chunks of no and of one element among them, optimised and not, against
 * what NumPy answers; what an array promises before it is computed must hold afterwards.
 */
class OperationsTest {
    private static final int CHUNKINGS = 3;
    private static final Map<String, NDArray> ARRAYS = new HashMap<>();
    private static final List<String[]> ROWS = Fixture.rows(OperationsTest.class, "operations.tsv.gz");

    static {
        for (String[] row : ROWS) {
            if (row[0].equals("array")) {
                ARRAYS.put(row[1], Recorded.array(row[3]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"creation", "elementwise", "movement", "reduction", "cumulative", "padding", "blocks"})
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
        assertThat(wrong.stream().limit(40))
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
            Operations operations = new Operations(inputs, random.nextLong());
            for (boolean optimize : new boolean[] {true, false}) {
                String problem = problem(row, operations, optimize);
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

    private static String problem(String[] row, Operations operations, boolean optimize) {
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            Array result = operations.run(row[1]);
            NDArray got = result.compute();
            if (!got.shape().equals(result.shape()) || got.dtype() != result.dtype()) {
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
            return row[3].equals("ERROR") ? "" : "refused: " + refused.getMessage();
        } catch (TaskFailedException failed) {
            boolean expected = row[3].equals("ERROR") && failed.getCause() instanceof IllegalArgumentException;
            return expected ? "" : "failed: " + failed;
        }
    }
}
