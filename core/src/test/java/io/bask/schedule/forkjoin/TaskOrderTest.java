package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.testkit.Seeds;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskOrderTest {
    /** The best of what other schedulers and earlier designs reached on these graphs. */
    @ParameterizedTest
    @CsvSource({
        "tree, 2048, 13",
        "chain, 1000, 2",
        "sum, 100, 21",
        "stencil, 100, 102",
        "xpxt, 20, 62",
        "matmul, 10, 116",
        "matmulChained, 20, 423",
        "matmulChained, 30, 933",
        "shuffle, 30, 61",
    })
    void keepsFewResultsAlive(String family, int size, long peak) {
        Demand demand = Demand.of(family(family, size));
        TaskOrder order = TaskOrder.best(demand);
        assertThat(order.peak()).isLessThanOrEqualTo(peak).isEqualTo(TaskOrder.peak(demand, order.order()));
    }

    private static Job family(String name, int size) {
        return switch (name) {
            case "tree" -> Families.tree(size);
            case "chain" -> Families.chain(size);
            case "sum" -> Families.sum(size);
            case "stencil" -> Families.stencil(size, size);
            case "xpxt" -> Families.xpxt(size);
            case "matmul" -> Families.matmul(size);
            case "matmulChained" -> Families.matmulChained(size);
            case "shuffle" -> Families.shuffle(size);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void everyOrderRunsNeededTasksOnceAndAfterTheirInputs() {
        for (int round = 0; round < 300; round++) {
            Random random = Seeds.random(round);
            Demand demand = Demand.of(Families.random(1 + random.nextInt(200), random));
            Successors successors = Successors.of(demand);
            for (DepthFirstOrder.Goal goal : DepthFirstOrder.Goal.values()) {
                int[] depthFirst = depthFirst(demand, successors, goal);
                assertRunnable(demand, depthFirst);
                Draft frugal = new Draft(demand, successors, Long.MAX_VALUE, 1);
                FrugalOrder.of(demand, successors, depthFirst, frugal);
                assertRunnable(demand, complete(demand, frugal));
                assertRunnable(demand, BackwardOrder.of(demand, successors, depthFirst));
            }
            assertRunnable(demand, GroupedOrder.of(demand));
            int[] best = TaskOrder.best(demand).order();
            if (best != null) {
                assertRunnable(demand, best);
            }
        }
    }

    private static int[] depthFirst(Demand demand, Successors successors, DepthFirstOrder.Goal goal) {
        Draft draft = new Draft(demand, successors, Long.MAX_VALUE, 1);
        DepthFirstOrder.of(demand, successors, goal, draft);
        return complete(demand, draft);
    }

    /** The order, whose peak the draft knows without a simulation. */
    private static int[] complete(Demand demand, Draft draft) {
        int[] order = Objects.requireNonNull(draft.order());
        assertThat(draft.peak()).isEqualTo(TaskOrder.peak(demand, order));
        return order;
    }

    private static void assertRunnable(Demand demand, int[] order) {
        Graph graph = demand.graph();
        boolean[] placed = new boolean[graph.size()];
        for (int task : order) {
            assertThat(demand.readers()[task]).isNotZero();
            assertThat(placed[task]).isFalse();
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                assertThat(placed[graph.dependency(task, i)]).isTrue();
            }
            placed[task] = true;
        }
        assertThat(order).hasSize((int)
                Arrays.stream(demand.readers()).filter(r -> r != 0).count());
    }

    @Test
    void ordersThatAreNoBetterThanAnotherAreGivenUp() {
        Demand demand = Demand.of(Families.xpxt(20));
        Successors successors = Successors.of(demand);
        Draft whole = new Draft(demand, successors, Long.MAX_VALUE, 1);
        DepthFirstOrder.of(demand, successors, DepthFirstOrder.Goal.OUTPUT, whole);
        Draft better = new Draft(demand, successors, whole.peak() + 1, 1);
        DepthFirstOrder.of(demand, successors, DepthFirstOrder.Goal.OUTPUT, better);
        assertThat(better.order()).isEqualTo(whole.order());
        for (DepthFirstOrder.Goal goal : DepthFirstOrder.Goal.values()) {
            Draft same = new Draft(demand, successors, 30, 1);
            DepthFirstOrder.of(demand, successors, goal, same);
            assertThat(same.order()).isNull();
            assertThat(same.placed()).isLessThan(demand.needed());
        }
    }

    /** Tasks of which every other one reads two of those before it, wherever they are. */
    private static Job scattered(int size) {
        Random random = Seeds.random();
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("scattered", new int[] {size}, 0);
        boolean[] read = new boolean[size];
        for (int task = 0; task < size; task++) {
            int[] inputs = task % 2 == 0 ? new int[0] : random.ints(2, 0, task).toArray();
            for (int input : inputs) {
                read[input] = true;
            }
            graph.add(layer, task, nothing -> 1, inputs);
        }
        return new Job(
                graph.build(),
                IntStream.range(0, size).filter(task -> !read[task]).toArray());
    }

    @Test
    void tasksAreGroupedByTheFirstResultThatNeedsThem() {
        GraphBuilder graph = Graph.builder();
        int a = graph.data("a", 1);
        int b = graph.data("b", 2);
        int c = graph.data("c", 3);
        int second = graph.lone("second", inputs -> 1, b, c);
        int first = graph.lone("first", inputs -> 1, b);
        int unused = graph.lone("unused", inputs -> 1, c);
        int third = graph.lone("third", inputs -> 1, a, second);
        Demand demand = Demand.of(new Job(graph.build(), new int[] {third, first}));
        assertThat(unused).isLessThan(third);
        assertThat(GroupedOrder.of(demand)).containsExactly(b, first, a, c, second, third);
    }

    @Test
    void ordersThatJumpAboutInHugeGraphsAreGivenUp() {
        Demand demand = Demand.of(scattered(300_000));
        Successors successors = Successors.of(demand);
        Draft patient = new Draft(demand, successors, Long.MAX_VALUE, 1);
        DepthFirstOrder.of(demand, successors, DepthFirstOrder.Goal.OUTPUT, patient);
        assertThat(patient.order()).isNotNull();
        assertThat(patient.far()).isGreaterThan(30_000);
        Draft impatient = new Draft(demand, successors, Long.MAX_VALUE, 0);
        DepthFirstOrder.of(demand, successors, DepthFirstOrder.Goal.OUTPUT, impatient);
        assertThat(impatient.order()).isNull();
        assertThat(impatient.placed()).isLessThan(150_000);
    }

    /** So large that candidates are given up early and the search ends before all of them were tried. */
    @ParameterizedTest
    @CsvSource({"scattered, 300000, 80000", "xpxt, 230, 60000", "matmul, 55, 4000"})
    void hugeGraphsAreOrderedToo(String name, int size, long peak) {
        Demand demand = Demand.of(name.equals("scattered") ? scattered(size) : family(name, size));
        assertThat(demand.needed()).isGreaterThan(1 << 17);
        TaskOrder order = TaskOrder.best(demand);
        assertRunnable(demand, Objects.requireNonNull(order.order()));
        assertThat(order.peak())
                .isEqualTo(TaskOrder.peak(demand, order.order()))
                .isLessThanOrEqualTo(peak);
    }

    @Test
    void peakCountsInputsAndResultOfTheRunningTask() {
        GraphBuilder graph = Graph.builder();
        int a = graph.data("a", 1);
        int b = graph.data("b", 2);
        int sum = graph.lone("sum", inputs -> 3, a, b);
        int twice = graph.lone("twice", inputs -> 6, sum, sum);
        Demand demand = Demand.of(new Job(graph.build(), new int[] {twice}));
        assertThat(TaskOrder.peak(demand, null)).isEqualTo(3);
    }

    @Test
    void weighsResultsWhereTheirSizeIsKnown() {
        GraphBuilder graph = Graph.builder();
        int big = graph.add(graph.layer("big", new int[] {1}, 100), 0, inputs -> 1);
        int small = graph.add(graph.layer("small", new int[] {1}, 7), 0, inputs -> 1, big);
        int end = graph.lone("end", inputs -> 1, small);
        Demand demand = Demand.of(new Job(graph.build(), new int[] {end}));
        assertThat(TaskOrder.peak(demand, null)).isEqualTo(107);
    }

    @Test
    void freesLargeResultsBeforeItMakesMore() {
        GraphBuilder graph = Graph.builder();
        int load = graph.layer("load", new int[] {50}, 1_000);
        int partial = graph.layer("partial", new int[] {50}, 10);
        for (int i = 0; i < 50; i++) {
            graph.add(load, i, inputs -> 1);
        }
        int[] partials = new int[50];
        for (int i = 0; i < 50; i++) {
            partials[i] = graph.add(partial, i, inputs -> 1, i);
        }
        int end = graph.lone("end", inputs -> 1, partials);
        TaskOrder order = TaskOrder.best(Demand.of(new Job(graph.build(), new int[] {end})));
        assertThat(order.peak()).isLessThanOrEqualTo(1_000 + 50 * 10 + 1);
    }

    @Test
    void outputsThatOthersReadStayAlive() {
        GraphBuilder graph = Graph.builder();
        int a = graph.data("a", 1);
        int b = graph.lone("b", inputs -> 2, a);
        int c = graph.lone("c", inputs -> 3, b);
        Demand demand = Demand.of(new Job(graph.build(), new int[] {a, c}));
        assertThat(TaskOrder.peak(demand, null)).isEqualTo(3);
    }

    @Test
    void leavesTheOrderOfConstructionWhereItIsAsGood() {
        assertThat(TaskOrder.best(Demand.of(Families.chain(100_000))).order()).isNull();
        assertThat(TaskOrder.best(Demand.of(Families.wide(100_000))).order()).isNull();
        assertThat(TaskOrder.best(Demand.of(Families.stencil(300, 300))).order())
                .isNull();
    }

    @Test
    void longChainsAndDeepTreesNeedNoDeepStack() {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("link", new int[] {200_001}, 0);
        int last = graph.add(layer, 0, inputs -> 1);
        int other = graph.add(layer, 1, inputs -> 1);
        for (int i = 2; i < 200_000; i += 2) {
            last = graph.add(layer, i, inputs -> 1, last);
            other = graph.add(layer, i + 1, inputs -> 1, other, last);
        }
        Demand demand = Demand.of(new Job(graph.build(), new int[] {other}));
        for (DepthFirstOrder.Goal goal : DepthFirstOrder.Goal.values()) {
            assertRunnable(demand, depthFirst(demand, Successors.of(demand), goal));
        }
    }
}
