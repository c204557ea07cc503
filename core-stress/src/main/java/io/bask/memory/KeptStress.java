package io.bask.memory;

import java.io.Serializable;
import java.nio.file.Path;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;
import org.openjdk.jcstress.infra.results.IZZ_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * What is kept beyond runs may be read, handed out, forgotten and written to disk at the same time.
 *
 * <p>Afterwards a value is there, it is what it was, and what is charged for it is what it takes of memory.
 */
public final class KeptStress {
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    private static final MemoryBudget BUDGET = MemoryBudget.of(1L << 50, FOLDER);
    private static final MemoryBudget FULL_DISK = MemoryBudget.of(1L << 50, FOLDER, 0);
    private static final int LENGTH = 600;
    private static final long BYTES = 8 * LENGTH + 16;

    private KeptStress() {}

    private static double[] numbers() {
        double[] numbers = new double[LENGTH];
        numbers[0] = 7;
        return numbers;
    }

    /** A value that never changes; several may share one array. */
    private record Block(double[] storage) implements Sized, Serializable {
        @Override
        public long bytes() {
            return BYTES;
        }

        @Override
        public void pieces(Pieces pieces) {
            pieces.piece(storage, BYTES);
        }
    }

    private static int first(Object value) {
        return (int) (value instanceof Block block ? block.storage() : (double[]) value)[0];
    }

    /** One kept value, in a keep of its own. */
    private static final class One {
        private final Keep keep;
        private final Kept<?> kept;

        One(Object value) {
            this(BUDGET, value);
        }

        One(MemoryBudget budget, Object value) {
            this.keep = budget.openKeep(0);
            this.kept = keep.keep(value);
        }

        /** Tells whether the keep is charged for what lies in memory, and not for what does not; then forgets the value. */
        boolean isChargedAsItLies() {
            boolean right = keep.used() == (kept.isInMemory() ? BYTES : 0);
            int there = first(kept.beginUse());
            right &= there == 7 && keep.used() == BYTES;
            kept.endUse();
            forget();
            return right && keep.used() == 0 && keep.use().onDisk() == 0;
        }

        void forget() {
            keep.bury(kept.remains());
        }
    }

