package io.bask.examples;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.mean;

import io.bask.bag.Bag;
import io.bask.bag.io.BadRecord;
import io.bask.bag.io.Json;
import io.bask.bag.io.Parsed;
import io.bask.bag.io.TextOptions;
import io.bask.dataframe.DataFrame;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From log files with one JSON object a line, some of them broken, to a table with a row for each path. */
@Command(name = "json-logs", description = "Reads JSON lines, sets broken ones aside, and groups the rest as a table.")
public final class JsonLogs implements Runnable {
    @Option(names = "--lines", paramLabel = "N", description = "lines of the log (default: ${DEFAULT-VALUE})")
    private int lines = 5000;

    @Spec
    private CommandSpec spec;

    /** A request, as the log has it; what else the log has is not read. */
    public record Request(String path, int status, double millis) {}

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new JsonLogs(), arguments);
    }

    @Override
    public void run() {
        if (lines < 1) {
            throw new ParameterException(spec.commandLine(), "--lines is %d; use 1 or more".formatted(lines));
        }
        PrintWriter out = spec.commandLine().getOut();
        String log = madeUp(lines).toString();
        Bag<Parsed<Request>> parsed =
                Bag.readJson(List.of(log), Json.records(Request.class).collectingBad(), TextOptions.blockSize("64 kB"));

        Bag<BadRecord> broken = parsed.flatMap(JsonLogs::broken);
        long count = broken.count().compute();
        out.println(count + " broken lines" + (count == 0 ? "" : ", the first:"));
        broken.take(1).forEach(bad -> out.println("  line %d: %s".formatted(bad.line(), bad.reason())));

        DataFrame requests = DataFrame.fromBag(parsed.flatMap(JsonLogs::whole), Request.class);
        out.println(requests.filter(col("status").lt(500))
                .groupBy("path")
                .agg(count(), mean("millis"))
                .compute());
        out.flush();
    }

    private static List<BadRecord> broken(Parsed<Request> line) {
        BadRecord bad = line.bad();
        return bad == null ? List.of() : List.of(bad);
    }

    private static List<Request> whole(Parsed<Request> line) {
        Request request = line.value();
        return request == null ? List.of() : List.of(request);
    }

    /** A log, the same in every run; every thousandth line is cut short. */
    private static Path madeUp(int lines) {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            String line = "{\"time\": %d, \"path\": \"/%s\", \"status\": %d, \"user\": {\"id\": %d}, \"millis\": %d}"
                    .formatted(
                            i,
                            List.of("home", "search", "cart").get(random.nextInt(3)),
                            random.nextInt(20) == 0 ? 500 : 200,
                            random.nextInt(100),
                            random.nextInt(100));
            text.append(i % 1000 == 0 ? line.substring(0, 30) : line).append('\n');
        }
        try {
            Path file = Files.createTempFile("requests", ".jsonl");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make up a log: " + e, e);
        }
    }
}
