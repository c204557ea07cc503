package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads random well-formed files as FastCSV reads them, however they are cut. */
class FastCsvOracleTest {
    private static final String[] NAMES = {"a", "b", "c", "d", "e"};

    @TempDir
    private Path folder;

    @Test
    void everyBlockSizeGivesTheRecordsOfFastCsv() throws IOException {
        Random random = Seeds.random();
        for (int round = 0; round < 40; round++) {
            char separator = ",;\t|".charAt(random.nextInt(4));
            char quote = random.nextInt(4) == 0 ? '\'' : '"';
            int width = 1 + random.nextInt(5);
            String text =
                    new RandomCsv(random, separator, quote).text(1 + random.nextInt(12), width, random.nextInt(4) > 0);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Path file = Files.write(folder.resolve("round-" + round + ".csv"), bytes);
            List<List<@Nullable Object>> expected = fastCsv(text, separator, quote, width);
            CsvOptions options = options(width).withSeparator(separator).withQuote(quote);
            for (long size = 1; size <= bytes.length; size++) {
                Frame frame = Tables.read(List.of(file.toString()), options.withBlockSize(size));
                assertThat(rows(frame))
                        .as("%s at block size %d: %s", file, size, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void largerFilesAtRandomBlockSizesGiveTheRecordsOfFastCsv() throws IOException {
        Random random = Seeds.random();
        for (int round = 0; round < 12; round++) {
            int width = 1 + random.nextInt(5);
            String text = new RandomCsv(random, ',', '"').text(3000 + random.nextInt(20_000), width, round % 3 > 0);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Path file = Files.write(folder.resolve("large-" + round + ".csv"), bytes);
            List<List<@Nullable Object>> expected = fastCsv(text, ',', '"', width);
            for (int cut = 0; cut < 4; cut++) {
                long size = 1000 + random.nextInt(bytes.length);
                Frame frame =
                        Tables.read(List.of(file.toString()), options(width).withBlockSize(size));
                assertThat(rows(frame)).as("%s at block size %d", file, size).isEqualTo(expected);
            }
        }
    }

    private static CsvOptions options(int width) {
        CsvOptions options = CsvOptions.defaults()
                .withNames(IntStream.range(0, width).mapToObj(i -> NAMES[i]).toArray(String[]::new))
                .withOnlyNullTexts();
        for (int i = 0; i < width; i++) {
            options = options.withDtype(NAMES[i], DType.STRING);
        }
        return options;
    }

    private static List<List<@Nullable Object>> fastCsv(String text, char separator, char quote, int width)
            throws IOException {
        CsvReaderBuilder builder = de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .allowMissingFields(true)
                .allowExtraFields(true);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (var reader = builder.ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                List<@Nullable Object> row = new ArrayList<>(record.getFields());
                while (row.size() < width) {
                    row.add(null);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<@Nullable Object>> rows(Frame frame) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < frame.schema().size(); column++) {
                values.add(frame.column(column).valueAt(row));
            }
            rows.add(values);
        }
        return rows;
    }
}
