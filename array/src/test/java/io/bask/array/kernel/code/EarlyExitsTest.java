package io.bask.array.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarlyExitsTest {
    private static final int COUNT = 300;

    /**
     * After how many of {@code rounds} doublings, from element {@code i} of array 0, a number exceeds 100, where numbers
     * that have are set to 1: written as whole arrays are, without a jump.
     */
    private static Code doublings(int rounds, Element element, int exponent) {
        CodeBuilder code = new CodeBuilder();
        int x = code.load(0, Element.FLOAT64);
        int time = code.literal(element.kind(), rounds);
        for (int i = 0; i < rounds; i++) {
            for (int k = 0; k < exponent; k++) {
                x = code.binary(Op.ADD, x, x);
            }
            int exceeds = code.binary(Op.GT, x, code.literal(Kind.DOUBLE, 100.0));
            int isOpen = code.binary(Op.EQ, time, code.literal(element.kind(), rounds));
            time = code.select(code.binary(Op.AND, exceeds, isOpen), code.literal(element.kind(), i), time);
            x = code.select(exceeds, code.literal(Kind.DOUBLE, 1.0), x);
        }
        code.store(time, 1, element);
        return code.build();
    }

    @Test
    void maskedRoundsBecomeOneExitEach() {
        Code code = EarlyExits.insert(doublings(20, Element.INT64, 5));
        assertThat(code.exits()).hasSizeBetween(17, 20);
        assertThat(code.exits()).allSatisfy(exit -> assertThat(exit.outcome()).isTrue());
        assertThat(code.nodes().stream().filter(node -> node.op() == Op.SELECT).count())
                .as("selections left")
                .isLessThan(8);
    }

    @Test
    void exitsStoreWhatTheLastRoundWouldHaveStored() {
        double[] in = {1, 0, 50, 101, -3, Double.NaN, Double.POSITIVE_INFINITY, 1e-3};
        for (Element element : new Element[] {Element.INT64, Element.INT32, Element.INT8}) {
            Object times = element.newArray(in.length);
            Loops.fused(doublings(20, element, 1))
                    .orElseThrow()
                    .run(new Object[] {in, times}, new long[0], new double[0], 0, in.length);
            for (int i = 0; i < in.length; i++) {
                double x = in[i] * 2;
                int time = 0;
                while (time < 20 && !(x > 100)) {
                    x *= 2;
                    time++;
                }
                assertThat(java.lang.reflect.Array.getLong(times, i)).isEqualTo(time);
            }
        }
    }

    @Test
    void aResultThatGoesOnKeepsTheLoopGoing() {
        Code code = doublings(20, Element.INT64, 5);
        CodeBuilder both = new CodeBuilder();
        code.nodes().forEach(n -> both.add(n.op(), n.kind(), n.a(), n.b(), n.c(), n.d(), n.bits(), n.target()));
        code.stores().forEach(store -> both.store(store.value(), store.slot(), store.element()));
        int last = code.size() - 1;
        while (code.nodes().get(last).op() != Op.SELECT
                || code.nodes().get(last).kind() != Kind.DOUBLE) {
            last--;
        }
        both.store(last, 2, Element.FLOAT64);
        assertThat(EarlyExits.insert(both.build()).exits()).hasSizeLessThan(3);
    }

    @Test
    void shortCodeIsLeftAlone() {
        Code code = doublings(3, Element.INT64, 1);
        assertThat(EarlyExits.insert(code)).isSameAs(code);
    }

    @Test
    void randomCodesStoreTheSameWithAndWithoutExits() {
        Random random = Seeds.random();
        int exits = 0;
        int opposite = 0;
        for (int trial = 0; trial < 400; trial++) {
            Code code = randomCode(random);
            Code left = EarlyExits.insert(code);
            exits += left.exits().size();
            opposite +=
                    (int) left.exits().stream().filter(exit -> !exit.outcome()).count();
            Object[] fused = arrays(random);
            Object[] tiled = fused.clone();
            tiled[2] = new long[COUNT];
            tiled[3] = new double[COUNT];
            long[] longs = {random.nextInt(3)};
            double[] doubles = {random.nextGaussian()};
            Loops.fused(code).orElseThrow().run(fused, longs, doubles, 0, COUNT);
            Loops.tiled(code, false, tiled, longs, doubles, COUNT).run(COUNT);
            assertThat((long[]) fused[2]).as("trial %d", trial).isEqualTo(tiled[2]);
            assertThat((double[]) fused[3]).as("trial %d", trial).isEqualTo(tiled[3]);
        }
        assertThat(exits).isGreaterThan(400);
        assertThat(opposite).isPositive();
    }

    private static Object[] arrays(Random random) {
        double[] x = random.doubles(COUNT, -3, 3).toArray();
        x[0] = Double.NaN;
        x[1] = Double.NEGATIVE_INFINITY;
        x[2] = -0.0;
        return new Object[] {x, random.longs(COUNT, 0, 3).toArray(), new long[COUNT], new double[COUNT]};
    }

    /** Rounds of masked updates of a number, a count and a flag; the count is stored, and sometimes the number. */
    private static Code randomCode(Random random) {
        CodeBuilder code = new CodeBuilder();
        int c = code.load(0, Element.FLOAT64);
        int x = c;
        int mode = random.nextInt(3);
        int count = random.nextInt(4) != 0 ? code.literal(Kind.LONG, 9) : code.load(1, Element.INT64);
        List<Integer> flags = new ArrayList<>(List.of(code.binary(Op.LT, x, code.arg(Kind.DOUBLE, 0))));
        for (int round = 0; round < 14; round++) {
            x = code.binary(random.nextBoolean() ? Op.ADD : Op.MUL, x, random.nextInt(3) == 0 ? x : c);
            x = code.binary(Op.SUB, code.call(Kind.DOUBLE, "java/lang/Math.abs", x), code.literal(Kind.DOUBLE, 0.5));
            Op[] comparisons = {Op.LT, Op.LE, Op.GT, Op.GE, Op.NE};
            flags.add(code.binary(comparisons[random.nextInt(5)], x, code.literal(Kind.DOUBLE, random.nextInt(5) - 1)));
            Op[] equalities = {Op.EQ, Op.NE, Op.LT, Op.GE};
            flags.add(code.binary(equalities[random.nextInt(4)], count, code.literal(Kind.LONG, random.nextInt(10))));
            Op[] junctions = {Op.AND, Op.OR, Op.XOR, Op.AND};
            int flag = code.binary(junctions[random.nextInt(4)], pick(random, flags), pick(random, flags));
            flags.add(random.nextInt(5) == 0 ? code.select(pick(random, flags), flag, pick(random, flags)) : flag);
            int next = random.nextInt(6) == 0 ? code.arg(Kind.LONG, 0) : code.literal(Kind.LONG, random.nextInt(9));
            int open = code.binary(Op.EQ, count, code.literal(Kind.LONG, 9));
            int settled = code.binary(Op.NE, count, code.literal(Kind.LONG, 9));
            count = switch (mode) {
                case 0 -> code.select(code.binary(Op.AND, pick(random, flags), open), next, count);
                case 1 -> code.select(code.binary(Op.OR, pick(random, flags), settled), count, next);
                default -> code.select(pick(random, flags), next, count);
            };
            if (random.nextInt(3) != 0) {
                x = code.select(pick(random, flags), code.literal(Kind.DOUBLE, 2.0), x);
            }
        }
        code.store(count, 2, Element.INT64);
        if (random.nextInt(3) == 0) {
            code.store(random.nextBoolean() ? x : c, 3, Element.FLOAT64);
        }
        return code.build();
    }

    private static int pick(Random random, List<Integer> values) {
        return values.get(values.size() - 1 - random.nextInt(Math.min(4, values.size())));
    }
}
