package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of several compressed parts, and files that lie elsewhere than in the machine's own file system. */
@Timeout(120)
class PlacesTest {
    @TempDir
    Path folder;

    private interface Packing {
        OutputStream pack(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.pack(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
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

    @Test
    void allPartsOfPackedFilesAreRead() throws IOException {
        byte[] garbage = "no bzip2".getBytes(StandardCharsets.US_ASCII);
        Path bzip2 = Files.write(
                folder.resolve("a.bz2"),
                joined(
                        packed(BZip2CompressorOutputStream::new, "a\nb\n"),
                        packed(BZip2CompressorOutputStream::new, ""),
                        packed(BZip2CompressorOutputStream::new, "c\n"),
                        garbage));
        assertThat(Bag.readText(bzip2).compute()).containsExactly("a", "b", "c");
        Path gzip = Files.write(
                folder.resolve("a.gz"),
                joined(packed(GZIPOutputStream::new, "a\nb\n"), packed(GZIPOutputStream::new, "c\n"), new byte[512]));
        assertThat(Bag.readText(gzip).compute()).containsExactly("a", "b", "c");
        Files.write(gzip, joined(packed(GZIPOutputStream::new, "a\nb\n"), garbage));
        assertThatThrownBy(() -> Bag.readText(gzip).compute())
                .hasMessageContaining("a.gz is not a whole gzip file: what follows behind a whole part of it is");
    }

    @Test
    void pathsKeepTheirFileSystem() throws IOException {
        Files.writeString(folder.resolve("in.txt"), "of the machine\n");
        URI address = URI.create("jar:" + folder.resolve("z.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(address, Map.of("create", "true"))) {
            Path inside = zip.getPath(folder.resolve("in.txt").toString());
            Files.createDirectories(inside.getParent());
            Files.writeString(inside, "zipped\n");
            assertThat(Bag.readText(inside).compute()).containsExactly("zipped");
            List<Path> written = Bag.range(3, 3).map(i -> "line " + i).toTextFiles(address + "!/out/*.txt");
            assertThat(written.get(2)).isEqualTo(zip.getPath("/out/2.txt"));
            assertThat(Bag.readText(List.of(address + "!/out/*.txt"), TextOptions.defaults())
                            .compute())
                    .containsExactly("line 0", "line 1", "line 2");
        }
        assertThatThrownBy(() -> Bag.readText(address + "!/in.txt")).hasMessageContaining("no file system for jar:");
    }

    @Test
    void writersGoWhereAddressesSay() throws IOException {
        Bag<String> lines = Bag.range(2, 2).map(i -> "line " + i);
        String address = folder.resolve("o u t").toUri().toString();
        assertThat(lines.toTextFiles(address))
                .containsExactly(folder.resolve("o u t/0.txt"), folder.resolve("o u t/1.txt"));
        assertThat(lines.toTextFiles(address + "/p-*/x.gz").get(1)).isEqualTo(folder.resolve("o u t/p-1/x.gz"));
        assertThat(Bag.readText(address + "/p-*/*.gz").compute()).containsExactly("line 0", "line 1");
        assertThat(Path.of("file:")).doesNotExist();
        assertThatThrownBy(() -> lines.toTextFiles("http://localhost/out/*.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no file system for http://localhost/out/");
        assertThatThrownBy(() -> lines.toTextFiles("nothing:/out")).hasMessageContaining("no file system for nothing:");
    }

    @Test
    void starInAFolderMakesAFolderAPartition() throws IOException {
        Bag<String> lines = Bag.range(11, 11).map(i -> "line " + i);
        assertThat(lines.toTextFiles(folder + "/p-*/x.txt")).contains(folder.resolve("p-10/x.txt"));
        assertThat(Bag.readText(folder + "/**/x.txt").compute()).isEqualTo(lines.compute());
    }

    @Test
    void fileThatIsThereNoMoreIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "a\n");
        Bag<String> bag = Bag.readText(file);
        Files.delete(file);
        assertThatThrownBy(bag::compute)
                .hasMessageContaining("a.txt is there no more since it was looked at: it had 2 bytes");
    }
}
