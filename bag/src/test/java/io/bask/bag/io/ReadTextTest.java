package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import io.bask.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTextTest {
    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Bag<String> read(Path file, long blockBytes) {
        return Bag.readText(file.toString(), TextOptions.blockSize(blockBytes));
    }

    @Test
    void linesComeWithoutTheirEnds() throws IOException {
        assertThat(Bag.readText(write("t.txt", "a\r\nb\n\nc")).compute()).containsExactly("a", "b", "", "c");
        assertThat(Bag.readText(write("t.txt", "a\n\n")).compute()).containsExactly("a", "");
        assertThat(Bag.readText(write("t.txt", "a\rb\r")).compute()).containsExactly("a\rb\r");
        assertThat(Bag.readText(write("t.txt", "")).compute()).isEmpty();
        assertThat(Bag.readText(write("t.txt", "\n")).compute()).containsExactly("");
    }

    @Test
    void everyLineIsReadOnceHoweverTheFileIsCut() throws IOException {
        List<String> texts = new ArrayList<>(List.of(
                "a\nbb\n\nccc", "\n\n\n", "x", "one\r\ntwo\r\n", "é\nüü\n漢字\n😀", "a much longer line than most\nb\n"));
        Random random = Seeds.random();
        for (int i = 0; i < 20; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(60), 0, 5).forEach(c -> text.append("ab\né\r".charAt(c)));
            texts.add(text.toString());
        }
        for (String text : texts) {
            Path file = write("cut.txt", text);
            List<String> whole = read(file, 1_000).compute();
            assertThat(whole).as(text).isEqualTo(linesOf(text));
            for (long blockBytes = 1; blockBytes <= 12; blockBytes++) {
                Bag<String> cut = read(file, blockBytes);
                assertThat(cut.compute())
                        .as("blocks of %d bytes of %s", blockBytes, text)
                        .isEqualTo(whole);
                assertThat(cut.count().compute()).isEqualTo(whole.size());
            }
        }
    }

    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        if (!last.isEmpty()) {
            lines.add(last);
        }
        return lines;
    }

    @Test
    void blocksAreAsManyAsTheFileNeeds() throws IOException {
        Path file = write("t.txt", "12345\n".repeat(10));
        assertThat(read(file, 60).npartitions()).isEqualTo(1);
        assertThat(read(file, 59).npartitions()).isEqualTo(2);
        assertThat(read(file, 1).npartitions()).isEqualTo(60);
        assertThat(Bag.readText(file.toString(), TextOptions.blockSize("none")).npartitions())
                .isEqualTo(1);
        assertThat(Bag.readText(file.toString(), TextOptions.blockSize("20 B")).npartitions())
                .isEqualTo(3);
    }

    @Test
    void linesLongerThanTheBufferAreWhole() throws IOException {
        String text = "x".repeat(3_000_000) + "\n" + "y".repeat(700_000) + "\nz\n";
        Path file = write("long.txt", text);
        for (long blockBytes : new long[] {100_000, 1_000_003, 10_000_000}) {
            assertThat(read(file, blockBytes).map(String::length).compute()).containsExactly(3_000_000, 700_000, 1);
        }
    }

    @Test
    void filesOfAPatternFollowEachOther() throws IOException {
        write("part.10.txt", "ten\n");
        write("part.2.txt", "two\n");
        Bag<String> bag = Bag.readText(folder + "/part.*.txt");
        assertThat(bag.compute()).containsExactly("two", "ten");
        assertThat(bag.toString()).contains("part.2.txt and 1 more in 2 partitions");
        assertThat(Bag.readText(List.of(folder + "/part.10.txt", folder + "/part.2.txt"), TextOptions.defaults())
                        .compute())
                .containsExactly("ten", "two");
    }

    @Test
    void byteOrderMarkIsSkipped() throws IOException {
        Path file = write("bom.txt", "\uFEFFa\nb\n");
        for (long blockBytes = 1; blockBytes < 10; blockBytes++) {
            assertThat(read(file, blockBytes).compute()).containsExactly("a", "b");
        }
    }

    @Test
    void gzipFilesAreOnePartitionEach() throws IOException {
        Path file = folder.resolve("t.txt.gz");
        Files.write(file, gzip("a\nb\nc\n".repeat(1000).getBytes(StandardCharsets.UTF_8)));
        Bag<String> bag = read(file, 10);
        assertThat(bag.npartitions()).isEqualTo(1);
        assertThat(bag.count().compute()).isEqualTo(3000);
        assertThat(bag.take(2)).containsExactly("a", "b");
    }

    @Test
    void gzipFilesOfSeveralMembersAreReadToTheEnd() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("a\nb".getBytes(StandardCharsets.UTF_8)));
        both.write(gzip("b\nc\n".getBytes(StandardCharsets.UTF_8)));
        Path file = folder.resolve("members.gz");
        Files.write(file, both.toByteArray());
        assertThat(Bag.readText(file).compute()).containsExactly("a", "bb", "c");
    }

    @Test
    void brokenGzipFilesAreNamed() throws IOException {
        byte[] packed = gzip("some text\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        Path cut = folder.resolve("cut.gz");
        Files.write(cut, Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> Bag.readText(cut).compute()).hasMessageContaining("cut.gz is not a whole gzip file");
        Path plain = write("plain.gz", "plain text");
        assertThatThrownBy(() -> Bag.readText(plain).compute()).hasMessageContaining("plain.gz is not a whole gzip");
    }

    @Test
    void undecodableBytesAreShownWithFileAndLine() throws IOException {
        Path file = folder.resolve("latin.txt");
        Files.write(file, "one\ntwo\ncaf\u00E9 au lait\nfour\n".getBytes(StandardCharsets.ISO_8859_1));
        for (long blockBytes : new long[] {3, 9, 100}) {
            assertThatThrownBy(() -> read(file, blockBytes).compute())
                    .hasMessageContaining("latin.txt, line 3: byte 4 is not UTF-8: \"caf\\xE9 au lait\"")
                    .hasRootCauseInstanceOf(UndecodableTextException.class);
        }
        assertThat(read(file, 9).take(2)).containsExactly("one", "two");
    }

    @Test
    void replacementCharactersInTheTextAreNoError() throws IOException {
        assertThat(Bag.readText(write("t.txt", "a\uFFFDb\n")).compute()).containsExactly("a\uFFFDb");
    }

    @Test
    void missingFilesAreNoticedAtOnce() {
        assertThatThrownBy(() -> Bag.readText(folder + "/missing.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing.txt does not exist");
        assertThatThrownBy(() -> Bag.readText(folder + "/*.log"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no file matches");
        assertThatThrownBy(() -> Bag.readText(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> TextOptions.blockSize(0)).hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> TextOptions.blockSize("much")).hasMessageContaining("'much'");
    }

    @Test
    void sharedLinesAreReadOnceAndAlike() throws IOException {
        Bag<String> lines = read(write("t.txt", "b\na\nb\n"), 2);
        assertThat(io.bask.Bask.compute(lines.count(), lines.max(), lines).size())
                .isEqualTo(3);
        assertThat(lines.frequencies().compute()).containsEntry("b", 2L).containsEntry("a", 1L);
    }

    @Test
    void lineFeedsAreFoundWhereverTheyAre() {
        byte[] bytes = new byte[40];
        for (int at = 0; at < bytes.length; at++) {
            for (byte filler : new byte[] {0, 'x', (byte) 0x8A, 11, 9, -1}) {
                Arrays.fill(bytes, filler);
                bytes[at] = '\n';
                for (int from = 0; from < bytes.length; from++) {
                    assertThat(new LineEnds(new byte[] {'\n'}, true).find(bytes, from, bytes.length))
                            .isEqualTo(from <= at ? at : -1);
                    assertThat(new LineEnds(new byte[] {'\n'}, true).find(bytes, from, at))
                            .isEqualTo(-1);
                }
            }
        }
    }
}
