package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be: cut short, changed, or with lines that fill the heap. */
@Timeout(300)
class BrokenFilesTest {
    @TempDir
    Path folder;

    private interface Packing {
        OutputStream pack(OutputStream out) throws IOException;
    }

    /** Lines that do not compress well, so that every part of a packed file matters. */
    private static byte[] lines() {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(Long.toString(random.nextLong(), 36)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] packed(Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.pack(bytes)) {
            out.write(lines());
        }
        return bytes.toByteArray();
    }

    private void isRefusedWhereverItIsCut(String name, String kind, byte[] whole) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, whole);
        assertThat(Bag.readText(file).count().compute()).as(name).isEqualTo(20_000);
        for (int length : new int[] {whole.length - 1, whole.length - 9, whole.length / 2, 100, 13, 3}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Bag.readText(file).count().compute())
                    .as("%s cut to %d bytes", name, length)
                    .hasMessageContaining(name)
                    .hasMessageContaining("is not a whole " + kind + " file");
        }
    }

    @Test
    void filesThatEndTooEarlyAreNamed() throws IOException {
        isRefusedWhereverItIsCut("a.gz", "gzip", packed(GZIPOutputStream::new));
        isRefusedWhereverItIsCut("a.bz2", "bzip2", packed(BZip2CompressorOutputStream::new));
        isRefusedWhereverItIsCut("a.zst", "zstd", packed(io.airlift.compress.zstd.ZstdOutputStream::new));
    }

    @Test
    void fileThatChangedSinceItWasLookedAtIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "a\nb\nc\n");
        Bag<String> bag = Bag.readText(file.toString(), TextOptions.blockSize(3));
        assertThat(bag.count().compute()).isEqualTo(3);
        Files.writeString(file, "a\nb\nc\nd\n");
        assertThatThrownBy(() -> bag.count().compute())
                .hasMessageContaining("log.txt has changed since it was looked at: it had 6 bytes")
                .hasMessageContaining("and has 8 bytes")
                .hasMessageContaining("make the bag again");
        Bag<String> again = Bag.readText(file);
        assertThat(again.count().compute()).isEqualTo(4);
        Files.writeString(file, "x\ny\nz\nd\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        assertThatThrownBy(() -> again.str().words().count().compute()).hasMessageContaining("has changed");
        Files.delete(file);
        assertThatThrownBy(() -> again.count().compute()).hasMessageContaining("log.txt");
    }

    @Test
    void valuesNestedDeepOrNullAreReadOrNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("n.jsonl"),
                "{\"a\": null, \"b\": [null, {\"c\": null}]}\nnull\n" + "[".repeat(900) + "]".repeat(900) + "\n");
        List<Object> values = Bag.readJson(file.toString(), Json.values()).compute();
        assertThat(values.get(1)).isNull();
        assertThat(values.get(0)).isEqualTo(mapOfNulls());
        assertThat(Bag.readJson(file.toString(), Json.paths("b[1].c").skippingBad())
                        .compute())
                .hasSize(3)
                .allMatch(row -> row.get(0) == null);
        assertThatThrownBy(() -> Bag.readJson(file.toString()).compute())
                .hasMessageContaining("n.jsonl, line 2: the value is null, not an object");
        Files.writeString(file, "[".repeat(5000) + "]".repeat(5000));
        assertThatThrownBy(() -> Bag.readJson(file.toString(), Json.values()).compute())
                .hasMessageContaining("line 1: too deep or long");
    }

    private static Map<String, Object> mapOfNulls() {
        Map<String, Object> inner = new java.util.HashMap<>();
        inner.put("c", null);
        Map<String, Object> outer = new java.util.HashMap<>();
        outer.put("a", null);
        outer.put("b", Arrays.asList(null, inner));
        return outer;
    }

    /** Reads a file with one line of 100 MB; a program of its own, for its heap. */
    static final class LongLine {
        public static void main(String[] arguments) {
            try {
                Bag<String> lines = Bag.readText(arguments[0], TextOptions.blockSize("1 MB"));
                System.out.println("letters " + lines.map(String::length).sum().compute() + " lines "
                        + lines.count().compute());
            } catch (RuntimeException | OutOfMemoryError failure) {
                System.out.println(failure.getMessage());
            }
        }
    }

    private String readIn(String heap, Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                + java.io.File.pathSeparator
                                + System.getProperty("jdk.module.path", ""),
                        LongLine.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return out;
    }

    @Test
    void lineOf100MegabytesIsReadOrNamedWithItsFile() throws Exception {
        Path file = folder.resolve("long.txt");
        byte[] letters = new byte[1_000_000];
        Arrays.fill(letters, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("first\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(letters);
            }
            out.write("\nlast\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(readIn("1g", file)).contains("letters 100000009 lines 3");
        assertThat(readIn("120m", file))
                .contains("long.txt, line 2: longer than")
                .contains("does not fit in memory");
    }
}