    /** Two threads write the same value to disk: one does, and the other does not take it for written before it is. */
    @JCStressTest
    @Outcome(
            id = {"true, false, true", "false, true, true"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them does")
    @State
    public static class OneWriter {
        private final One one = new One(numbers());

        /** Writes. */
        @Actor
        public void one(ZZZ_Result r) {
            r.r1 = one.kept.spill();
        }

        /** Writes. */
        @Actor
        public void other(ZZZ_Result r) {
            r.r2 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(ZZZ_Result r) {
            r.r3 = one.isChargedAsItLies();
        }
    }

    /** A value is read while another thread writes it: the reader sees it, and it is charged once, wherever it lies. */
    @JCStressTest
    @Outcome(
            id = {"7, true, true", "7, false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "read, and on disk or not")
    @State
    public static class ReadWhileWritten {
        private final One one = new One(numbers());

        /** Reads. */
        @Actor
        public void read(IZZ_Result r) {
            r.r1 = first(one.kept.beginUse());
            if (!one.kept.isInMemory()) {
                r.r1 = -1;
            }
            one.kept.endUse();
        }

        /** Writes. */
        @Actor
        public void write(IZZ_Result r) {
            r.r2 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(IZZ_Result r) {
            r.r3 = one.isChargedAsItLies();
        }
    }

    /** The same of what cannot be changed, which is written once and may be in memory and on disk. */
    @JCStressTest
    @Outcome(
            id = {"7, true, true", "7, false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "read, and out of memory or not")
    @State
    public static class ReadWhileForgotten {
        private final One one = new One(new Block(numbers()));

        /** It lies on disk and in memory. */
        public ReadWhileForgotten() {
            one.kept.spill();
            one.kept.beginUse();
            one.kept.endUse();
        }

        /** Reads. */
        @Actor
        public void read(IZZ_Result r) {
            r.r1 = first(one.kept.beginUse());
            if (!one.kept.isInMemory()) {
                r.r1 = -1;
            }
            one.kept.endUse();
        }

        /** Forgets what is in memory. */
        @Actor
        public void write(IZZ_Result r) {
            r.r2 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(IZZ_Result r) {
            r.r3 = one.isChargedAsItLies();
        }
    }

    /** The last reader ends while somebody begins to write: either may find the other, and the value is not lost. */
    @JCStressTest
    @Outcome(
            id = {"true, true", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "written, or still read")
    @State
    public static class WrittenAsUseEnds {
        private final One one = new One(numbers());

        /** It is being read. */
        public WrittenAsUseEnds() {
            one.kept.beginUse();
        }

        /** Ends. */
        @Actor
        public void end() {
            one.kept.endUse();
        }

        /** Writes. */
        @Actor
        public void write(ZZ_Result r) {
            r.r1 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(ZZ_Result r) {
            r.r2 = one.isChargedAsItLies();
        }
    }

    /** What fits nowhere is on disk when its maker goes on, even where another thread began to write it. */
    @JCStressTest
    @Outcome(
            id = {"true, true, true", "true, false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "on disk, whoever wrote it")
    @State
    public static class FitsNowhere {
        private final One one = new One(numbers());

        /** It is in the hands of whoever made it. */
        public FitsNowhere() {
            one.kept.beginUse();
        }

        /** Hands it over. */
        @Actor
        public void handOver(ZZZ_Result r) {
            r.r1 = one.kept.endUseAndSpill() && !one.kept.isInMemory();
        }

        /** Writes. */
        @Actor
        public void write(ZZZ_Result r) {
            r.r2 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(ZZZ_Result r) {
            r.r3 = one.isChargedAsItLies();
        }
    }

    /** What fits nowhere, neither on disk, is an error for its maker, even where another thread found that out first. */
    @JCStressTest
    @Outcome(
            id = {"-1, -1, true", "-1, 0, true"},
            expect = Expect.ACCEPTABLE,
            desc = "an error, and the value is where it was")
    @State
    public static class FitsNowhereNeitherOnDisk {
        private final One one = new One(FULL_DISK, numbers());

        /** It is in the hands of whoever made it. */
        public FitsNowhereNeitherOnDisk() {
            one.kept.beginUse();
        }

        /** Hands it over. */
        @Actor
        public void handOver(IIZ_Result r) {
            try {
                r.r1 = one.kept.endUseAndSpill() ? 1 : 0;
            } catch (SpillException full) {
                r.r1 = -1;
            }
        }

        /** Writes. */
        @Actor
        public void write(IIZ_Result r) {
            try {
                r.r2 = one.kept.spill() ? 1 : 0;
            } catch (SpillException full) {
                r.r2 = -1;
            }
        }

        /** Looks. */
        @Arbiter
        public void look(IIZ_Result r) {
            r.r3 = one.isChargedAsItLies();
        }
    }

    /** What fits nowhere is handed over while somebody reads it: on disk at once, or in memory while it is read. */
    @JCStressTest
    @Outcome(
            id = {"7, true, true", "7, false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "read, and on disk or not")
    @State
    public static class FitsNowhereAndIsRead {
        private final One one = new One(numbers());

        /** It is in the hands of whoever made it. */
        public FitsNowhereAndIsRead() {
            one.kept.beginUse();
        }

        /** Hands it over. */
        @Actor
        public void handOver(IZZ_Result r) {
            r.r2 = one.kept.endUseAndSpill();
        }

        /** Reads. */
        @Actor
        public void read(IZZ_Result r) {
            r.r1 = first(one.kept.beginUse());
            one.kept.endUse();
        }

        /** Looks. */
        @Arbiter
        public void look(IZZ_Result r) {
            r.r3 = one.isChargedAsItLies();
        }
    }

    /** What can be changed is handed out while it is written: whoever asks sees one object from then on, with every change. */
    @JCStressTest
    @Outcome(
            id = {"42, true", "42, false"},
            expect = Expect.ACCEPTABLE,
            desc = "changed, whether it was on disk for a moment or not")
    @State
    public static class ChangedWhileWritten {
        private final One one = new One(numbers());

        /** Changes it. */
        @Actor
        public void change() {
            ((double[]) one.kept.value())[0] = 42;
        }

        /** Writes. */
        @Actor
        public void write(IZ_Result r) {
            r.r2 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(IZ_Result r) {
            r.r1 = one.kept.spill() ? -1 : first(one.kept.beginUse());
            one.kept.endUse();
            one.forget();
        }
    }

    /** A task that reads what can be changed, and somebody to whom it is handed out, see one object. */
    @JCStressTest
    @Outcome(
            id = {"true, true", "true, false"},
            expect = Expect.ACCEPTABLE,
            desc = "one object, written meanwhile or not")
    @State
    public static class PinnedWhileWritten {
        private final One one = new One(numbers());

        /** Holds it from now on. */
        @Actor
        public void pin(ZZ_Result r) {
            r.r1 = one.kept.pinned() == one.kept.value();
        }

        /** Writes. */
        @Actor
        public void write(ZZ_Result r) {
            r.r2 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(ZZ_Result r) {
            r.r1 &= one.isChargedAsItLies();
        }
    }

    /** A value is given up while it is written: nothing of it stays charged, or on disk. */
    @JCStressTest
    @Outcome(
            id = {"true, true", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "written before or not, and nothing is left")
    @State
    public static class GivenUpWhileWritten {
        private final One one = new One(numbers());

        /** Gives it up. */
        @Actor
        public void giveUp() {
            one.forget();
        }

        /** Writes. */
        @Actor
        public void write(ZZ_Result r) {
            r.r1 = one.kept.spill();
        }

        /** Looks. */
        @Arbiter
        public void look(ZZ_Result r) {
            r.r2 = one.keep.used() == 0 && one.keep.use().onDisk() == 0;
        }
    }

    /** Of two values that share memory one is given up while the other comes: what they share is charged once. */
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "charged for one, then for none")
    @State
    public static class SharedMemory {
        private final double[] storage = numbers();
        private final One one = new One(new Block(storage));
        private volatile Kept<?> other = one.kept;

        /** One goes. */
        @Actor
        public void go() {
            one.forget();
        }

        /** Another one comes. */
        @Actor
        public void come() {
            other = one.keep.keep(new Block(storage));
        }

        /** Looks. */
        @Arbiter
        public void look(ZZ_Result r) {
            r.r1 = one.keep.used() == BYTES;
            one.keep.bury(other.remains());
            r.r2 = one.keep.used() == 0;
        }
    }

    /** The last value of a keep goes while another one comes: whoever looks for what could go to disk finds it. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "found")
    @State
    public static class FoundByTheBudget {
        private final MemoryBudget budget = MemoryBudget.of(BYTES * 3 / 2, FOLDER, 0);
        private final Keep keep = budget.openKeep(0);
        private final Kept<?> first = keep.keep("a text");
        private volatile Kept<?> other = first;

        /** One goes. */
        @Actor
        public void go() {
            keep.bury(first.remains());
        }

        /** Another one comes. */
        @Actor
        public void come() {
            other = keep.keep("another text");
        }

        /** Looks. */
        @Arbiter
        public void look(Z_Result r) {
            r.r1 = budget.knows(keep);
            keep.bury(other.remains());
        }
    }
}
