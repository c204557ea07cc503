package io.bask.benchmarks;

import io.bask.benchmarks.array.ArrayBenchmark;
import io.bask.benchmarks.core.ClientBenchmark;
import io.bask.dataframe.DataFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The lesson's cases, computed again and again in a warm JVM, one for each: median and best in milliseconds.
 *
 * <p>Short enough to be run in the same minutes as the C programs of the same cases, which is what comparisons on a
 * machine of changing speed need. Give the path of a CSV file with a column {@code v3} to measure its maximum too. The
 * JVMs get the options that this one has.
 */
public final class LessonMedians {
    private static final double WARM_UP_SECONDS = 8;
    private static final double MOST_SECONDS = 60;
    private static final String ONLY = "--only";

    private LessonMedians() {}

    private enum Case {
        RANDOM_SUM("random + sum") {
            @Override
            void measure(String file) {
                LessonMedians.measure(label(), arrays()::randomSum);
            }
        },
        SUM("sum") {
            @Override
            void measure(String file) {
                LessonMedians.measure(label(), arrays()::sum);
            }
        },
        MAXIMUM("max(sqrt(x * x + y * y) * 2 - 1)") {
            @Override
            void measure(String file) {
                LessonMedians.measure(label(), arrays()::elementwiseMax);
            }
        },
        MANDELBROT("Mandelbrot") {
            @Override
            void measure(String file) {
                LessonMedians.measure(label(), new ArrayBenchmark()::mandelbrot);
            }
        },
        PI_ARRAY("Pi as an array") {
            @Override
            void measure(String file) {
                LessonMedians.measure(label(), new ArrayBenchmark()::pi);
            }
        },
        PI_FUTURES("Pi in 10 futures") {
            @Override
            void measure(String file) {
                ClientBenchmark client = new ClientBenchmark();
                client.start();
                LessonMedians.measure(label(), client::piInTenFutures);
                client.stop();
            }
        },
        CSV("max(v3)") {
            @Override
            void measure(String file) {
                LessonMedians.measure(
                        label(), () -> DataFrame.readCsv(file).col("v3").max().compute());
            }
        };

        private final String label;

        Case(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        abstract void measure(String file);

        private static ArrayBenchmark arrays() {
            ArrayBenchmark arrays = new ArrayBenchmark();
            arrays.makeInputs();
            return arrays;
        }
    }

    /** Prints a line a case. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 1 && arguments[0].equals(ONLY)) {
            Case.valueOf(arguments[1]).measure(arguments.length > 2 ? arguments[2] : "");
            return;
        }
        String file = arguments.length > 0 ? arguments[0] : "";
        if (!file.isEmpty() && !Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException(file + " cannot be read; give a CSV file with a column v3");
        }
        for (Case one : Case.values()) {
            if (one != Case.CSV || !file.isEmpty()) {
                Medians.inItsOwnJvm(LessonMedians.class, List.of(ONLY, one.name(), file));
            }
        }
    }

    private static void measure(String name, Supplier<?> work) {
        System.out.println(Medians.line(name, Medians.measure(work, WARM_UP_SECONDS, MOST_SECONDS)));
    }
}
