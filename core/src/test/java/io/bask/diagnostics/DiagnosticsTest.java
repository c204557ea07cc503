package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.graph.Job;
import io.bask.graph.Key;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.Scheduler;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.TaskListener;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import io.bask.schedule.serial.SerialScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class DiagnosticsTest {
    private static Object[] run(Job job) {
        return Diagnostics.run(new SerialScheduler(), job, RunOptions.defaults());
    }

    @Test
    void withoutListenersOptionsStayAsTheyAre() {
        assertThat(Diagnostics.registered()).isEmpty();
        RunOptions options = RunOptions.defaults().withThreads(3);
        assertThat(Diagnostics.listening(options)).isSameAs(options);
    }

    @Test
    void aListenerHearsRunsThatBeginWhileItIsRegistered() {
        List<Integer> heard = new ArrayList<>();
        Callback callback = new Callback().onStart(job -> heard.add(job.graph().size()));
        run(Graphs.tree(1));
        try (Diagnostics.Registration registration = Diagnostics.register(callback)) {
            run(Graphs.tree(2));
            run(Graphs.tree(3));
        }
        run(Graphs.tree(4));
        assertThat(heard).containsExactly(5, 7);
    }

    @Test
    void aListenerThatIsKnownTwiceHearsOnce() {
        List<Integer> heard = new ArrayList<>();
        Callback callback = new Callback().onStart(job -> heard.add(1));
        try (Diagnostics.Registration one = Diagnostics.register(callback);
                Diagnostics.Registration two = Diagnostics.register(callback)) {
            Diagnostics.run(
                    new SerialScheduler(), Graphs.tree(1), RunOptions.defaults().withListener(callback));
            two.close();
            two.close();
            run(Graphs.tree(1));
        }
        run(Graphs.tree(1));
        assertThat(heard).hasSize(2);
    }

    @Test
    void nullIsNoListener() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diagnostics.register(null))
                .withMessageContaining("listener is null");
    }

    @Test
    void callbacksHearStartTasksAndFinish() {
        List<String> heard = new ArrayList<>();
        Callback callback = new Callback()
                .onStart(job -> heard.add("start " + job.graph().size()))
                .onPretask(key -> heard.add("pre " + key))
                .onPosttask((key, result) -> heard.add("post " + key + " " + result))
                .onFinish(failure -> heard.add("finish " + failure));
        new SerialScheduler().run(Graphs.tree(1), RunOptions.defaults().withListener(callback));
        assertThat(heard)
                .containsExactly(
                        "start 3",
                        "pre (load, 0)",
                        "post (load, 0) 1",
                        "pre (inc, 0)",
                        "post (inc, 0) 2",
                        "pre total",
                        "post total 2",
                        "finish null");
    }

    @Test
    void callbacksHearWhyARunFailed() {
        List<Throwable> failures = new ArrayList<>();
        Callback callback = new Callback().onFinish(failures::add);
        assertThatThrownBy(() -> new SerialScheduler()
                        .run(Graphs.failing(), RunOptions.defaults().withListener(callback)))
                .isInstanceOf(TaskFailedException.class);
        assertThat(failures).singleElement().isInstanceOf(TaskFailedException.class);
    }

    @Test
    void aListenerThatThrowsDoesNotStopTheRun() {
        List<Key> keys = Collections.synchronizedList(new ArrayList<>());
        Callback broken = new Callback()
                .onStart(job -> {
                    throw new IllegalStateException("thrown on purpose by a test");
                })
                .onPosttask((key, result) -> {
                    throw new AssertionError("thrown on purpose by a test");
                });
        Callback sound = new Callback().onPosttask((key, result) -> keys.add(key));
        RunOptions options = RunOptions.defaults().withListener(broken).withListener(sound);
        for (Scheduler scheduler : List.of(new SerialScheduler(), new ForkJoinScheduler(2))) {
            keys.clear();
            assertThat(scheduler.run(Graphs.tree(10), options)).containsExactly(20);
            assertThat(keys).hasSize(21);
        }
    }

    @Test
    void profilersOfSeveralThreadsOverlap() throws InterruptedException {
        int threads = 4;
        int rounds = 25;
        CountDownLatch opened = new CountDownLatch(threads);
        CountDownLatch done = new CountDownLatch(threads);
        AtomicInteger wrong = new AtomicInteger();
        Scheduler scheduler = new ForkJoinScheduler(2);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
                try (Profiler outer = Profiler.start()) {
                    opened.countDown();
                    opened.await();
                    for (int round = 0; round < rounds; round++) {
                        try (Profiler inner = Profiler.start()) {
                            Diagnostics.run(scheduler, Graphs.tree(20), RunOptions.defaults());
                            wrong.addAndGet(inner.size() < 41 ? 1 : 0);
                        }
                    }
                    done.countDown();
                    done.await();
                    wrong.addAndGet(outer.size() == threads * rounds * 41 ? 0 : 1);
                } catch (InterruptedException e) {
                    wrong.incrementAndGet();
                }
            });
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(wrong).hasValue(0);
        assertThat(Diagnostics.registered()).isEmpty();
    }

    @Test
    void ownListenersAreRegisteredLikeTheOthers() {
        int[] tasks = new int[1];
        TaskListener own = new TaskListener() {
            @Override
            public void taskFinished(Run run, int task, int worker, long start, long end, @Nullable Object result) {
                tasks[0]++;
            }
        };
        try (Diagnostics.Registration registration = Diagnostics.register(own)) {
            assertThat(Diagnostics.registered()).contains(own);
            run(Graphs.tree(3));
        }
        assertThat(tasks[0]).isEqualTo(7);
    }
}
