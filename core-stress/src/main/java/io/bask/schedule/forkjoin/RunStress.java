package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** Counters of a run: results are dropped by their last reader, threads are counted in up to the limit. */
public final class RunStress {
    private RunStress() {}

    private static final CompiledGraph DIAMOND = diamond();

    private static CompiledGraph diamond() {
        GraphBuilder graph = Graph.builder();
        int top = graph.lone("top", inputs -> "top");
        int left = graph.lone("left", inputs -> "left", top);
        int right = graph.lone("right", inputs -> "right", top);
        return CompiledGraph.of(new Job(graph.build(), new int[] {left, right}));
    }

    /** Both readers of a result finish at once; afterwards it is gone. */
    @JCStressTest
    @Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "read by both, then dropped")
    @State
    public static class LastReaderDrops {
        private final Results results = new Results(DIAMOND, RunOptions.defaults());

        /** The result is there. */
        public LastReaderDrops() {
            results.put(0, results.hold(0, "top"));
        }

        private boolean read(int task) {
            boolean there = "top".equals(results.inputs(task)[0]);
            results.releaseShared(task);
            return there;
        }

        /** Reads. */
        @Actor
        public void left(ZZZ_Result r) {
            r.r1 = read(1);
        }

        /** Reads. */
        @Actor
        public void right(ZZZ_Result r) {
            r.r2 = read(2);
        }

        /** Looks whether it is gone. */
        @Arbiter
        public void after(ZZZ_Result r) {
            r.r3 = results.of(new int[] {0})[0] == null;
        }
    }

    /** Two threads want in where there is room for one. */
    @JCStressTest
    @Outcome(
            id = {"true, false, 1", "false, true, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one is in")
    @State
    public static class OneSeat {
        private final Headcount headcount = new Headcount(1);

        /** Enters. */
        @Actor
        public void one(ZZI_Result r) {
            r.r1 = headcount.enter();
        }

        /** Enters. */
        @Actor
        public void other(ZZI_Result r) {
            r.r2 = headcount.enter();
        }

        /** Counts by leaving. */
        @Arbiter
        public void count(ZZI_Result r) {
            r.r3 = headcount.leave() ? 1 : 2;
        }
    }

    /** Of two threads that leave exactly one is the last. */
    @JCStressTest
    @Outcome(
            id = {"true, false, 0", "false, true, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "one is the last")
    @State
    public static class LastToLeave {
        private final Headcount headcount = new Headcount(2);

        /** Both are in. */
        public LastToLeave() {
            headcount.enter();
            headcount.enter();
        }

        /** Leaves. */
        @Actor
        public void one(ZZI_Result r) {
            r.r1 = headcount.leave();
        }

        /** Leaves. */
        @Actor
        public void other(ZZI_Result r) {
            r.r2 = headcount.leave();
        }

        /** Nobody is in. */
        @Arbiter
        public void count(ZZI_Result r) {
            r.r3 = headcount.isEmpty() ? 0 : 1;
        }
    }
}
