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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random indexing programs and indexing functions, cut in random ways, against what NumPy answers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class IndexProgramTest {
    private static final int CHUNKINGS = 3;

    @Test
    void indexingAnswersAsInNumPyHoweverTheArraysAreCut() {
        List<String[]> programs = Fixture.rows(IndexProgramTest.class, "indexing.tsv.gz");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            for (int chunking = 0; chunking < CHUNKINGS; chunking++) {
                Random random = Seeds.random(i * CHUNKINGS + chunking);
                String problem = problem(programs.get(i), chunking != 1, random);
                if (!problem.isEmpty()) {
                    wrong.add("program %d, chunking %d, %s: %s"
                            .formatted(i, chunking, Arrays.asList(programs.get(i)), problem));
                    break;
                }
            }
        }
        assertThat(programs).hasSizeGreaterThan(1000);
        assertThat(wrong.stream().limit(20)).isEmpty();
    }

    private static String problem(String[] row, boolean optimize, Random random) {
        int statements = row.length - 1;
        String answer = row[statements].substring(2);
        IndexStatements program = new IndexStatements(random);
        int at = 0;
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            List<Array> results = List.of(program.start(row[0]));
            for (at = 1; at < statements; at++) {
                results = program.run(results.get(0), row[at]);
            }
            String[] answers = answer.split("&");
            if (!answer.equals("ERROR") && answers.length != results.size()) {
                return "%d results instead of %d".formatted(results.size(), answers.length);
            }
            for (int i = 0; i < results.size(); i++) {
                NDArray got = results.get(i).compute();
                if (answer.equals("ERROR")) {
                    return "NumPy refuses it but the answer is " + got;
                }
                NDArray expected = IndexStatements.array(answers[i]);
                if (!Recorded.agree(got, expected, 1e-12)) {
                    return "result %d is %s %s instead of %s %s"
                            .formatted(i, got.repr(), got.shape(), expected.repr(), expected.shape());
                }
                boolean promised = !results.get(i).shape().isKnown()
                        || results.get(i).shape().equals(got.shape());
                if (!promised || results.get(i).dtype() != got.dtype()) {
                    return "promised %s but computed %s %s".formatted(results.get(i), got.dtype(), got.shape());
                }
            }
            return "";
        } catch (TaskFailedException failed) {
            boolean expected = failed.getCause() instanceof IndexOutOfBoundsException
                    || failed.getCause() instanceof IllegalArgumentException;
            return answer.equals("ERROR") && expected ? "" : "failed: " + failed;
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return answer.equals("ERROR") && at == statements - 1
                    ? ""
                    : "refused at statement %d: %s".formatted(at, refused);
        }
    }
}
