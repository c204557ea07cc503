package io.bask.client;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** A future ends once, and everybody who wants to know is told once. */
public final class TaskStress {
    /** Its workers are never asked for anything. */
    private static final Engine ENGINE = new Engine(1);

    private TaskStress() {}

    private static Task<Integer> task() {
        return new Task<>(ENGINE, TaskOptions.defaults(), "task", -1, null);
    }

    /** A future ends while somebody asks to be told. */
    @JCStressTest
    @Outcome(id = "1, 7", expect = Expect.ACCEPTABLE, desc = "told once, by the one or the other")
    @State
    public static class ToldOnce {
        private final Task<Integer> task = task();
        private final AtomicInteger told = new AtomicInteger();

        /** Ends it. */
        @Actor
        public void settle() {
            task.settle(7);
        }

        /** Asks. */
        @Actor
        public void ask() {
            Link.Listener listener = done -> told.incrementAndGet();
            if (!task.link(listener)) {
                told.incrementAndGet();
            }
        }

        /** Counts. */
        @Arbiter
        public void count(II_Result r) {
            r.r1 = told.get();
            r.r2 = task.result();
        }
    }

    /** A result comes while somebody cancels. */
    @JCStressTest
    @Outcome(id = "true, false, 7", expect = Expect.ACCEPTABLE, desc = "the result came first")
    @Outcome(id = "false, true, -1", expect = Expect.ACCEPTABLE, desc = "it was cancelled first")
    @State
    public static class EndsOnce {
        private final Task<Integer> task = task();

        /** Ends it well. */
        @Actor
        public void settle(ZZI_Result r) {
            r.r1 = task.settle(7);
        }

        /** Cancels it. */
        @Actor
        public void cancel(ZZI_Result r) {
            r.r2 = task.cancel(false);
        }

        /** Looks. */
        @Arbiter
        public void look(ZZI_Result r) {
            r.r3 = task.failure() == null ? task.result() : -1;
        }
    }

    /** One call is put into the queue while another is taken out. */
    @JCStressTest
    @Outcome(
            id = {"1, 1", "0, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "neither is lost or doubled")
    @State
    public static class QueueOfTwo {
        private final ReadyQueue queue = new ReadyQueue();
        private final AtomicInteger taken = new AtomicInteger();

        /** Puts an urgent one, then a usual one. */
        @Actor
        public void put() {
            queue.offer(new Task<>(ENGINE, TaskOptions.defaults().withPriority(1), "urgent", -1, null));
            queue.offer(task());
        }

        /** Takes one. */
        @Actor
        public void take() {
            if (queue.poll() != null) {
                taken.incrementAndGet();
            }
        }

        /** Takes the others. */
        @Arbiter
        public void rest(II_Result r) {
            r.r1 = taken.get();
            while (queue.poll() != null) {
                r.r2++;
            }
        }
    }
}
