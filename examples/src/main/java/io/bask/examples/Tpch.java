package io.bask.examples;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.examples.tpch.Query;
import io.bask.examples.tpch.Tables;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The queries of TPC-H over tables made up in memory. */
@Command(name = "tpch", description = "Runs the queries of the TPC-H benchmark over generated tables.")
public final class Tpch implements Runnable {
    @Option(names = "--query", paramLabel = "N|all", description = "which query (default: ${DEFAULT-VALUE})")
    private String query = "all";

    @Option(
            names = "--scale",
            paramLabel = "S",
            description = "size of the tables; 1 is about 1 GB as text (default: ${DEFAULT-VALUE})")
    private double scale = 0.01;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "partitions of each table (default: two, and one for each 500 000 line items)")
    private int partitions;

    @Option(names = "--repeat", paramLabel = "N", description = "runs of each query, best one timed (default: 1)")
    private int repeat = 1;

    @Option(names = "--explain", description = "print the query's plan instead of running it")
    private boolean explain;

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new Tpch(), arguments);
    }

    @Override
    public void run() {
        if (!(scale > 0 && scale <= 100)) {
            throw wrong("--scale is %s; use a number above 0 and up to 100".formatted(scale));
        }
        if (partitions < 0) {
            throw wrong("--partitions is %d; use 1 or more".formatted(partitions));
        }
        if (repeat < 1) {
            throw wrong("--repeat is %d; use 1 or more".formatted(repeat));
        }
        List<Query> queries = chosen();
        PrintWriter out = spec.commandLine().getOut();
        int count = partitions > 0 ? partitions : (int) Math.max(2, scale * 12);
        Tables tables = Tables.generated(scale, count).persisted();
        double total = 0;
        for (Query one : queries) {
            DataFrame answer = one.over().apply(tables);
            if (explain) {
                out.println(answer.explain());
            } else {
                total += timed(one, answer, out, queries.size() == 1);
            }
        }
        if (queries.size() > 1 && !explain) {
            out.println("all queries: %.3f s".formatted(total));
        }
        out.flush();
    }

    private double timed(Query one, DataFrame answer, PrintWriter out, boolean isShown) {
        double best = Double.MAX_VALUE;
        for (int run = 0; run < repeat; run++) {
            long start = System.nanoTime();
            Frame rows = answer.compute();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
            if (run == 0) {
                if (isShown) {
                    out.println(rows);
                }
                out.print("query %2d, %s: %d rows".formatted(one.number(), one.title(), rows.rows()));
            }
        }
        out.println(", %.3f s".formatted(best));
        return best;
    }

    private List<Query> chosen() {
        if (query.equals("all")) {
            return Query.ALL;
        }
        try {
            return List.of(Query.of(Integer.parseInt(query)));
        } catch (IllegalArgumentException e) {
            throw wrong("--query is '%s'; use a number from 1 to %d, or all".formatted(query, Query.ALL.size()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
