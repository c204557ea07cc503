package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Looks at pieces of files to learn what dtypes their columns have. */
public final class Inference {
    private Inference() {}

    /** The evidence that a column about which nothing is known begins with, for each of {@code width} columns. */
    public static List<Evidence> none(int width) {
        return IntStream.range(0, width).mapToObj(column -> Evidence.NONE).toList();
    }

    /**
     * What the records that begin in these blocks show of each column; all blocks at once.
     *
     * <p>Does not depend on how the records are cut into blocks. A quote in a block whose boundaries are assumed throws
     * {@link io.bask.dataframe.column.StaleSchemaException}.
     *
     * @param width how many fields a record has
     */
    public static List<Evidence> evidence(List<CsvBlock> blocks, CsvFormat format, int width) {
        return blocks.parallelStream()
                .map(block -> evidence(block, format, width))
                .reduce(none(width), Inference::merge);
    }

    private static List<Evidence> merge(List<Evidence> left, List<Evidence> right) {
        return IntStream.range(0, left.size())
                .mapToObj(column -> left.get(column).merge(right.get(column)))
                .toList();
    }

    private static List<Evidence> evidence(CsvBlock block, CsvFormat format, int width) {
        List<GuessParser> guesses = new ArrayList<>(width);
        List<ColumnParser> parsers = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            GuessParser guess = new GuessParser(format);
            guesses.add(guess);
            parsers.add(format.numbers().isPlain() ? guess : new FormedNumbers(guess, format, true));
        }
        try (RecordScanner scanner = new RecordScanner(block, format.dialect(), width)) {
            while (scanner.next()) {
                for (int column = 0; column < width; column++) {
                    parsers.get(column).parse(FieldRun.of(scanner, column));
                }
            }
        } catch (IOException e) {
            throw Unreadable.of(block.file(), e);
        }
        return guesses.stream()
                .map(GuessParser::evidence)
                .map(Objects::requireNonNull)
                .toList();
    }
}
