package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class MemoryBudgetTest extends OnBudget {
    private static Holding hold(MemoryAccount account, Object value, int tag) {
        return (Holding) account.hold(value, tag);
    }

    @Test
    void resultsAreChargedUntilTheyAreReleased() {
        MemoryAccount account = budget(10 * BYTES).open(0, tag -> tag);
        Holding first = hold(account, numbers(1), 1);
        Holding second = hold(account, numbers(2), 2);
        assertThat(account.use().used()).isEqualTo(2 * BYTES);
        assertThat(budget.use().used()).isEqualTo(2 * BYTES);
        first.release();
        second.release();
        assertThat(account.use().used()).isZero();
        assertThat(account.use().peak()).isEqualTo(2 * BYTES);
        assertThat(account.use().spilled()).isZero();
    }

    @Test
    void smallValuesAreHandedBackAsTheyAre() {
        MemoryAccount account = budget(1_000).open(0, tag -> tag);
        assertThat(account.hold(12, 0)).isEqualTo(12);
        assertThat(account.hold(null, 0)).isNull();
        int[] few = {1, 2, 3};
        assertThat(account.hold(few, 0)).isSameAs(few);
    }

    @Test
    void whatSeveralResultsShareIsChargedOnce() {
        MemoryAccount account = budget(10 * BYTES).open(0, tag -> tag);
        double[] storage = numbers(1);
        Holding one = hold(account, new Block(storage), 1);
        Holding two = hold(account, new Block(storage), 2);
        assertThat(account.use().used()).isEqualTo(BYTES);
        one.release();
        assertThat(account.use().used()).isEqualTo(BYTES);
        two.release();
        assertThat(account.use().used()).isZero();
    }

    @Test
    void whatWasThereBeforeIsNotCharged() {
        MemoryAccount account = budget(10 * BYTES).open(0, tag -> tag);
        Block given = new Block(numbers(1));
        account.exempt(given);
        Holding view = hold(account, new Block(given.storage()), 1);
        assertThat(account.use().used()).isZero();
        view.release();
        assertThat(account.use().used()).isZero();
    }

    @Test
    void beyondTheLimitResultsGoToDiskAndComeBack() {
        MemoryAccount account = budget(5 * BYTES).open(0, tag -> tag);
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            holdings.add(hold(account, numbers(i), i));
            assertThat(account.use().used()).isLessThanOrEqualTo(5 * BYTES);
        }
        assertThat(account.use().spilled()).isGreaterThanOrEqualTo(45 * BYTES);
        assertThat(account.use().onDisk()).isPositive();
        assertThat(account.use().overruns()).isZero();
        for (int i = 0; i < 50; i++) {
            assertThat((double[]) holdings.get(i).beginUse()).isEqualTo(numbers(i));
            holdings.get(i).endUse();
            holdings.get(i).release();
        }
        assertThat(account.use().used()).isZero();
        assertThat(account.use().onDisk()).isZero();
        assertThat(account.use().peak()).isLessThanOrEqualTo(6 * BYTES);
        awaitEmptyDisk(budget);
    }

    @Test
    void whatIsReadLastGoesFirst() {
        MemoryAccount account = budget(100 * BYTES).open(0, tag -> tag == 3 ? Long.MAX_VALUE : tag);
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            holdings.add(hold(account, numbers(i), i));
        }
        assertThat(account.spillOne()).isTrue();
        assertThat(holdings)
                .filteredOn(holding -> !holding.isInMemory())
                .extracting(Holding::tag)
                .containsExactly(3);
        assertThat(account.spillOne()).isTrue();
        assertThat(holdings)
                .filteredOn(holding -> !holding.isInMemory())
                .extracting(Holding::tag)
                .containsExactly(3, 7);
    }

    @Test
    void whatIsBeingReadStays() {
        MemoryAccount account = budget(100 * BYTES).open(0, tag -> tag);
        Holding read = hold(account, numbers(1), 9);
        Holding other = hold(account, numbers(2), 1);
        read.beginUse();
        assertThat(account.spillOne()).isTrue();
        assertThat(account.spillOne()).isFalse();
        assertThat(read.isInMemory()).isTrue();
        assertThat(other.isInMemory()).isFalse();
        read.endUse();
        assertThat(account.spillOne()).isTrue();
        assertThat(read.isInMemory()).isFalse();
    }

    @Test
    void whatCannotBeWrittenStaysAndIsCounted() {
        MemoryAccount account = budget(2 * BYTES).open(0, tag -> tag);
        for (int i = 0; i < 5; i++) {
            hold(account, List.of(numbers(i), new Object()), i);
        }
        assertThat(account.use().used()).isGreaterThan(5 * BYTES);
        assertThat(account.use().overruns()).isPositive();
        assertThat(account.use().spilled()).isZero();
    }

    @Test
    void accountsWithALimitOfTheirOwnKeepIt() {
        MemoryBudget large = budget(100 * BYTES);
        MemoryAccount free = large.open(0, tag -> tag);
        MemoryAccount narrow = large.open(3 * BYTES, tag -> tag);
        for (int i = 0; i < 20; i++) {
            hold(free, numbers(i), i);
            hold(narrow, numbers(i), i);
        }
        assertThat(free.use().spilled()).isZero();
        assertThat(narrow.use().used()).isLessThanOrEqualTo(3 * BYTES);
        assertThat(narrow.use().limit()).isEqualTo(3 * BYTES);
    }

    @Test
    void whoHasTakenMostGivesFirst() {
        MemoryBudget shared = budget(20 * BYTES);
        MemoryAccount greedy = shared.open(0, tag -> tag);
        MemoryAccount modest = shared.open(0, tag -> tag);
        for (int i = 0; i < 5; i++) {
            hold(modest, numbers(i), i);
        }
        for (int i = 0; i < 100; i++) {
            hold(greedy, numbers(i), i);
        }
        assertThat(modest.use().spilled()).isZero();
        assertThat(greedy.use().spilled()).isPositive();
        assertThat(shared.use().used()).isLessThanOrEqualTo(20 * BYTES);
    }

    @Test
    void resultsLargerThanTheWholeLimitAreAClearError() {
        MemoryAccount account = budget(100 * BYTES).open(50_000, tag -> tag);
        assertThatThrownBy(() -> account.hold(numbers(1), 0))
                .isInstanceOf(MemoryBudgetException.class)
                .hasMessageContaining("78.1 KiB")
                .hasMessageContaining("48.8 KiB")
                .hasMessageContaining("memory.budget");
        assertThat(account.use().used()).isZero();
    }

    @Test
    void fullDisksEndTheRunAndLoseNothing() {
        budget = MemoryBudget.of(4 * BYTES, folder, 3 * BYTES);
        MemoryAccount account = budget.open(0, tag -> tag);
        Random random = Seeds.random();
        List<double[]> values = new ArrayList<>();
        List<Holding> holdings = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (values.size() < 100) {
                        double[] value = random.doubles(LENGTH).toArray();
                        holdings.add(hold(account, value, values.size()));
                        values.add(value);
                    }
                })
                .isInstanceOf(SpillException.class)
                .hasMessageContaining("No space left");
        assertThat(values.size()).isGreaterThanOrEqualTo(4);
        for (int i = 0; i < holdings.size(); i++) {
            assertThat(Arrays.equals((double[]) holdings.get(i).beginUse(), values.get(i)))
                    .isTrue();
            holdings.get(i).endUse();
            holdings.get(i).release();
        }
        assertThat(account.use().used()).isZero();
    }

    @Test
    void closedAccountsLeaveNothing() {
        MemoryBudget own = budget(5 * BYTES);
        MemoryAccount account = own.open(0, tag -> tag);
        for (int i = 0; i < 30; i++) {
            hold(account, numbers(i), i);
        }
        account.close();
        assertThat(own.use().used()).isZero();
        awaitEmptyDisk(own);
        assertThat(account.use().peak()).isPositive();
        account.close();
    }

    @Test
    void manyThreadsKeepTheLimitAndGetTheirOwnValuesBack() throws Exception {
        MemoryBudget own = budget(20 * BYTES);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<MemoryUse>> runs = new ArrayList<>();
            for (int run = 0; run < 6; run++) {
                Random random = Seeds.random(run);
                runs.add(() -> churn(own, random));
            }
            for (Future<MemoryUse> use : threads.invokeAll(runs)) {
                assertThat(use.get().used()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(own.use().used()).isZero();
        awaitEmptyDisk(own);
        assertThat(own.use().peak()).isLessThanOrEqualTo((20 + 2 * 6) * BYTES);
        assertThat(own.use().overruns()).isZero();
    }

    private static MemoryUse churn(MemoryBudget budget, Random random) {
        try (MemoryAccount account = budget.open(0, tag -> tag)) {
            List<Holding> holdings = new ArrayList<>();
            for (int round = 0; round < 300; round++) {
                if (holdings.size() < 15 || random.nextBoolean()) {
                    holdings.add(hold(account, numbers(round), round));
                    continue;
                }
                Holding some = holdings.get(random.nextInt(holdings.size()));
                assertThat(((double[]) some.beginUse())[0]).isEqualTo(some.tag());
                some.endUse();
                if (random.nextBoolean()) {
                    holdings.remove(some);
                    some.release();
                }
            }
            holdings.forEach(Holding::release);
            // Another run that makes room may have put one of them on disk just now, and not yet noted that it left
            // memory.
            while (account.isWriting()) {
                Thread.onSpinWait();
            }
            return account.use();
        }
    }
}
