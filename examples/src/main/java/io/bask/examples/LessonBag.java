package io.bask.examples;

import io.bask.bag.Bag;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The lesson's bag: a few numbers in partitions, and what can be done with each and with all of them. */
@Command(
        name = "lesson-bag",
        description = "Puts the numbers from 1 to 5 into a bag, and maps, filters and reduces them.")
public final class LessonBag implements Runnable {
    @Option(names = "--partitions", paramLabel = "N", description = "partitions (default: ${DEFAULT-VALUE})")
    private int partitions = 2;

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new LessonBag(), arguments);
    }

    @Override
    public void run() {
        if (partitions < 1) {
            throw new ParameterException(spec.commandLine(), "--partitions is %d; use 1 or more".formatted(partitions));
        }
        PrintWriter out = spec.commandLine().getOut();
        Bag<Integer> bag = Bag.of(List.of(1, 2, 3, 4, 5), partitions);
        out.println(bag);
        out.println(bag.compute());
        out.println(bag.map(x -> x * x).compute());
        out.println(bag.filter(x -> x % 2 == 1).compute());
        out.println(bag.reduce(Integer::sum).compute());
        out.println(bag.map(x -> x % 2 == 0 ? "even" : "odd").frequencies().compute());
        out.println(bag.take(2));
        out.flush();
    }
}
