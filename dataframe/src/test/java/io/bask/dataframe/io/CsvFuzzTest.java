package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.kernel.csv.CsvFormatException;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody would write: they are read, or refused by name, and alike however they are cut. */
@Timeout(600)
class CsvFuzzTest {
    private static final String[] PIECES = {
        "a", "1", "2.5", "-", "é", "\0", "\u2028", "\u0085", "\"", "'", "true", "NA", " ", "😀", "x\0y", "\\", "#"
    };
    private static final byte[] SOUP = {
        'a',
        'b',
        '1',
        '2',
        '.',
        '-',
        ',',
        ',',
        ',',
        '\n',
        '\n',
        '\r',
        '"',
        '"',
        '"',
        0,
        ' ',
        (byte) 0xC3,
        (byte) 0xA9,
        (byte) 0xFF
    };

    @TempDir
    Path folder;

    private static List<List<@Nullable Object>> rows(Frame frame) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : frame.columns()) {
                values.add(column.valueAt(row));
            }
            rows.add(values);
        }
        return rows;
    }

    @Test
    void textsWithoutQuotesAreTheRecordsOfFastCsv() throws IOException {
        Random random = Seeds.random();
        for (int round = 0; round < 1500; round++) {
            int width = 2 + random.nextInt(3);
            StringBuilder text = new StringBuilder();
            int records = 1 + random.nextInt(8);
            for (int record = 0; record < records; record++) {
                for (int field = 0; field < width; field++) {
                    text.append(field == 0 ? "" : ",");
                    for (int piece = random.nextInt(3); piece > 0; piece--) {
                        text.append(PIECES[random.nextInt(PIECES.length)]);
                    }
                }
                text.append(record == records - 1 && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
            }
            Path file = Files.writeString(folder.resolve("plain.csv"), text);
            List<List<String>> expected = new ArrayList<>();
            try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                    .quoteCharacter('\u0001')
                    .ofCsvRecord(text.toString())) {
                for (CsvRecord record : reader) {
                    expected.add(record.getFields());
                }
            }
            CsvOptions options = CsvOptions.defaults()
                    .withoutQuotes()
                    .withNames(Arrays.copyOf(new String[] {"a", "b", "c", "d"}, width))
                    .withOnlyNullTexts();
            for (String name : List.of("a", "b", "c", "d").subList(0, width)) {
                options = options.withDtype(name, DType.STRING);
            }
            Frame frame = Tables.read(List.of(file.toString()), options.withBlockSize(1 + random.nextInt(60)));
            assertThat(rows(frame)).as("round %d: %s", round, text).isEqualTo(expected);
        }
    }

    @Test
    void anyBytesAreReadOrRefusedAlikeHoweverTheyAreCut() throws IOException {
        Random random = Seeds.random();
        int read = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            int kinds = round % 2 == 0 ? SOUP.length - 3 : SOUP.length;
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = SOUP[random.nextInt(kinds)];
            }
            Path file = Files.write(folder.resolve("soup.csv"), bytes);
            CsvOptions options = CsvOptions.defaults();
            if (round % 3 == 0) {
                options = options.withNames("a", "b", "c");
            }
            Object whole = outcome(file, options);
            read += whole instanceof List ? 1 : 0;
            for (int size : new int[] {1, 2, 7, 30}) {
                assertThat(outcome(file, options.withBlockSize(size)))
                        .as("round %d, blocks of %d: %s", round, size, Arrays.toString(bytes))
                        .isEqualTo(whole);
            }
        }
        assertThat(read).isGreaterThan(200);
    }

    /** Rows and dtypes, or that the file was refused. */
    private static Object outcome(Path file, CsvOptions options) {
        try {
            Frame frame = Tables.read(List.of(file.toString()), options);
            return List.of(frame.schema().toString(), rows(frame));
        } catch (CsvFormatException refused) {
            assertThat(refused).hasMessageContaining("soup.csv");
            return "refused";
        }
    }

    @Test
    void aLineOfTenMegabytesIsARow() throws IOException {
        String text = "x".repeat(10_000_000);
        Path file = Files.writeString(folder.resolve("long.csv"), "a,b\n1,short\n2,\"" + text + "\"\n3,end\n");
        for (String size : List.of("1 MB", "3 MB", "64 MB")) {
            DataFrame table = DataFrame.readCsv(file, CsvOptions.blockSize(size));
            assertThat(table.len()).isEqualTo(3);
            assertThat(table.col("a").sum().compute()).isEqualTo(6L);
            assertThat((String) table.compute().valueAt(1, "b")).hasSize(10_000_000);
        }
    }

    @Test
    void filesOfOneTableHaveOneHeader() throws IOException {
        Path one = Files.writeString(folder.resolve("s1.csv"), "a,b\n1,2\n");
        Path swapped = Files.writeString(folder.resolve("s2.csv"), "b,a\n1,2\n");
        Path more = Files.writeString(folder.resolve("s3.csv"), "a,b,c\n1,2,3\n");
        Path empty = Files.writeString(folder.resolve("s4.csv"), "");
        for (Path other : List.of(swapped, more, empty)) {
            assertThatThrownBy(
                            () -> DataFrame.readCsv(List.of(one.toString(), other.toString()), CsvOptions.defaults()))
                    .isInstanceOf(CsvFormatException.class)
                    .hasMessageContaining(other.getFileName().toString());
        }
    }

    @Test
    void namesThatRepeatAreNumberedAsPandasDoes() throws IOException {
        Path file = Files.writeString(folder.resolve("n.csv"), "a,a,,a.1,a\n1,2,3,4,5\n");
        assertThat(DataFrame.readCsv(file).columns()).containsExactly("a", "a.2", "Unnamed: 2", "a.1", "a.3");
    }
}
