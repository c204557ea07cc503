package io.bask.benchmarks.bag;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes text: lines of twelve words out of 50 000, the k-th most frequent 1/k as often as the first. */
final class WordFiles {
    private static final int WORDS = 50_000;
    private static final int WORDS_A_LINE = 12;

    private WordFiles() {}

    /** A folder of files of {@code bytes} bytes each, made unless it is there. */
    static Path folder(int files, int bytes) throws IOException {
        Path folder =
                Path.of(System.getProperty("java.io.tmpdir"), "bask-benchmark-words-%d-%d".formatted(files, bytes));
        if (Files.exists(folder)) {
            return folder;
        }
        SplittableRandom random = new SplittableRandom(42);
        byte[][] words = new byte[WORDS][];
        double[] upTo = new double[WORDS];
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            words[i] = word(random, i);
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        Path made = Files.createTempDirectory("bask-benchmark-words");
        for (int file = 0; file < files; file++) {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(made.resolve("part-%02d.txt".formatted(file))))) {
                for (int written = 0; written < bytes; ) {
                    for (int i = 0; i < WORDS_A_LINE; i++) {
                        int place = Arrays.binarySearch(upTo, random.nextDouble() * sum);
                        byte[] word = words[place < 0 ? Math.min(-place - 1, WORDS - 1) : place];
                        out.write(word);
                        out.write(i == WORDS_A_LINE - 1 ? '\n' : ' ');
                        written += word.length + 1;
                    }
                }
            }
        }
        return Files.move(made, folder);
    }

    private static byte[] word(SplittableRandom random, int number) {
        StringBuilder word = new StringBuilder();
        int length = 2 + random.nextInt(5) + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        word.append((char) ('a' + number % 26)).append((char) ('a' + number / 26 % 26));
        return word.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
