package io.bask.schedule.forkjoin;

import io.bask.graph.Job;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The graphs on which Dask's static order was measured: task for task those of {@code src/test/python/dask_orders.py}.
 *
 * <p>These are what collections make, and a few with no structure at all; {@link TiledFamilies} has more.
 */
final class OrderFamilies {
    private static final int[] NONE = {};

    private OrderFamilies() {}

    /** All families, by the names that the generator gives them. */
    static Map<String, Consumer<ShapeBuilder>> all() {
        Map<String, Consumer<ShapeBuilder>> all = new LinkedHashMap<>();
        all.put("tree", g -> g.reduce("reduce", g.layer("leaf", 2048, i -> NONE), 2));
        all.put("sum", g -> sum(g, 100));
        all.put("shuffle", g -> shuffle(g, 30));
        all.put("stencil", g -> stencil(g, 100));
        all.put("matmul", g -> matmul(g, 10));
        all.put("matmulChained", g -> matmulChained(g, 30));
        all.put("demean", g -> demean(g, 1000, false));
        all.put("demeanReread", g -> demean(g, 1000, true));
        all.put("anomaly", g -> anomaly(g, 20));
        all.put("xpxt", g -> xpxt(g, 20));
        all.put("overlap", g -> overlap(g, 30));
        all.put("cumsum", g -> cumsum(g, 500));
        all.put("tsqr", g -> tsqr(g, 200));
        all.put("multi", g -> multi(g, 300));
        all.put("join", g -> join(g, 20));
        all.put("groupBy", g -> groupBy(g, 200));
        all.put("zip", g -> zip(g, 500));
        all.put("random", g -> random(g, 3000, 1, 3, 3000));
        TiledFamilies.addTo(all);
        all.put("rechunk", g -> rechunk(g, 40, 60));
        all.put("rechunkGrid", g -> rechunkGrid(g, 40, 60));
        all.put("broadcast", g -> broadcast(g, 200, 5));
        all.put("layered", g -> layered(g, 20, 60));
        all.put("sparse4000", g -> random(g, 4000, 2, 2, 400));
        all.put("sparse3000", g -> random(g, 3000, 3, 2, 3000));
        all.put("allPairs", g -> allPairs(g, 40));
        all.put("lag", g -> lag(g, 500, 40));
        all.put("folds", g -> folds(g, 100, 5));
        all.put("clusters", g -> clusters(g, 100, 4));
        all.put("covariance", g -> covariance(g, 60, 5));
        all.put("rolling", g -> rolling(g, 500, 7));
        all.put("ladders", g -> ladders(g, 30, 60));
        return all;
    }

    /** The job of a family: results that nobody reads are wanted. */
    static Job job(String name) {
        ShapeBuilder graph = new ShapeBuilder();
        Consumer<ShapeBuilder> family = all().get(name);
        if (family == null) {
            throw new IllegalArgumentException("no family " + name);
        }
        family.accept(graph);
        return graph.job();
    }

    private static void sum(ShapeBuilder g, int n) {
        int[] blocks = g.layer("load", n * n, i -> NONE);
        for (String name : new String[] {"map", "more", "partial"}) {
            blocks = each(g, name, blocks);
        }
        g.reduce("reduce", blocks, 4);
    }

    private static void shuffle(ShapeBuilder g, int n) {
        int[] parts = g.layer("load", n, n, i -> NONE);
        int[] splits = g.layer("split", n * n, i -> new int[] {parts[i / n]});
        int[] concat = g.layer("concat", n, n, i -> column(splits, n, n, i));
        each(g, "store", concat);
    }

    private static void stencil(ShapeBuilder g, int n) {
        int[] row = g.layer("step-0", n, i -> NONE);
        for (int step = 1; step < n; step++) {
            int[] last = row;
            row = g.layer("step-" + step, n, i -> Arrays.copyOfRange(last, Math.max(0, i - 1), Math.min(n, i + 2)));
        }
    }

    private static int[] products(ShapeBuilder g, int n) {
        int[] a = g.layer("a", n * n, i -> NONE);
        int[] b = g.layer("b", n * n, i -> NONE);
        return g.layer("product", n * n * n, i -> new int[] {a[i / (n * n) * n + i % n], b[i % n * n + i / n % n]});
    }

    private static void matmul(ShapeBuilder g, int n) {
        int[] terms = products(g, n);
        int depth = n;
        for (int level = 0; depth > 1; level++) {
            int narrow = (depth + 3) / 4;
            int[] under = terms;
            int deep = depth;
            terms = g.layer("add-" + level, n * n * narrow, i -> {
                int cell = i / narrow * deep;
                int first = i % narrow * 4;
                return Arrays.copyOfRange(under, cell + first, cell + Math.min(deep, first + 4));
            });
            depth = narrow;
        }
        each(g, "store", terms);
    }

