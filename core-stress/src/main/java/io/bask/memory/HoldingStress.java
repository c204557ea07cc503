package io.bask.memory;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZZ_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A result may be dropped, read and chosen to go to disk at the same time. */
public final class HoldingStress {
    private static final MemoryAccount ACCOUNT = MemoryBudget.of(1L << 50).open(0, tag -> tag);
    private static final double[] NUMBERS = new double[100];
    private static final MemoryBudget BUDGET = MemoryBudget.of(1L << 50);
    private static final int LENGTH = 600;
    private static final long BYTES = 8 * LENGTH + 16;

    private HoldingStress() {}

    /** Two threads want to write the same result to disk. */
    @JCStressTest
    @Outcome(
            id = {"true, false", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them does")
    @State
    public static class OneWriter {
        private final Holding holding = new Holding(ACCOUNT, NUMBERS, 0, 816);

        /** Takes it. */
        @Actor
        public void one(ZZ_Result r) {
            r.r1 = holding.take();
        }

        /** Takes it. */
        @Actor
        public void other(ZZ_Result r) {
            r.r2 = holding.take();
        }
    }

    /** A reader has the value, or its owner dropped it before; either way it is gone afterwards. */
    @JCStressTest
    @Outcome(
            id = {"100, false", "-1, false"},
            expect = Expect.ACCEPTABLE,
            desc = "read, or gone")
    @State
    public static class ReadWhileDropped {
        private final Holding holding = new Holding(ACCOUNT, NUMBERS, 0, 816);

        /** Reads. */
        @Actor
        public void read(IZ_Result r) {
            try {
                r.r1 = ((double[]) holding.beginUse()).length;
            } catch (IllegalStateException dropped) {
                r.r1 = -1;
            } finally {
                holding.endUse();
            }
        }

        /** Drops. */
        @Actor
        public void drop() {
            holding.release();
        }

        /** Looks. */
        @Arbiter
        public void look(IZ_Result r) {
            r.r2 = Holding.isValue(holding.content());
        }
    }

    /** Whoever reads while another would write to disk sees the value; it is not thought to be on disk while it is read. */
    @JCStressTest
    @Outcome(
            id = {"100, true", "100, false"},
            expect = Expect.ACCEPTABLE,
            desc = "read, and idle or not when looked at")
    @State
    public static class ReadWhileChosen {
        private final Holding holding = new Holding(ACCOUNT, NUMBERS, 0, 816);

        /** Reads. */
        @Actor
        public void read(IZ_Result r) {
            r.r1 = ((double[]) holding.beginUse()).length;
            holding.endUse();
        }

        /** Chooses. */
        @Actor
        public void choose(IZ_Result r) {
            r.r2 = holding.isIdle() && holding.take();
            holding.giveBack();
        }
    }

    /** A run's result is read back as soon as it is on disk: it can go there again. */
    @JCStressTest
    @Outcome(
            id = {"600, true, true", "600, false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "read, and can be written")
    @State
    public static class ReadBackAtOnce {
        private final MemoryAccount account = BUDGET.open(0, tag -> tag);
        private final Holding holding = (Holding) account.hold(new double[LENGTH], 0);

        /** Reads. */
        @Actor
        public void read(IZZ_Result r) {
            r.r1 = ((double[]) holding.beginUse()).length;
            holding.endUse();
        }

        /** Writes. */
        @Actor
        public void write(IZZ_Result r) {
            r.r2 = account.spillOne();
        }

        /** Looks. */
        @Arbiter
        public void look(IZZ_Result r) {
            boolean right = account.used() == (holding.isInMemory() ? BYTES : 0);
            r.r3 = right && (!holding.isInMemory() || account.spillOne()) && account.used() == 0;
            account.close();
            r.r3 &= account.use().onDisk() == 0;
        }
    }

    /** A run's result is dropped while it is written: nothing of it stays charged, or on disk. */
    @JCStressTest
    @Outcome(
            id = {"true, true", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "written before or not, and nothing is left")
    @State
    public static class DroppedWhileWritten {
        private final MemoryAccount account = BUDGET.open(0, tag -> tag);
        private final Holding holding = (Holding) account.hold(new double[LENGTH], 0);

        /** Drops. */
        @Actor
        public void drop() {
            holding.release();
        }

        /** Writes. */
        @Actor
        public void write(ZZ_Result r) {
            r.r1 = account.spillOne();
        }

        /** Looks. */
        @Arbiter
        public void look(ZZ_Result r) {
            r.r2 = account.used() == 0 && account.use().onDisk() == 0;
            account.close();
        }
    }

    /** A run ends while its result is written: nothing of it stays charged, or on disk. */
    @JCStressTest
    @Outcome(
            id = {"true, true", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "written before or not, and nothing is left")
    @State
    public static class ClosedWhileWritten {
        private final MemoryAccount account = BUDGET.open(0, tag -> tag);

        /** Something to write. */
        public ClosedWhileWritten() {
            account.hold(new double[LENGTH], 0);
        }

        /** Ends. */
        @Actor
        public void close() {
            account.close();
        }

        /** Writes. */
        @Actor
        public void write(ZZ_Result r) {
            r.r1 = account.spillOne();
        }

        /** Looks. */
        @Arbiter
        public void look(ZZ_Result r) {
            r.r2 = account.used() == 0 && account.use().onDisk() == 0;
        }
    }
}
