package io.bask.examples;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.mean;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.io.CsvOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lesson's table: a CSV file read in blocks, its first and last rows, the greatest weight, and means by sex. */
@Command(
        name = "lesson-dataframe",
        description = "Reads a table of captured rodents and asks it for the greatest weight, whatever the block size.")
public final class LessonDataframe implements Runnable {
    @Option(names = "--file", paramLabel = "FILE", description = "the table (default: the surveys that come with Bask)")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new LessonDataframe(), arguments);
    }

    @Override
    public void run() {
        Path surveys = file == null ? surveys() : file;
        PrintWriter out = spec.commandLine().getOut();
        DataFrame df = DataFrame.readCsv(surveys);
        out.println(df);
        out.println(df.head());
        out.println(df.tail());
        for (String blockSize : new String[] {"64 MB", "10000 B", "1 MB"}) {
            DataFrame blocks = DataFrame.readCsv(surveys, CsvOptions.blockSize(blockSize));
            double max = blocks.col("weight").max().compute();
            int count = blocks.npartitions();
            out.printf("max weight %s, in %d block%s of %s%n", max, count, count == 1 ? "" : "s", blockSize);
        }
        out.println(df.filter(col("weight").gt(10))
                .groupBy("sex")
                .agg(mean("weight"), count())
                .compute());
        out.flush();
    }

    /** The file on the class path; copied to a temporary file where the class path is a jar. */
    static Path surveys() {
        URL resource = Objects.requireNonNull(LessonDataframe.class.getResource("surveys.csv"), "surveys.csv");
        try {
            if (resource.getProtocol().equals("file")) {
                return Path.of(new URI(resource.toString()));
            }
            Path copy = Files.createTempFile("surveys", ".csv");
            copy.toFile().deleteOnExit();
            try (InputStream in = resource.openStream()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read surveys.csv from the class path: " + e.getMessage(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no URI: " + resource, e);
        }
    }
}
