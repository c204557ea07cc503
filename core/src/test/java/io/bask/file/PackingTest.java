package io.bask.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PackingTest {
    private static final byte[] ZEROS = new byte[700];

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** A stream that gives a few bytes at a time, and never says that some are available. */
    private static InputStream inPieces(byte[] bytes, int size) {
        List<InputStream> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            pieces.add(new ByteArrayInputStream(bytes, at, Math.min(size, bytes.length - at)) {
                @Override
                public synchronized int available() {
                    return 0;
                }
            });
        }
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    private static byte[] unpacked(byte[] packed, int size) throws IOException {
        try (InputStream in = Packing.GZIP.unpack(inPieces(packed, size), "a.gz")) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) random.nextInt(20);
        }
        return content;
    }

    @Test
    void membersOfGzipFilesAreReadHoweverTheyArrive() throws IOException {
        byte[] one = content(1000, 1);
        byte[] two = content(150_000, 2);
        byte[] packed = joined(gzip(one), gzip(new byte[0]), gzip(two), ZEROS, gzip(one), ZEROS);
        for (int size : new int[] {1, 2, 7, 8, 18, 100, 4096, 1 << 16, packed.length}) {
            assertThat(unpacked(packed, size)).as("in pieces of %d", size).isEqualTo(joined(one, two, one));
        }
    }

    @Test
    void everyFieldOfAHeaderIsSkipped() throws IOException {
        byte[] plain = gzip("text".getBytes(StandardCharsets.US_ASCII));
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = 2 | 4 | 8 | 16;
        byte[] fields =
                joined(new byte[] {3, 0, 9, 9, 9}, "name\0why\0".getBytes(StandardCharsets.US_ASCII), new byte[2]);
        byte[] packed = joined(header, fields, Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(unpacked(packed, 3)).asString().isEqualTo("text");
    }

    @Test
    void whatFollowsAndIsNoMemberIsAnErrorAndNotLeftOut() throws IOException {
        byte[] whole = gzip(content(5000, 3));
        assertThatThrownBy(() -> unpacked(joined(whole, "garbage".getBytes(StandardCharsets.US_ASCII)), 64))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining(
                        "behind a whole part of it is not in gzip format, it begins with the bytes 67 61");
        byte[] damaged = whole.clone();
        damaged[damaged.length - 6] ^= 1;
        assertThatThrownBy(() -> unpacked(joined(whole, damaged), 64))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("checksum");
        for (int length = 1; length < whole.length; length += 13) {
            byte[] cut = joined(whole, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> unpacked(cut, 64)).isInstanceOf(EOFException.class);
        }
        assertThatThrownBy(() -> unpacked(new byte[0], 64)).isInstanceOf(EOFException.class);
    }

    @Test
    void damagedBytesAreNeverReadAsWhole() throws IOException {
        byte[] content = content(3000, 4);
        byte[] whole = gzip(content);
        for (int at = 10; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            assertThatThrownBy(() -> unpacked(damaged, 1 << 16))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesOfUnknownCompressionsSayWhatToDo() {
        for (String name : List.of("a.csv.xz", "A.XZ", "a.lzma", "https://host/a.xz?token=1")) {
            assertThatThrownBy(() -> Packing.of(name))
                    .hasMessageContaining("'%s' names a compression by xz".formatted(name))
                    .hasMessageContaining("unpack it first (xz -d)");
        }
        assertThatThrownBy(() -> Packing.of("a.zip")).hasMessageContaining("jar:file:///folder/archive.zip!/*.csv");
        assertThat(Packing.of("jar:file:///a.zip!/a.csv")).isEqualTo(Packing.NONE);
    }

    @Test
    void namesOfPackedFilesMayBeAddressesWithQueries() {
        assertThat(Packing.of("http://host/a.csv.GZ?token=1.txt")).isEqualTo(Packing.GZIP);
        assertThat(Packing.of("https://host/a.bz2#part")).isEqualTo(Packing.BZIP2);
        assertThat(Packing.of("http://host/a?as=b.gz")).isEqualTo(Packing.NONE);
        assertThat(Packing.of("a?b.gz")).isEqualTo(Packing.GZIP);
        assertThat(Packing.of("a.zst")).isEqualTo(Packing.ZSTD);
    }
}
