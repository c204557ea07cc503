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
import java.util.function.BiFunction;

/** Runs recorded operations on arrays cut in random ways, optimised and not, and compares with what NumPy answered. */
final class Oracle {
    private final List<String[]> rows;
    private final Map<String, NDArray> arrays = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    Oracle(Class<?> test, String resource) {
        rows = Fixture.rows(test, resource);
        for (String[] row : rows) {
            if (row[0].equals("array")) {
                arrays.put(row[1], Recorded.array(row[3]));
            }
        }
    }

    /** Checks all rows of a theme, each cut in some ways; {@code run} gets the words of the operation and the arrays. */
    void check(String theme, int chunkings, BiFunction<String[], Array[], Array> run) {
        int checked = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i)[0].equals(theme)) {
                checked++;
                check(rows.get(i), chunkings, Seeds.random(i), run);
            }
        }
        assertThat(checked).isPositive();
        assertThat(wrong.stream().limit(30))
                .as("%d of %d are wrong", wrong.size(), checked)
                .isEmpty();
    }

    private void check(String[] row, int chunkings, Random random, BiFunction<String[], Array[], Array> run) {
        for (int chunking = 0; chunking < chunkings; chunking++) {
            List<Array> inputs = new ArrayList<>();
            for (String name : row[2].isEmpty() ? new String[0] : row[2].split(";")) {
                NDArray data = arrays.get(name);
                inputs.add(
                        chunking == 0
                                ? Array.of(data, Chunks.whole())
                                : Array.of(data, Chunks.of(Recorded.cut(data.shape(), random))));
            }
            for (boolean optimize : new boolean[] {true, false}) {
                String problem = problem(row, inputs, optimize, run);
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

    private static String problem(
            String[] row, List<Array> inputs, boolean optimize, BiFunction<String[], Array[], Array> run) {
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            Array result = run.apply(row[1].split(" "), inputs.toArray(Array[]::new));
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
                    : "%s %s instead of %s (%s)".formatted(got.dtype(), got.repr(), expected.repr(), expected.shape());
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return row[3].equals("ERROR") ? "" : "refused: " + refused.getMessage();
        } catch (TaskFailedException failed) {
            boolean expected = row[3].equals("ERROR")
                    && (failed.getCause() instanceof IllegalArgumentException
                            || failed.getCause() instanceof IndexOutOfBoundsException);
            return expected ? "" : "failed: " + failed;
        }
    }

    /** Lengths that nobody knew before may be any. */
    private static boolean keeps(Shape promised, Shape got) {
        boolean keeps = promised.ndim() == got.ndim();
        for (int axis = 0; keeps && axis < got.ndim(); axis++) {
            keeps = !promised.isKnown(axis) || promised.length(axis) == got.length(axis);
        }
        return keeps;
    }
}
