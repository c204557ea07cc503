package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class KeepTest extends OnBudget {
    private static void untilCollected(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            System.gc();
            if (Thread.interrupted()) {
                throw new IllegalStateException("it took too long");
            }
        }
    }

    @Test
    void valuesCountUntilNobodyHoldsThem() {
        Keep keep = budget(10 * BYTES).openKeep(0);
        List<Kept<double[]>> held = new ArrayList<>();
        held.add(keep.keep(numbers(1)));
        held.add(keep.keep(numbers(2)));
        assertThat(keep.use().used()).isEqualTo(2 * BYTES);
        assertThat(budget.use().used()).isEqualTo(2 * BYTES);
        held.remove(0);
        untilCollected(() -> budget.use().used() == BYTES);
        assertThat(held.get(0).value()).isEqualTo(numbers(2));
        held.clear();
        untilCollected(() -> budget.use().used() == 0);
        assertThat(keep.use().peak()).isEqualTo(2 * BYTES);
    }

    @Test
    void beyondTheLimitValuesGoToDiskAndComeBack() {
        Keep keep = budget(5 * BYTES).openKeep(0);
        List<Kept<double[]>> held = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            held.add(keep.keep(numbers(i)));
            assertThat(keep.use().used()).isLessThanOrEqualTo(5 * BYTES);
        }
        assertThat(keep.use().spilled()).isGreaterThanOrEqualTo(35 * BYTES);
        assertThat(keep.use().overruns()).isZero();
        for (int i = 0; i < 40; i++) {
            assertThat(held.get(i).beginUse()).isEqualTo(numbers(i));
            held.get(i).endUse();
        }
        assertThat(keep.use().used()).isLessThanOrEqualTo(5 * BYTES);
        held.clear();
        untilCollected(() -> budget.use().used() == 0 && budget.use().onDisk() == 0);
    }

    @Test
    void whatWasNotReadForLongestGoesFirst() {
        Keep keep = budget(100 * BYTES).openKeep(0);
        Kept<double[]> first = keep.keep(numbers(1));
        Kept<double[]> second = keep.keep(numbers(2));
        first.beginUse();
        first.endUse();
        assertThat(keep.spillOne()).isTrue();
        assertThat(second.isInMemory()).isFalse();
        assertThat(first.isInMemory()).isTrue();
    }

    @Test
    void whatIsBeingReadStays() {
        Keep keep = budget(100 * BYTES).openKeep(0);
        Kept<double[]> read = keep.keep(numbers(1));
        read.beginUse();
        assertThat(keep.spillOne()).isFalse();
        read.endUse();
        assertThat(keep.spillOne()).isTrue();
        assertThat(read.isInMemory()).isFalse();
    }

    @Test
    void whatWasHandedOutAndCanBeChangedIsOneObjectForEver() {
        Keep keep = budget(100 * BYTES).openKeep(0);
        Kept<double[]> kept = keep.keep(numbers(1));
        assertThat(keep.spillOne()).isTrue();
        double[] mine = kept.value();
        mine[7] = 42;
        assertThat(keep.spillOne()).isFalse();
        assertThat(kept.value()).isSameAs(mine);
        assertThat(kept.beginUse()[7]).isEqualTo(42);
        assertThat(keep.use().onDisk()).isZero();
    }

    @Test
    void whatCannotBeChangedIsWrittenOnceAndReadOften() {
        Keep keep = budget(100 * BYTES).openKeep(0);
        Kept<Block> kept = keep.keep(new Block(numbers(1)));
        assertThat(keep.spillOne()).isTrue();
        long onDisk = keep.use().onDisk();
        assertThat(onDisk).isPositive();
        for (int i = 0; i < 3; i++) {
            assertThat(kept.beginUse().storage()).isEqualTo(numbers(1));
            assertThat(keep.use().used()).isEqualTo(BYTES);
            kept.endUse();
            assertThat(keep.spillOne()).isTrue();
            assertThat(keep.use().onDisk()).isEqualTo(onDisk);
        }
        assertThat(keep.use().used()).isZero();
        Block handedOut = kept.value();
        assertThat(handedOut.storage()).isEqualTo(numbers(1));
        assertThat(kept.value()).isSameAs(handedOut);
        assertThat(kept.isInMemory()).isFalse();
    }

    @Test
    void onlyDataGoesToDisk() {
        Keep keep = budget(2 * BYTES).openKeep(0);
        List<Kept<?>> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held.add(keep.keep(new ArrayList<>(List.of(numbers(i)))));
        }
        assertThat(keep.use().used()).isGreaterThan(5 * BYTES);
        assertThat(keep.use().overruns()).isPositive();
        assertThat(keep.use().spilled()).isZero();
    }

    @Test
    void whatFitsNowhereIsWrittenAtOnceAndNothingElseGoes() {
        Keep keep = budget(BYTES / 2).openKeep(0);
        Kept<double[]> large = keep.keep(numbers(1));
        Kept<Block> block = keep.keep(new Block(numbers(2)));
        assertThat(large.isInMemory()).isFalse();
        assertThat(block.isInMemory()).isFalse();
        assertThat(keep.use().used()).isZero();
        assertThat(keep.use().overruns()).isZero();
        assertThat(block.value().storage()).isEqualTo(numbers(2));
        assertThat(large.beginUse()).isEqualTo(numbers(1));
        assertThat(keep.use().used()).isEqualTo(BYTES);
        large.endUse();
        while (large.isInMemory()) {
            Thread.onSpinWait(); // It goes back in the background.
        }
        double[] mine = large.value();
        mine[3] = 7;
        assertThat(keep.keep(numbers(4)).isInMemory()).isFalse();
        assertThat(large.value()).isSameAs(mine);
        assertThat(mine[3]).isEqualTo(7);
    }

    @Test
    void whatFitsNowhereAndCannotBeWrittenStaysAndIsCounted() {
        Keep keep = budget(BYTES / 2).openKeep(0);
        Kept<?> large = keep.keep(new ArrayList<>(List.of(numbers(1))));
        assertThat(large.isInMemory()).isTrue();
        assertThat(keep.use().overruns()).isPositive();
        assertThat(keep.use().used()).isGreaterThan(BYTES);
    }

    @Test
    void whatFitsNowhereNeitherOnDiskIsAnErrorAndLeavesNothing() {
        budget = MemoryBudget.of(BYTES / 2, folder, BYTES / 4);
        Keep keep = budget.openKeep(0);
        double[] noise = Seeds.random().doubles(LENGTH).toArray();
        assertThatThrownBy(() -> keep.keep(noise))
                .isInstanceOf(SpillException.class)
                .hasMessageContaining("No space left");
        assertThat(keep.use().used()).isZero();
        assertThat(keep.use().onDisk()).isZero();
    }

    @Test
    void smallValuesAreHandedBackAsTheyAre() {
        Keep keep = budget(1_000).openKeep(0);
        assertThat(keep.keepIfLarge(12, false)).isEqualTo(12);
        assertThat(keep.keepIfLarge(null, false)).isNull();
        assertThat(keep.keepIfLarge(numbers(1), true)).isInstanceOf(Kept.class);
    }

    @Test
    void runsDoNotPayForWhatIsKept() {
        Keep keep = budget(100 * BYTES).openKeep(0);
        Block block = new Block(numbers(1));
        Kept<Block> kept = keep.keep(block);
        try (MemoryAccount run = budget.open(0, tag -> tag)) {
            Holding view = (Holding) run.hold(new Block(block.storage()), 0);
            assertThat(run.use().used()).isZero();
            assertThat(budget.use().used()).isEqualTo(BYTES);
            view.release();
        }
        assertThat(keep.keep(new Block(block.storage())).isInMemory()).isTrue();
        assertThat(budget.use().used()).isEqualTo(BYTES);
        assertThat(kept.value()).isSameAs(block);
    }

    @Test
    void runsAndKeepsShareABudgetFairly() {
        MemoryBudget shared = budget(20 * BYTES);
        Keep greedy = shared.openKeep(0);
        List<Kept<?>> held = new ArrayList<>();
        try (MemoryAccount run = shared.open(0, tag -> tag)) {
            for (int i = 0; i < 5; i++) {
                run.hold(numbers(i), i);
            }
            for (int i = 0; i < 60; i++) {
                held.add(greedy.keep(numbers(i)));
            }
            assertThat(run.use().spilled()).isZero();
            assertThat(greedy.use().spilled()).isPositive();
            assertThat(shared.use().used()).isLessThanOrEqualTo(20 * BYTES);
            long kept = greedy.use().used();
            for (int i = 0; i < 60; i++) {
                run.hold(numbers(i), i);
            }
            assertThat(run.use().spilled()).isPositive();
            assertThat(shared.use().used()).isLessThanOrEqualTo(20 * BYTES);
            assertThat(kept).isPositive();
        }
        assertThat(held).hasSize(60);
    }

    @Test
    void fullDisksAreAnErrorAndLoseNothing() {
        budget = MemoryBudget.of(4 * BYTES, folder, 3 * BYTES);
        Keep keep = budget.openKeep(0);
        Random random = Seeds.random();
        List<double[]> values = new ArrayList<>();
        List<Kept<double[]>> held = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (values.size() < 100) {
                        double[] value = random.doubles(LENGTH).toArray();
                        held.add(keep.keep(value.clone()));
                        values.add(value);
                    }
                })
                .isInstanceOf(SpillException.class)
                .hasMessageContaining("No space left");
        assertThat(values.size()).isGreaterThanOrEqualTo(4);
        for (int i = 0; i < held.size(); i++) {
            assertThat(held.get(i).value()).isEqualTo(values.get(i));
        }
        assertThat(keep.use().used()).isEqualTo(held.size() * BYTES);
    }

    @Test
    void whatTravelsIsTheValue() throws Exception {
        Keep keep = budget(100 * BYTES).openKeep(0);
        Kept<double[]> kept = keep.keep(numbers(3));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kept);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((Kept<?>) in.readObject()).value()).isEqualTo(numbers(3));
        }
    }

    @Test
    void manyThreadsSeeWhatWasKept() throws Exception {
        Keep keep = budget(12 * BYTES).openKeep(0);
        List<Kept<?>> shared = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            shared.add(keep.keep(i % 2 == 0 ? numbers(i) : new Block(numbers(i))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                Random random = Seeds.random(thread);
                readers.add(() -> readAround(shared, keep, random));
            }
            for (Future<Boolean> fine : threads.invokeAll(readers)) {
                assertThat(fine.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(keep.use().reloaded()).isPositive();
        assertThat(keep.use().used()).isLessThanOrEqualTo((12 + 6) * BYTES);
    }

    private static boolean readAround(List<Kept<?>> shared, Keep keep, Random random) {
        for (int round = 0; round < 400; round++) {
            int at = random.nextInt(shared.size());
            Kept<?> kept = shared.get(at);
            boolean handedOut = at % 2 == 1 && random.nextInt(4) == 0;
            Object value = handedOut ? kept.value() : kept.beginUse();
            double[] numbers = value instanceof Block block ? block.storage() : (double[]) value;
            if (numbers[0] != at || numbers[LENGTH - 1] != at) {
                return false;
            }
            if (!handedOut) {
                kept.endUse();
            }
            if (random.nextInt(50) == 0) {
                keep.keep(numbers(round)); // dropped at once
            }
        }
        return true;
    }
}
