package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.config.Config;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Programs drawn at random have the same value, to the last bit, whether they are optimised or not.
 *
 * <p>More of them with {@code -Dbask.test.programs=100000}. {@link NumPyProgramTest} runs programs whose
 * values NumPy computed.
 */
@Timeout(1800)
class RandomProgramTest {
    private static final int PROGRAMS = Integer.getInteger("bask.test.programs", 10_000);
    private static final int MOST_STEPS = 12;
    private static final int MOST_PROBLEMS = 5;

    @Test
    void optimisedProgramsHaveTheSameValue() {
        List<String> problems = new ArrayList<>();
        for (int program = 0; program < PROGRAMS && problems.size() < MOST_PROBLEMS; program++) {
            Array array = build(Seeds.random(program));
            String problem = problem(array);
            if (!problem.isEmpty()) {
                problems.add("program %d: %s%n%s".formatted(program, problem, array.explain()));
            }
        }
        assertThat(problems).isEmpty();
    }

    private static String problem(Array array) {
        NDArray expected = compute(array, false);
        NDArray got = compute(array, true);
        if (!got.shape().equals(array.shape()) || got.dtype() != array.dtype()) {
            return "promised %s but computed %s %s".formatted(array, got.dtype(), got.shape());
        }
        return got.contentEquals(expected, true) ? "" : "%s became %s".formatted(expected.repr(), got.repr());
    }

    private static NDArray compute(Array array, boolean optimize) {
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            return array.compute();
        }
    }

    private static Array build(Random random) {
        RandomSteps steps = new RandomSteps(random);
        List<Array> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(steps.leaf());
        }
        int count = 1 + random.nextInt(MOST_STEPS);
        for (int i = 0; i < count; i++) {
            made.add(steps.step(pick(made, random), pick(made, random)));
        }
        return made.get(made.size() - 1);
    }

    private static Array pick(List<Array> made, Random random) {
        int back = Math.min(made.size(), 1 + random.nextInt(4));
        return made.get(made.size() - back);
    }
}
