package io.bask.examples;

import io.bask.Bask;
import io.bask.Results;
import io.bask.bag.Bag;
import io.bask.bag.Item;
import io.bask.examples.sequence.Sequence;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A collection that is not part of Bask, beside one that is: computed in one run, optimised, persisted, drawn. */
@Command(
        name = "own-collection",
        description =
                "Computes with a collection of its own: numbers in partitions, whose code is in the folder sequence.")
public final class OwnCollection implements Runnable {
    @Option(names = "--partitions", paramLabel = "N", description = "partitions (default: ${DEFAULT-VALUE})")
    private int partitions = 2;

    @Option(names = "--graph", paramLabel = "FILE", description = "draw the task graph to a .svg, .png or .dot file")
    private @Nullable Path drawing;

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new OwnCollection(), arguments);
    }

    @Override
    public void run() {
        if (partitions < 1) {
            throw new ParameterException(spec.commandLine(), "--partitions is %d; use 1 or more".formatted(partitions));
        }
        PrintWriter out = spec.commandLine().getOut();
        Sequence sequence = Sequence.range(5, partitions).times(2).plus(1).times(10);
        Item<Long> count = Bag.range(5, partitions).count();
        out.println(sequence);
        out.print(sequence.explain());
        Results results = Bask.compute(sequence, count);
        out.println(results.get(sequence));
        out.println(results.get(count));
        Sequence inMemory = sequence.persist();
        out.println(inMemory.plus(1).compute());
        if (drawing != null) {
            sequence.visualize(drawing);
        }
        out.flush();
    }
}
