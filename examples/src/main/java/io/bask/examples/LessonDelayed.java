package io.bask.examples;

import io.bask.delayed.Delayed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lesson's delayed functions: ordinary methods, called lazily, whose calls become a graph that runs in parallel. */
@Command(
        name = "lesson-delayed",
        description = "Calls inc, twice and add lazily, draws the graph of their calls, and computes the sum.")
public final class LessonDelayed implements Runnable {
    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description = "where to draw the graph: .dot, .svg or .png (default: ${DEFAULT-VALUE})")
    private Path graph = Path.of("lesson-delayed.png");

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new LessonDelayed(), arguments);
    }

    static int inc(int x) {
        return x + 1;
    }

    static int twice(int x) {
        return 2 * x;
    }

    static int add(int x, int y) {
        return x + y;
    }

    static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(i -> i).sum();
    }

    @Override
    public void run() {
        var inc = Delayed.function(LessonDelayed::inc);
        var twice = Delayed.function(LessonDelayed::twice).named("double");
        var add = Delayed.function(LessonDelayed::add);
        var sum = Delayed.function(LessonDelayed::sum);

        List<Delayed<Integer>> outputs = new ArrayList<>();
        for (int x : List.of(1, 2, 3, 4, 5)) {
            Delayed<Integer> a = inc.apply(x);
            Delayed<Integer> b = twice.apply(x);
            outputs.add(add.apply(a, b));
        }
        Delayed<Integer> total = sum.apply(Delayed.list(outputs));

        PrintWriter out = spec.commandLine().getOut();
        out.println(total);
        total.visualize(graph);
        out.println("graph drawn to " + graph);
        out.println(total.compute());
        out.flush();
    }
}
