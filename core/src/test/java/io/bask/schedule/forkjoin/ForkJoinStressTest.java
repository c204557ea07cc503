package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many graphs in every way of running them, against the serial oracle. */
@Timeout(600)
class ForkJoinStressTest {
    private static final int REPETITIONS = 15;

    static List<Mode> modes() {
        return Mode.all();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void familiesGiveWhatTheOracleGives(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Families.small().forEach((name, family) -> {
                Job job = mode.of(family.get());
                check(scheduler, name, job, expected(job));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void randomGraphsGiveWhatTheOracleGives(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            for (int round = 0; round < 60; round++) {
                Random random = Seeds.random(round);
                Job job = mode.of(Families.random(1 + random.nextInt(2_000), random));
                check(scheduler, "random " + round, job, expected(job));
            }
        }
    }

    /** A few long tasks among short ones, so that runs are shared at some moment in their middle. */
    @ParameterizedTest
    @MethodSource("modes")
    void unevenTasksGiveWhatTheOracleGives(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            for (int round = 0; round < 40; round++) {
                Random random = Seeds.random(round);
                Job plain = Families.random(500 + random.nextInt(3_000), random);
                int longTask = random.nextInt(plain.graph().size());
                Job job = mode.of(plain, task -> inputs -> {
                    if (task % 400 == longTask % 400) {
                        ForkJoinSchedulerTest.busy(100_000);
                    }
                    return plain.graph().kernel(task).run(inputs);
                });
                check(scheduler, "uneven " + round, job, expected(plain));
            }
        }
    }

    private static @Nullable Object[] expected(Job job) {
        return new SerialScheduler().run(job, RunOptions.defaults());
    }

    private static void check(ForkJoinScheduler scheduler, String name, Job job, @Nullable Object[] expected) {
        CompiledGraph compiled = CompiledGraph.of(job);
        for (int i = 0; i < REPETITIONS; i++) {
            assertThat(scheduler.run(compiled, RunOptions.defaults())).as(name).isEqualTo(expected);
            Run run = scheduler.submit(compiled, RunOptions.defaults());
            assertThat(run.join()).as(name).isEqualTo(expected);
            assertThat(run.finishedTasks()).as(name).isEqualTo(compiled.size());
        }
    }
}
