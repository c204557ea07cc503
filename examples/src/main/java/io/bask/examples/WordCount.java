package io.bask.examples;

import io.bask.bag.Bag;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts the words of text files: each block of each file in one pass, the counts put together in a tree. */
@Command(name = "word-count", description = "Prints the most frequent words of text files.")
public final class WordCount implements Runnable {
    private static final List<String> VOCABULARY =
            List.of("the", "of", "and", "a", "lazy", "graph", "task", "bag", "block", "word");

    @Parameters(
            arity = "0..*",
            paramLabel = "FILES",
            description = "paths or patterns such as 'books/*.txt'; without any, a few files are made up")
    private List<String> files = new ArrayList<>();

    @Option(names = "--top", paramLabel = "N", description = "how many words (default: ${DEFAULT-VALUE})")
    private int top = 5;

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new WordCount(), arguments);
    }

    @Override
    public void run() {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top is %d; use 1 or more".formatted(top));
        }
        PrintWriter out = spec.commandLine().getOut();
        List<String> patterns = files.isEmpty() ? List.of(madeUp() + "/*.txt") : files;
        Bag<String> words = Bag.concat(patterns.stream().map(Bag::readText).toList())
                .flatMap(line -> List.of(line.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .remove(String::isEmpty);
        Map<String, Long> counts = words.frequencies(true).compute();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%d words, %d different%n", all, counts.size());
        counts.entrySet().stream()
                .limit(top)
                .forEach(entry -> out.printf(Locale.ROOT, "%8d %s%n", entry.getValue(), entry.getKey()));
        out.flush();
    }

    /** A folder with three files, the same in every run. */
    private static Path madeUp() {
        try {
            Path folder = Files.createTempDirectory("word-count");
            Random random = new Random(1);
            for (int file = 0; file < 3; file++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < 1000; i++) {
                    int word = Math.min(random.nextInt(VOCABULARY.size()), random.nextInt(VOCABULARY.size()));
                    text.append(VOCABULARY.get(word)).append(i % 12 == 11 ? ".\n" : " ");
                }
                Files.writeString(folder.resolve("text-" + file + ".txt"), text);
                folder.resolve("text-" + file + ".txt").toFile().deleteOnExit();
            }
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make up text files: " + e, e);
        }
    }
}
