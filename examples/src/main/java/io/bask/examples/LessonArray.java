package io.bask.examples;

import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The lesson's arrays: random numbers in chunks, printed before and after they are computed, and their sum. */
@Command(name = "lesson-array", description = "Makes a lazy array of random numbers, looks at it, and adds it up.")
public final class LessonArray implements Runnable {
    @Option(names = "--size", paramLabel = "N", description = "rows and columns (default: ${DEFAULT-VALUE})")
    private int size = 10_000;

    @Option(
            names = "--chunks",
            paramLabel = "N",
            description = "rows and columns of a block (default: ${DEFAULT-VALUE})")
    private int chunks = 1_000;

    @Option(names = "--seed", paramLabel = "N", description = "seed of the random numbers (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new LessonArray(), arguments);
    }

    @Override
    public void run() {
        if (size < 1 || chunks < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--size is %d and --chunks %d; use 1 or more".formatted(size, chunks));
        }
        PrintWriter out = spec.commandLine().getOut();
        Array x = Array.random(seed).uniform(Shape.of(size, size), Chunks.of(chunks, chunks));
        out.println(x);
        out.println(x.compute());
        Array sum = x.sum();
        out.println(sum);
        out.println(sum.compute());
        out.flush();
    }
}
