package io.bask.schedule.forkjoin;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Ranks that are put into a {@link ReadySet} come out once each, whoever puts and takes at the same time. */
public final class ReadySetStress {
    private static final int SIZE = 5_000;
    private static final int NEAR = 70;
    private static final int FAR = 4_500;

    private ReadySetStress() {}

    private static int take(ReadySet set) {
        long window = set.take(1);
        return Window.isEmpty(window) ? 0 : Window.lowest(window);
    }

    private static int takeAll(ReadySet set) {
        int sum = 0;
        for (int rank = take(set); rank > 0; rank = take(set)) {
            sum += rank;
        }
        return sum;
    }

    /** One thread takes the last rank of a word while another puts one beside it: no summary bit may be lost. */
    @JCStressTest
    @Outcome(id = "71, 0", expect = Expect.ACCEPTABLE, desc = "took the new one")
    @Outcome(id = "70, 71", expect = Expect.ACCEPTABLE, desc = "took the old one, the new one is left")
    @State
    public static class PutBesideTake {
        private final ReadySet set = new ReadySet(SIZE);

        /** One rank is there. */
        public PutBesideTake() {
            set.fill(NEAR);
            set.seal();
        }

        /** Puts. */
        @Actor
        public void put() {
            set.add(71 >>> 6, 1L << 71);
        }

        /** Takes. */
        @Actor
        public void take(II_Result r) {
            r.r1 = ReadySetStress.take(set);
        }

        /** Looks at what is left. */
        @Arbiter
        public void rest(II_Result r) {
            r.r2 = takeAll(set);
        }
    }

    /** Two threads want the only rank. */
    @JCStressTest
    @Outcome(
            id = {"4500, 0, 0", "0, 4500, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them got it")
    @State
    public static class TwoTakers {
        private final ReadySet set = new ReadySet(SIZE);

        /** One rank is there. */
        public TwoTakers() {
            set.fill(FAR);
            set.seal();
        }

        /** Takes. */
        @Actor
        public void one(III_Result r) {
            r.r1 = take(set);
        }

        /** Takes. */
        @Actor
        public void other(III_Result r) {
            r.r2 = take(set);
        }

        /** Looks at what is left. */
        @Arbiter
        public void rest(III_Result r) {
            r.r3 = takeAll(set);
        }
    }

    /** Two threads put into words far from each other, a third takes whatever is there. */
    @JCStressTest
    @Outcome(
            id = {"0, 4570", "70, 4500", "4500, 70"},
            expect = Expect.ACCEPTABLE,
            desc = "none is lost or doubled")
    @State
    public static class TwoPuttersAndATaker {
        private final ReadySet set = new ReadySet(SIZE);

        /** Puts. */
        @Actor
        public void near() {
            set.add(NEAR >>> 6, 1L << NEAR);
        }

        /** Puts. */
        @Actor
        public void far() {
            set.add(FAR >>> 6, 1L << FAR);
        }

        /** Takes. */
        @Actor
        public void take(II_Result r) {
            r.r1 = ReadySetStress.take(set);
        }

        /** Looks at what is left. */
        @Arbiter
        public void rest(II_Result r) {
            r.r2 = takeAll(set);
        }
    }

    /** The owner of a window empties it while another thread steals from it. */
    @JCStressTest
    @Outcome(
            id = {"3, 4, 0", "4, 3, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "each rank once")
    @State
    public static class Stealing {
        private final Drainer seat;

        /** A window of two ranks. */
        @SuppressWarnings("NullAway") // a seat at no run is enough to hold a window
        public Stealing() {
            seat = new Drainer(null, 1);
            seat.putWindow(Window.of(0, 0b11000));
        }

        /** Steals. */
        @Actor
        public void thief(III_Result r) {
            r.r1 = Math.max(0, seat.takeLowest());
        }

        /** Takes its own. */
        @Actor
        public void owner(III_Result r) {
            r.r2 = Math.max(0, seat.takeLowest());
        }

        /** Looks at what is left. */
        @Arbiter
        public void rest(III_Result r) {
            long left = seat.takeWindow();
            r.r3 = Window.isEmpty(left) ? 0 : Window.lowest(left);
        }
    }
}
