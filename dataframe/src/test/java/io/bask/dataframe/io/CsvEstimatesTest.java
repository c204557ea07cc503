package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.FrameReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many rows a CSV file has is known roughly before it is read, whatever its fields are. */
class CsvEstimatesTest {
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private static String text(String field) {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(row).append(',').append(field).append('\n');
        }
        return text.toString();
    }

    private static long rows(FrameReader reader) {
        long rows = 0;
        for (int i = 0; i < reader.partitions(); i++) {
            rows += reader.estimatedRows(i);
        }
        return rows;
    }

    @Test
    void rowsAreThoseThatRecordsOfTheMeasuredLengthMake() throws IOException {
        for (String field : List.of("1", "x".repeat(500), "\"quoted, \"\"text\"\"\"")) {
            Path file = Files.writeString(folder.resolve("table.csv"), text(field));
            CsvReader reader = CsvReader.open(
                    List.of(file.toString()), CsvOptions.defaults().withBlockSize(50_000L));
            assertThat(reader.partitions()).isGreaterThan(1);
            assertThat(rows(reader)).as(field).isCloseTo(ROWS, Percentage.withPercentage(20));
        }
    }

    @Test
    void compressedFilesAndEmptyOnesHaveAnEstimateOrNone() throws IOException {
        Path zipped = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(text("some text").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(rows(CsvReader.open(List.of(zipped.toString()), CsvOptions.defaults())))
                .isPositive();
        Path empty = Files.writeString(folder.resolve("empty.csv"), "a,b\n");
        assertThat(rows(CsvReader.open(List.of(empty.toString()), CsvOptions.defaults())))
                .isLessThanOrEqualTo(1);
    }
}