    private static void matmulChained(ShapeBuilder g, int n) {
        int[] terms = products(g, n);
        int first = g.size();
        g.layer("add", n * n * n, i -> i % n == 0 ? new int[] {terms[i]} : new int[] {first + i - 1, terms[i]});
    }

    private static void demean(ShapeBuilder g, int n, boolean reread) {
        int[] x = g.layer("load", n, 100, i -> NONE);
        int mean = g.reduce("mean", each(g, "partial", x), 4);
        int[] y = reread ? g.layer("again", n, 100, i -> NONE) : x;
        g.layer("subtract", n, 100, i -> new int[] {y[i], mean});
    }

    private static void anomaly(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n * n, i -> NONE);
        int[] partial = each(g, "partial", x);
        int[] means = new int[n];
        for (int k = 0; k < n; k++) {
            means[k] = g.reduce("mean-" + k, column(partial, n, n, k), 4);
        }
        each(g, "store", g.layer("subtract", n * n, i -> new int[] {x[i], means[i % n]}));
    }

    private static void xpxt(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n * n, i -> NONE);
        int[] sums = g.layer("add", n * n, i -> new int[] {x[i], x[i % n * n + i / n]});
        g.reduce("reduce", each(g, "partial", sums), 4);
    }

    private static void overlap(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n * n, i -> NONE);
        int[] y = g.layer("overlap", n * n, i -> TiledFamilies.around(x, n, i, true));
        g.reduce("reduce", each(g, "partial", y), 4);
    }

    private static void cumsum(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n, i -> NONE);
        int[] local = each(g, "local", x);
        int[] last = each(g, "last", local);
        int carry = last[0];
        g.layer("out-0", 1, i -> new int[] {local[0]});
        for (int k = 1; k < n; k++) {
            g.add(local[k], carry);
            if (k < n - 1) {
                carry = g.add(carry, last[k]);
            }
        }
    }

    private static void tsqr(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n, i -> NONE);
        int[] q = each(g, "qr", x);
        int[] r = each(g, "r", q);
        int stacked = g.layer("stacked", 1, i -> r)[0];
        int[] split = g.layer("split", n, i -> new int[] {stacked});
        g.layer("multiply", n, i -> new int[] {q[i], split[i]});
    }

    private static void multi(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n, i -> NONE);
        for (int k = 0; k < 4; k++) {
            g.reduce("reduce-" + k, each(g, "partial-" + k, x), 4);
        }
    }

    private static void join(ShapeBuilder g, int n) {
        int[][] sides = new int[2][];
        for (int side = 0; side < 2; side++) {
            int[] parts = g.layer("load-" + side, n, i -> NONE);
            int[] splits = g.layer("split-" + side, n * n, i -> new int[] {parts[i / n]});
            sides[side] = g.layer("concat-" + side, n, i -> column(splits, n, n, i));
        }
        g.layer("merge", n, i -> new int[] {sides[0][i], sides[1][i]});
    }

    private static void groupBy(ShapeBuilder g, int n) {
        int[] chunks = each(g, "chunk", g.layer("load", n, i -> NONE));
        int[] splits = g.layer("split", 8 * n, i -> new int[] {chunks[i / 8]});
        for (int k = 0; k < 8; k++) {
            g.reduce("combine-" + k, column(splits, 8, n, k), 8);
        }
    }

    private static void zip(ShapeBuilder g, int n) {
        int[] a = g.layer("a", n, i -> NONE);
        int[] b = g.layer("b", n, i -> NONE);
        int[] y = g.layer("add", n, i -> new int[] {a[i], b[i]});
        g.reduce("reduce", each(g, "partial", y), 4);
    }

    private static void random(ShapeBuilder g, int n, long seed, int most, int reach) {
        ShapeBuilder.Numbers numbers = new ShapeBuilder.Numbers(seed);
        for (int task = 0; task < n; task++) {
            int[] inputs = new int[task == 0 ? 0 : numbers.below(most + 1)];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = task - 1 - numbers.below(Math.min(task, reach));
            }
            g.add(Arrays.stream(inputs).sorted().distinct().toArray());
        }
    }

    private static void layered(ShapeBuilder g, int n, int width) {
        ShapeBuilder.Numbers numbers = new ShapeBuilder.Numbers(7);
        int[] row = g.layer("layer-0", width, i -> NONE);
        for (int level = 1; level < n; level++) {
            int[] last = row;
            row = g.layer(
                    "layer-" + level,
                    width,
                    i -> IntStream.of(last[i], last[numbers.below(width)])
                            .sorted()
                            .distinct()
                            .toArray());
        }
    }

    private static void rechunk(ShapeBuilder g, int n, int m) {
        int[] x = g.layer("load", n, i -> NONE);
        int[] bounds = IntStream.concat(
                        IntStream.rangeClosed(0, n).map(i -> i * m),
                        IntStream.rangeClosed(0, m).map(j -> j * n))
                .sorted()
                .distinct()
                .toArray();
        int[] pieces = g.layer("piece", bounds.length - 1, i -> new int[] {x[bounds[i] / m]});
        g.layer(
                "concat",
                m,
                j -> IntStream.range(0, pieces.length)
                        .filter(i -> bounds[i] / n == j)
                        .map(i -> pieces[i])
                        .toArray());
    }

    private static void rechunkGrid(ShapeBuilder g, int n, int m) {
        int[] x = g.layer("load", n, i -> NONE);
        int[] pieces = g.layer("piece", n * m, i -> new int[] {x[i / m]});
        g.layer("concat", m, j -> column(pieces, m, n, j));
    }

    private static void broadcast(ShapeBuilder g, int n, int iterations) {
        int[] x = g.layer("load", n, i -> NONE);
        int scalar = g.add();
        for (int k = 0; k < iterations; k++) {
            int last = scalar;
            scalar = g.reduce("reduce-" + k, g.layer("step-" + k, n, i -> new int[] {x[i], last}), 4);
        }
    }

    private static void allPairs(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n, i -> NONE);
        int[][] pairs = IntStream.range(0, n)
                .boxed()
                .flatMap(i -> IntStream.range(0, i).mapToObj(j -> new int[] {x[i], x[j]}))
                .toArray(int[][]::new);
        g.reduce("reduce", g.layer("pair", pairs.length, k -> pairs[k]), 4);
    }

    private static void lag(ShapeBuilder g, int n, int by) {
        int[] x = g.layer("load", n, i -> NONE);
        g.layer("difference", n - by, i -> new int[] {x[i], x[i + by]});
    }

    private static void folds(ShapeBuilder g, int parts, int count) {
        int[] x = g.layer("load", parts, i -> NONE);
        int[] partial = each(g, "gram", x);
        for (int k = 0; k < count; k++) {
            int fold = k;
            int[] train = IntStream.range(0, parts)
                    .filter(i -> i % count != fold)
                    .map(i -> partial[i])
                    .toArray();
            int model = g.reduce("fit-" + k, train, 4);
            int[] test = column(x, count, parts / count, k);
            g.reduce("mean-" + k, g.layer("score-" + k, test.length, i -> new int[] {model, test[i]}), 4);
        }
    }

    private static void clusters(ShapeBuilder g, int n, int iterations) {
        int[] x = g.layer("load", n, i -> NONE);
        int centres = g.add();
        for (int k = 0; k < iterations; k++) {
            int last = centres;
            int[] assigned = g.layer("assign-" + k, n, i -> new int[] {x[i], last});
            int[] parts = g.layer("part-" + k, 4 * n, i -> new int[] {assigned[i / 4]});
            int[] sums = new int[4];
            for (int j = 0; j < 4; j++) {
                sums[j] = g.reduce("sum-" + k + "-" + j, column(parts, 4, n, j), 8);
            }
            centres = g.layer("centres-" + k, 1, i -> sums)[0];
        }
        int end = centres;
        g.layer("label", n, i -> new int[] {x[i], end});
    }

    private static void covariance(ShapeBuilder g, int n, int k) {
        int[] x = g.layer("load", n * k, i -> NONE);
        int[] means = new int[k];
        for (int j = 0; j < k; j++) {
            means[j] = g.reduce("mean-" + j, column(x, k, n, j), 4);
        }
        int[] y = g.layer("centred", n * k, i -> new int[] {x[i], means[i % k]});
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                int[] left = column(y, k, n, a);
                int[] right = column(y, k, n, b);
                boolean same = a == b;
                int[] terms = g.layer(
                        "term-" + a + "-" + b, n, i -> same ? new int[] {left[i]} : new int[] {right[i], left[i]});
                g.reduce("total-" + a + "-" + b, terms, 4);
            }
        }
    }

    private static void rolling(ShapeBuilder g, int n, int window) {
        int[] y = each(g, "clean", g.layer("load", n, i -> NONE));
        int[] z = g.layer("window", n, i -> Arrays.copyOfRange(y, Math.max(0, i - window + 1), i + 1));
        g.reduce("reduce", each(g, "partial", z), 4);
    }

    private static void ladders(ShapeBuilder g, int n, int length) {
        int[] rows = g.layer("start", n, i -> NONE);
        for (int k = 0; k < length; k++) {
            int[] last = rows;
            int rung = k;
            rows = g.layer(
                    "rung-" + k,
                    n,
                    i -> (rung + i) % 5 == 0 ? new int[] {last[i], last[(i + 1) % n]} : new int[] {last[i]});
        }
    }

    private static int[] each(ShapeBuilder g, String name, int[] tasks) {
        return g.layer(name, tasks.length, i -> new int[] {tasks[i]});
    }

    /** Column {@code column} of {@code rows} rows of {@code width}. */
    private static int[] column(int[] tasks, int width, int rows, int column) {
        return IntStream.range(0, rows).map(row -> tasks[row * width + column]).toArray();
    }
}
