package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Fixture;
import io.bask.config.Config;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of every kind, of arrays cut in random ways, against what NumPy and Dask answer; {@code script_fixture.py}, {@code
 * options_fixture.py}, {@code rare_fixture.py}, {@code wide_fixture.py}, {@code empty_index_fixture.py}, {@code
 * seldom_fixture.py} and {@code far_pads_fixture.py} write them.
 *
 * <p>Those of another file with {@code -Dbask.test.script=FILE}.
 */
@Timeout(300)
class ScriptTest {
    private static final int CHUNKINGS = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scripts.tsv.gz",
                "options.tsv.gz",
                "rare.tsv.gz",
                "wide.tsv.gz",
                "emptyIndex.tsv.gz",
                "seldom.tsv.gz",
                "farPads.tsv.gz"
            })
    void callsAnswerAsInNumPyHoweverTheArraysAreCut(String resource) {
        List<String[]> rows = rows(resource);
        Map<String, NDArray> arrays = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < rows.size(); number++) {
            String[] row = rows.get(number);
            if (row[0].equals("array")) {
                arrays.put(row[1], Recorded.array(row[2]));
                continue;
            }
            for (int chunking = 0; chunking < CHUNKINGS; chunking++) {
                String problem = problem(row, arrays, Seeds.random(number * CHUNKINGS + chunking), chunking == 0);
                if (!problem.isEmpty()) {
                    wrong.add("%d: %s: %s".formatted(number, row[0], problem));
                    break;
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    private static List<String[]> rows(String resource) {
        String file = System.getProperty("bask.test.script");
        if (file == null) {
            return Fixture.rows(ScriptTest.class, resource);
        }
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(String[] row, Map<String, NDArray> arrays, Random random, boolean optimize) {
        Map<String, Array> cut = new HashMap<>();
        String answer = row[1];
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            Object made = Script.run(row[0], name -> {
                NDArray data = arrays.get(name);
                return data == null
                        ? null
                        : cut.computeIfAbsent(name, n -> Array.of(data, Chunks.of(Recorded.cut(data.shape(), random))));
            });
            Array result = made instanceof Array array ? array : Array.scalar(made);
            NDArray got = result.compute();
            if (answer.equals("ERROR")) {
                return "NumPy refuses it but the answer is " + got.repr();
            }
            if (!result.shape().isKnown()
                    ? got.ndim() != result.ndim()
                    : !got.shape().equals(result.shape())) {
                return "promised %s but computed %s".formatted(result, got.shape());
            }
            double tolerance = answer.startsWith("=~~") ? 1e-4 : answer.startsWith("=~") ? 1e-9 : 0;
            NDArray expected = Recorded.array(answer.substring(answer.indexOf(' ') + 1));
            return Recorded.agree(got, expected, tolerance) && got.dtype() == result.dtype()
                    ? ""
                    : "%s %s %s instead of %s %s %s"
                            .formatted(
                                    got.dtype(),
                                    got.shape(),
                                    got.repr(),
                                    expected.dtype(),
                                    expected.shape(),
                                    expected.repr());
        } catch (TaskFailedException failed) {
            return answer.equals("ERROR") && isRefusal(failed.getCause()) ? "" : "failed: " + failed;
        } catch (RuntimeException refused) {
            return answer.equals("ERROR") && isRefusal(refused) ? "" : "refused: " + refused;
        }
    }

    private static boolean isRefusal(Throwable thrown) {
        return thrown instanceof IllegalArgumentException
                || thrown instanceof IndexOutOfBoundsException
                        && thrown.getMessage().length() > 40
                || thrown instanceof ArithmeticException;
    }
}
