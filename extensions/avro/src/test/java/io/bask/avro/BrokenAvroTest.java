package io.bask.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class BrokenAvroTest {
    record Row(int k, String v) {}

    private static final int ROWS = 200;

    @TempDir
    private Path folder;

    private Path file;
    private byte[] whole;
    private long firstBlock;

    private static List<Row> rows() {
        return IntStream.range(0, ROWS).mapToObj(i -> new Row(i, "value " + i)).toList();
    }

    @BeforeEach
    void write() throws IOException {
        write(AvroOutput.Compression.NONE);
    }

    private void write(AvroOutput.Compression compression) throws IOException {
        AvroOutput options = AvroOutput.defaults().withCompression(compression).withBlockBytes(200);
        file = Avro.write(Bag.of(rows(), 1), Avro.schema(Row.class), folder.toString(), options)
                .get(0);
        whole = Files.readAllBytes(file);
        try (Container container = Container.open(file)) {
            firstBlock = container.header().end();
        }
    }

    private Bag<Row> read(String blockSize) {
        return Avro.read(file, AvroRecords.of(Row.class).withBlockSize(blockSize));
    }

    private List<Row> skipping(String blockSize) {
        return Avro.read(
                        file, AvroRecords.of(Row.class).withBlockSize(blockSize).skippingBad())
                .compute();
    }

    private List<BadBlock> bad(String blockSize) {
        return Avro.read(
                        file, AvroRecords.of(Row.class).withBlockSize(blockSize).collectingBad())
                .remove(AvroParsed::isGood)
                .map(AvroParsed::bad)
                .compute();
    }

    @Test
    void aTruncatedFileFailsWithFileAndOffset() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> read("none").compute())
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining(AvroFormatException.class.getName())
                .hasStackTraceContaining(file.toString())
                .hasStackTraceContaining("truncated")
                .hasStackTraceContaining("the block at byte ");
        assertThat(skipping("none")).isNotEmpty().hasSizeLessThan(ROWS).isSubsetOf(rows());
        assertThat(bad("none")).singleElement().satisfies(bad -> {
            assertThat(bad.file()).isEqualTo(file.toString());
            assertThat(bad.offset()).isBetween(firstBlock, (long) whole.length);
        });
    }

    @Test
    void whatIsLeftOfAFileCutAnywhereIsReadOrSkipped() throws IOException {
        for (int length = 0; length < whole.length; length += 13) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<Row> left = skipping("300");
            assertThat(left).as("%d bytes", length).isEqualTo(rows().subList(0, left.size()));
            assertThat(skipping("none")).as("%d bytes, in one piece", length).isEqualTo(left);
        }
    }

    @Test
    void aBrokenMarkerLosesItsBlockAndTheNextIsFound() throws IOException {
        int marker = indexOf(
                Arrays.copyOfRange(whole, (int) firstBlock - Container.MARKER, (int) firstBlock), (int) firstBlock);
        byte[] broken = whole.clone();
        broken[marker + 3] ^= 1;
        Files.write(file, broken);
        assertThatThrownBy(() -> read("none").compute())
                .hasStackTraceContaining(
                        "the block at byte %d: the file's marker does not stand behind".formatted(firstBlock));
        List<Row> left = skipping("none");
        assertThat(left).hasSizeBetween(ROWS - 40, ROWS - 5).isSubsetOf(rows());
        assertThat(left.get(left.size() - 1)).isEqualTo(rows().get(ROWS - 1));
        assertThat(bad("none")).extracting(BadBlock::offset).containsExactly(firstBlock);
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("no marker");
    }

    @Test
    void filesThatAreNoneOfAvrosAreRefusedWhereTheyAreNamed() throws IOException {
        Files.writeString(file, "id,name\n1,a\n");
        assertThatThrownBy(() -> read("none"))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("no Avro file");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> read("none")).hasMessageContaining("no Avro file");
        assertThatThrownBy(() -> Avro.schema(file)).hasMessageContaining("no Avro file");
        assertThat(skipping("none")).isEmpty();
        assertThat(bad("1")).hasSize(1);
    }

    @Test
    void aFileThatChangedSinceItWasCutIsAnError() throws IOException {
        Bag<Row> bag = read("300");
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        assertThatThrownBy(bag::compute).hasStackTraceContaining("has changed since it was looked at");
    }

    @Test
    void flippedBitsAreErrorsOrOtherValuesWhateverTheyHit() throws IOException {
        Random random = Seeds.random();
        for (AvroOutput.Compression compression : AvroOutput.Compression.values()) {
            write(compression);
            for (int i = 0; i < 60; i++) {
                byte[] broken = whole.clone();
                int at = random.nextInt(broken.length);
                broken[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, broken);
                String where = "%s, byte %d".formatted(compression, at);
                try {
                    assertThat(skipping("400")).as(where).hasSizeLessThanOrEqualTo(2 * ROWS);
                } catch (IllegalArgumentException | TaskFailedException otherSchema) {
                    assertThat(otherSchema)
                            .as(where)
                            .hasStackTraceContaining(file.getFileName().toString());
                }
                try {
                    read("400").compute();
                } catch (java.io.UncheckedIOException | IllegalArgumentException | TaskFailedException told) {
                    assertThat(told)
                            .as(where)
                            .hasStackTraceContaining(file.getFileName().toString());
                }
            }
        }
    }
}
