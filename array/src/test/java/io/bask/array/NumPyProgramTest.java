package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Fixture;
import io.bask.config.Config;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random programs of several steps, cut in random ways, optimised and not, against what NumPy answers. */
class NumPyProgramTest {
    private static final int CHUNKINGS = 2;

    @Test
    void programsAnswerAsInNumPyHoweverTheArraysAreCut() {
        List<String> wrong = new ArrayList<>();
        List<String[]> programs = Fixture.rows(NumPyProgramTest.class, "programs.tsv.gz");
        for (int i = 0; i < programs.size(); i++) {
            check(programs.get(i), i, wrong);
        }
        assertThat(programs).hasSizeGreaterThan(1000);
        assertThat(wrong.stream().limit(20)).isEmpty();
    }

    /** Runs a program, its last column the answer, and says what is wrong with it. */
    static void check(String[] row, int number, List<String> wrong) {
        for (int chunking = 0; chunking < CHUNKINGS; chunking++) {
            for (boolean optimize : new boolean[] {true, false}) {
                String problem = problem(row, optimize, Seeds.random(number * CHUNKINGS + chunking));
                if (!problem.isEmpty()) {
                    wrong.add(
                            "program %d, optimize %s, %s: %s".formatted(number, optimize, Arrays.asList(row), problem));
                    return;
                }
            }
        }
    }

    private static String problem(String[] row, boolean optimize, Random random) {
        int statements = row.length - 1;
        String answer = row[statements].substring(row[statements].indexOf(' ') + 1);
        Statements program = new Statements(random);
        int at = 0;
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            Array result = Array.scalar(0);
            for (at = 0; at < statements; at++) {
                result = program.run(row[at]);
            }
            NDArray got = result.compute();
            if (!got.shape().equals(result.shape()) || got.dtype() != result.dtype()) {
                return "promised %s but computed %s %s".formatted(result, got.dtype(), got.shape());
            }
            if (answer.equals("ERROR")) {
                return "NumPy refuses it but the answer is " + got;
            }
            NDArray expected = Recorded.array(answer);
            double tolerance = row[statements].startsWith("=~~") ? 1e-4 : row[statements].startsWith("=~") ? 1e-9 : 0;
            return Recorded.agree(got, expected, tolerance)
                    ? ""
                    : "%s instead of %s (%s)".formatted(got.repr(), expected.repr(), expected.shape());
        } catch (TaskFailedException failed) { // found when computed: whole numbers to negative powers, lazy positions
            boolean isLate = failed.getCause() instanceof ArithmeticException
                    || failed.getCause() instanceof IndexOutOfBoundsException;
            return answer.equals("ERROR") && isLate ? "" : "failed: " + failed;
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return answer.equals("ERROR") && at == statements - 1
                    ? ""
                    : "refused at statement %d: %s".formatted(at, refused);
        }
    }
}
