package io.bask.dataframe.kernel.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.StaleSchemaException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks cut anywhere give the records of the whole, also where quotes stand in the wrong places. */
class BlockCuttingTest {
    /** More columns than any record here has fields, so that no record has too many. */
    private static final int WIDTH = 40;

    @TempDir
    private Path folder;

    @Test
    void exactBlocksFollowTheDefinitionOfTheDialectOnAnyText() throws IOException {
        Random random = Seeds.random();
        int closed = 0;
        for (int round = 0; round < 400; round++) {
            String text = soup(
                    random,
                    round % 4 == 0 ? "ab,,\n\r \"" : "abcdefgh123456,,,\n\n\"\"",
                    1 + random.nextInt(round % 5 == 0 ? 260 : 60));
            List<List<@Nullable Object>> expected = Records.byDefinition(text, Dialect.PLAIN, WIDTH);
            CsvFile file = write(text);
            if (expected == null) {
                assertThatThrownBy(() -> Records.read(List.of(CsvBlock.whole(file)), WIDTH))
                        .isInstanceOf(CsvFormatException.class)
                        .hasMessageContaining("never closed");
                continue;
            }
            closed++;
            for (long size = 1; size <= file.size(); size += 1 + size / 8) {
                assertThat(Records.read(exact(file, size), WIDTH))
                        .as("block size %d of %s", size, text)
                        .isEqualTo(expected);
            }
        }
        assertThat(closed).isGreaterThan(150);
    }

    @Test
    void assumedBlocksAreRightWithoutQuotes() throws IOException {
        Random random = Seeds.random();
        for (int round = 0; round < 60; round++) {
            String text = soup(random, "abcdefgh12345678,,,\n\n\r ", 1 + random.nextInt(120));
            List<List<@Nullable Object>> expected = Records.byDefinition(text, Dialect.PLAIN, WIDTH);
            CsvFile file = write(text);
            for (long size = 1; size <= file.size(); size += 1 + size / 8) {
                assertThat(Records.read(assumed(file, size), WIDTH))
                        .as("block size %d of %s", size, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void everyQuoteMakesAnAssumedBlockStale() throws IOException {
        CsvFile file = write("a,b\n1,2\n\"3\",4\n5,6\n");
        for (long size = 1; size <= file.size(); size++) {
            List<CsvBlock> blocks = assumed(file, size);
            assertThatThrownBy(() -> Records.read(blocks, 2)).isInstanceOf(StaleSchemaException.class);
        }
    }

    @Test
    void aRecordLongerThanTheWindowIsReadWhole() throws IOException {
        String field = "x".repeat(300_000) + "\"\"" + ",\n".repeat(50_000);
        CsvFile file = write("1,\"" + field + "\"\n2,y\n");
        List<List<@Nullable Object>> expected = List.of(List.of("1", field.replace("\"\"", "\"")), List.of("2", "y"));
        assertThat(Records.read(List.of(CsvBlock.whole(file)), 2)).isEqualTo(expected);
        assertThat(Records.read(exact(file, 1000), 2)).isEqualTo(expected);
    }

    @Test
    void stripesOfTheQuoteScanJoinUp() throws IOException {
        // Three stripes of the scan; quoted line ends all along, so that each wrong parity would show.
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 20_000_000; i++) {
            text.append(i).append(",\"line\nof ").append(i).append("\"\n");
        }
        CsvFile file = write(text.toString());
        long rows = 0;
        for (CsvBlock block : exact(file, 999_983)) {
            rows += BlockReader.rows(block, Records.VERBATIM, 2);
        }
        assertThat(rows).isEqualTo(BlockReader.rows(CsvBlock.whole(file), Records.VERBATIM, 2));
        assertThat(rows).isEqualTo(text.toString().lines().count() / 2);
    }

    private CsvFile write(String text) throws IOException {
        Path path = Files.createTempFile(folder, "cut", ".csv");
        Files.writeString(path, text, StandardCharsets.UTF_8);
        return CsvFile.of(path);
    }

    private static String soup(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static List<CsvBlock> exact(CsvFile file, long size) {
        long[] cuts = cuts(file, size);
        List<ScanState> entries = QuoteScan.entries(file, Dialect.PLAIN, cuts);
        List<CsvBlock> blocks = new ArrayList<>();
        for (int i = 0; i < cuts.length; i++) {
            blocks.add(new CsvBlock(file, cuts[i], Math.min(cuts[i] + size, file.size()), entries.get(i), false));
        }
        return blocks;
    }

    private static List<CsvBlock> assumed(CsvFile file, long size) {
        return LongStream.of(cuts(file, size))
                .mapToObj(
                        cut -> new CsvBlock(file, cut, Math.min(cut + size, file.size()), ScanState.FIELD_START, true))
                .toList();
    }

    private static long[] cuts(CsvFile file, long size) {
        return LongStream.range(0, (file.size() + size - 1) / size)
                .map(i -> i * size)
                .toArray();
    }
}
