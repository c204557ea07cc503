package io.bask.benchmarks.array;

import io.bask.array.Array;
import io.bask.array.Fft;
import io.bask.array.Linalg;
import io.bask.array.Pad;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.benchmarks.Medians;
import io.bask.config.Config;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The array cases a1 to a11 of the peers, on their data and in their chunks, at 2 threads: median and best of each in
 * milliseconds, computed again and again in a JVM of its own that gets the options of this one, and the peers' checksum.
 *
 * <p>Short enough to be run in the same minutes as the peers: {@code ArrayMedians a4 a7_cumsum0} runs the cases whose names
 * begin so, all without arguments. The inputs are in memory before the clock starts; the checksum is computed outside of it.
 */
public final class ArrayMedians {
    private static final int N = 10_000;
    private static final int CHUNK = N / 10;
    private static final int SMALLER = 4_000;
    private static final int LINES = 4_096;
    private static final double WARM_UP_SECONDS = 6;
    private static final double MOST_SECONDS = 5;
    private static final String ONLY = "--only";

    private ArrayMedians() {}

    private enum Case {
        A1_RANDOM_SUM {
            @Override
            Work<?> work() {
                return ofNumbers(() -> Array.random(42)
                        .uniform(Shape.of(N, N), Chunks.of(CHUNK, CHUNK))
                        .sum());
            }
        },
        A1_SUM {
            @Override
            Work<?> work() {
                Array x = square(0);
                return ofNumbers(x::sum);
            }
        },
        A2_TRANSPOSE_MEAN_STD {
            @Override
            Work<?> work() {
                Array x = square(0);
                return ofNumbers(() -> x.add(x.transpose()).sub(x.mean(0)).std());
            }
        },
        A3_ELEMENTWISE_MAX {
            @Override
            Work<?> work() {
                Array x = square(0);
                Array y = square(12_345);
                return ofNumbers(
                        () -> x.mul(x).add(y.mul(y)).sqrt().mul(2).sub(1).max());
            }
        },
        A4_RECHUNK_SUM0 {
            @Override
            Work<?> work() {
                Array x = rows();
                return ofNumbers(() -> x.rechunk(Chunks.of(N, CHUNK)).sum(0));
            }
        },
        A4B_RECHUNK_ONLY {
            @Override
            Work<?> work() {
                Array x = rows();
                return ofArray(
                        () -> x.rechunk(Chunks.of(N, CHUNK)),
                        result -> result.get("0").sum());
            }
        },
        A5_MATMUL {
            @Override
            Work<?> work() {
                Array x = smaller(0);
                Array y = smaller(12_345);
                return ofNumbers(() -> x.matmul(y));
            }
        },
        A6_MASK_MEAN {
            @Override
            Work<?> work() {
                Array x = square(0);
                return ofNumbers(() -> x.get(x.gt(0.5)).mean());
            }
        },
        A7_CUMSUM0 {
            @Override
            Work<?> work() {
                Array x = square(0);
                return ofArray(() -> x.cumsum(0), result -> result.get("-1").sum());
            }
        },
        A8_TSQR_R {
            @Override
            Work<?> work() {
                Array x = tall();
                return ofNumbers(() -> Linalg.qr(x).r(), r -> r.diagonal().abs().sum());
            }
        },
        A8_SVD_S {
            @Override
            Work<?> work() {
                Array x = tall();
                return ofNumbers(() -> Linalg.svd(x).s());
            }
        },
        A8_SVD_COMPRESSED_S {
            @Override
            Work<?> work() {
                Array x = tall();
                return ofNumbers(() -> Linalg.svdCompressed(x, 10).s());
            }
        },
        A9_PERCENTILE {
            @Override
            Work<?> work() {
                Array x = HashedArrays.vector((long) N * N, 1_000_000).persist();
                return ofNumbers(() -> x.percentile(new double[] {25, 50, 75}), Function.identity());
            }
        },
        A9_TOPK {
            @Override
            Work<?> work() {
                Array x = HashedArrays.vector((long) N * N, 1_000_000).persist();
                return ofNumbers(() -> x.topk(10));
            }
        },
        A10_STENCIL3 {
            @Override
            Work<?> work() {
                Array x = smaller(0);
                return ofArray(() -> stencil(x), result -> result.mul(result).sum());
            }
        },
        A11_FFT_ABS_SUM {
            @Override
            Work<?> work() {
                Array x = HashedArrays.matrix(Shape.of(LINES, LINES), LINES / 4, LINES, 0)
                        .persist();
                return ofNumbers(() -> Fft.fft(x).abs().sum());
            }
        };

        abstract Work<?> work();

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a case does.
     *
     * @param compute what the clock sees
     * @param checksum what the peers print of the result
     */
    private record Work<T>(Supplier<T> compute, Function<T, NDArray> checksum) {
        String checked() {
            return checksum.apply(compute.get()).toString();
        }
    }

    private static Work<NDArray> ofNumbers(Supplier<Array> expression) {
        return ofNumbers(expression, Array::sum);
    }

    private static Work<NDArray> ofNumbers(Supplier<Array> expression, Function<Array, Array> checksum) {
        return new Work<>(
                () -> expression.get().compute(),
                result -> checksum.apply(Array.of(result)).compute());
    }

    private static Work<Array> ofArray(Supplier<Array> expression, Function<Array, Array> checksum) {
        return new Work<>(
                () -> expression.get().persist(),
                result -> checksum.apply(result).compute());
    }

    private static Array square(long shift) {
        return HashedArrays.matrix(Shape.of(N, N), CHUNK, CHUNK, shift).persist();
    }

    private static Array rows() {
        return HashedArrays.matrix(Shape.of(N, N), CHUNK, N, 0).persist();
    }

    private static Array smaller(long shift) {
        return HashedArrays.matrix(Shape.of(SMALLER, SMALLER), SMALLER / 4, SMALLER / 4, shift)
                .persist();
    }

    private static Array tall() {
        return HashedArrays.matrix(Shape.of(20 * N, 50), 2 * N, 50, 0).persist();
    }

    /** The mean of each element and its neighbours along axis 0, edges repeated. */
    private static Array stencil(Array x) {
        Array wide = x.pad(new long[][] {{1, 1}, {0, 0}}, Pad.edge());
        return wide.get(":-2").add(wide.get("1:-1")).add(wide.get("2:")).div(3);
    }

    /** Prints a line a case. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 1 && arguments[0].equals(ONLY)) {
            try (Config.Scope scope = Config.with("threads", 2)) {
                measure(Case.valueOf(arguments[1]));
            }
            return;
        }
        for (Case one : Case.values()) {
            if (arguments.length == 0 || Arrays.stream(arguments).anyMatch(one.label()::startsWith)) {
                Medians.inItsOwnJvm(ArrayMedians.class, List.of(ONLY, one.name()));
            }
        }
    }

    private static void measure(Case one) {
        Work<?> work = one.work();
        double[] millis = Medians.measure(work.compute(), WARM_UP_SECONDS, MOST_SECONDS);
        Medians.forget();
        System.out.println(Medians.line(one.label(), millis) + "  result " + work.checked());
    }
}
