package io.bask.examples;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.config.Config;
import io.bask.diagnostics.ProgressBar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The Mandelbrot set, written as NumPy's users write it: whole arrays, no loop over points.
 *
 * <p>The 20 rounds are some 160 array operations on 12 million points; Bask runs them as one loop per block.
 */
@Command(
        name = "mandelbrot",
        description = "Computes after how many rounds the points of the complex plane diverge, and paints them.")
public final class Mandelbrot implements Runnable {
    private static final int ROUNDS = 20;
    private static final long RADIUS = 2;

    @Option(
            names = "--height",
            paramLabel = "N",
            description = "points per unit along the real axis, h of NumPy's program (default: ${DEFAULT-VALUE})")
    private int h = 1000;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "points per unit along the imaginary axis, w of NumPy's program (default: ${DEFAULT-VALUE})")
    private int w = 1000;

    @Option(
            names = "--chunks",
            paramLabel = "N",
            description = "chunk length along both axes (default: ${DEFAULT-VALUE})")
    private int chunks = 1000;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one for each processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "how often to compute it; the JVM warms up (default: ${DEFAULT-VALUE})")
    private int repeat = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "the picture, a PNG file (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("mandelbrot.png");

    @Option(names = "--progress", negatable = true, description = "draw a progress bar (default: on a terminal)")
    private boolean progress = ProgressBar.hasTerminal();

    @Option(
            names = "--small",
            description =
                    "a small picture, for a quick look: --height 100 --width 100 --chunks 100, whatever else these say")
    private boolean small;

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new Mandelbrot(), arguments);
    }

    /** In which round each point diverged; {@value #ROUNDS} for those that never did. Shape (3 w + 1, 4 h + 1), int64. */
    static Array divtime(int h, int w, int chunks) {
        Array x = Array.linspace(-2.5, 1.5, 4L * h + 1, Chunks.of(chunks));
        Array y = Array.linspace(-1.5, 1.5, 3L * w + 1, Chunks.of(chunks));
        List<Array> grid = Array.meshgrid(x, y);
        Array c = grid.get(0).add(grid.get(1).mul(new Complex(0, 1)));
        Array z = Array.zerosLike(c);
        Array divtime = Array.full(c.shape(), ROUNDS, Chunks.of(c.chunks()), DType.INT64);
        for (int i = 0; i < ROUNDS; i++) {
            z = z.pow(2).add(c);
            Array diverge = z.abs().gt(RADIUS);
            Array divNow = diverge.and(divtime.eq(ROUNDS));
            divtime = divtime.with(divNow, i);
            z = z.with(diverge, RADIUS);
        }
        return divtime;
    }

    @Override
    public void run() {
        if (small) {
            h = 100;
            w = 100;
            chunks = 100;
        }
        check("--height", h);
        check("--width", w);
        check("--chunks", chunks);
        check("--threads", threads);
        check("--repeat", repeat);
        Start.checkPicture(spec, out);
        PrintWriter print = spec.commandLine().getOut();
        try (Config.Scope scope = Config.with(Map.of("threads", threads, "progress", progress ? "always" : "never"))) {
            NDArray result = timed(print);
            for (int i = 1; i < repeat; i++) {
                result = timed(print);
            }
            long[] values = result.toLongArray();
            long checksum = 0;
            for (long value : values) {
                checksum += value;
            }
            print.println("checksum " + checksum);
            Viridis.save(values, 4 * h + 1, 3 * w + 1, out);
            print.println("painted " + out);
            print.flush();
        }
    }

    private NDArray timed(PrintWriter print) {
        long start = System.nanoTime();
        NDArray result = divtime(h, w, chunks).compute();
        double seconds = (System.nanoTime() - start) / 1e9;
        print.printf(Locale.ROOT, "%d x %d points in %.3f s%n", 4 * h + 1, 3 * w + 1, seconds);
        return result;
    }

    private void check(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), "%s is %d; use 1 or more".formatted(option, value));
        }
    }
}
