package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.bask.bag.Bag;
import io.bask.bag.partition.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ReadOptionsTest {
    private static final TextOptions PLAIN = TextOptions.defaults();

    @TempDir
    private Path folder;

    private List<String> write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return List.of(file.toString());
    }

    private List<String> write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesEndWithAnyDelimiterExactlyOnceHoweverFilesAreCut() throws Exception {
        String text = "a||b|c||||d\n||e";
        List<String> file = write("t.txt", text);
        for (long bytes = 1; bytes <= 20; bytes++) {
            assertThat(Bag.readText(file, PLAIN.withDelimiter("||").withBlockSize(bytes))
                            .compute())
                    .containsExactly("a", "b|c", "", "d\n", "e");
            assertThat(Bag.readText(file, PLAIN.withDelimiter("|").withBlockSize(bytes))
                            .compute())
                    .containsExactly("a", "", "b", "c", "", "", "", "d\n", "", "e");
            assertThat(Bag.readText(file, PLAIN.withDelimiter("e").withBlockSize(bytes))
                            .compute())
                    .containsExactly("a||b|c||||d\n||");
        }
        List<String> windows = write("w.txt", "x\r\ny\r\n");
        assertThat(Bag.readText(windows, PLAIN.withDelimiter("\n")).compute()).containsExactly("x\r", "y\r");
        assertThat(Bag.readText(windows, PLAIN).compute()).containsExactly("x", "y");
    }

    @Test
    void delimitersThatOverlapThemselvesAreFoundFromTheStart() throws Exception {
        List<String> file = write("t.txt", "1aaa2aaaa3");
        for (long bytes = 1; bytes <= 10; bytes++) {
            assertThat(Bag.readText(file, PLAIN.withDelimiter("aa").withBlockSize(bytes))
                            .compute())
                    .containsExactly("1", "a2", "", "3");
        }
    }

    @Test
    void otherEncodingsAreDecoded() throws Exception {
        String text = "caf\u00e9\nna\u00efve\r\n\u00fc";
        assertThat(Bag.readText(
                                write("latin.txt", text.getBytes(StandardCharsets.ISO_8859_1)),
                                PLAIN.withEncoding("ISO-8859-1").withBlockSize(3))
                        .compute())
                .containsExactly("caf\u00e9", "na\u00efve", "\u00fc");
        for (String wide : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32")) {
            byte[] bytes = text.getBytes(java.nio.charset.Charset.forName(wide));
            assertThat(Bag.readText(
                                    write("wide.txt", bytes),
                                    PLAIN.withEncoding(wide).withBlockSize(3))
                            .compute())
                    .containsExactly("caf\u00e9", "na\u00efve", "\u00fc");
            assertThat(Bag.readText(
                                    write("wide.txt", bytes),
                                    PLAIN.withEncoding(wide).withDelimiter("\u00ef"))
                            .compute())
                    .containsExactly("caf\u00e9\nna", "ve\r\n\u00fc");
        }
        assertThatThrownBy(() -> PLAIN.withEncoding("UTF-99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Java knows no encoding \"UTF-99\"; use for example UTF-8");
        assertThatThrownBy(() -> PLAIN.withEncoding("no name!")).hasMessageContaining("no encoding \"no name!\"");
        assertThatThrownBy(() -> TextOutput.defaults().withEncoding("x-JISAutoDetect"))
                .hasMessageContaining("can be read and not written");
    }

    @Test
    void delimitersAreNotFoundInsideOtherCharacters() throws Exception {
        // A byte of the first character is that of | in GBK; what comes between escapes in ISO-2022-JP may be anything.
        String text = "\u4e85|b|\u8868|\u8868c";
        for (String charset : List.of("GBK", "GB18030", "Shift_JIS", "Big5", "ISO-2022-JP")) {
            if (!Charset.forName(charset).newEncoder().canEncode(text)) {
                continue;
            }
            Path file = folder.resolve(charset + ".txt");
            Files.write(file, text.getBytes(charset));
            assertThat(Bag.readText(
                                    file.toString(),
                                    PLAIN.withEncoding(charset)
                                            .withDelimiter("|")
                                            .withBlockSize(3))
                            .compute())
                    .as(charset)
                    .isEqualTo(List.of("\u4e85", "b", "\u8868", "\u8868c"));
        }
    }

    @Test
    void malformedBytesFailAreReplacedOrLeftOut() throws Exception {
        byte[] bytes = "good\nb\u0000d\nok \uFFFD\n".getBytes(StandardCharsets.UTF_8);
        bytes[6] = (byte) 0xE9;
        List<String> file = write("bad.txt", bytes);
        for (long block : new long[] {2, 5, 100}) {
            TextOptions cut = PLAIN.withBlockSize(block);
            assertThatThrownBy(() -> Bag.readText(file, cut).compute())
                    .hasMessageContaining("bad.txt, line 2: byte 2 is not UTF-8: \"b\\xE9d\"");
            assertThat(Bag.readText(file, cut.withMalformed(Malformed.REPLACE)).compute())
                    .containsExactly("good", "b\uFFFDd", "ok \uFFFD");
            assertThat(Bag.readText(file, cut.withMalformed(Malformed.IGNORE)).compute())
                    .containsExactly("good", "bd", "ok \uFFFD");
        }
        List<String> wide = write("wide.txt", new byte[] {0, 'a', 0, '\n', (byte) 0xD8, 0, 0, 'b'});
        TextOptions options = PLAIN.withEncoding("UTF-16BE");
        assertThatThrownBy(() -> Bag.readText(wide, options).compute())
                .hasMessageContaining("bytes that are not UTF-16BE");
        assertThat(Bag.readText(wide, options.withMalformed(Malformed.REPLACE))
                        .compute()
                        .get(1))
                .startsWith("\uFFFD");
        assertThat(Bag.readText(wide, options.withMalformed(Malformed.IGNORE)).take(1))
                .containsExactly("a");
    }

    @Test
    void compressedFilesAreReadByTheirName() throws Exception {
        byte[] text = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
        Path bz2 = folder.resolve("a.txt.bz2");
        try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(bz2))) {
            out.write(text);
        }
        Path zst = folder.resolve("a.txt.zst");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(zst))) {
            out.write(text);
        }
        assertThat(Bag.readText(bz2).compute()).containsExactly("one", "two");
        assertThat(Bag.readText(zst).compute()).containsExactly("one", "two");
        byte[] whole = Files.readAllBytes(bz2);
        List<String> cut = write("cut.bz2", java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Bag.readText(cut, PLAIN).compute())
                .hasMessageContaining("cut.bz2 is not a whole bzip2 file");
        List<String> plain = write("plain.gz", "text\n");
        assertThat(Bag.readText(plain, PLAIN.withCompression(Compression.NONE)).compute())
                .containsExactly("text");
        List<String> hidden = write("hidden.bin", whole);
        assertThat(Bag.readText(hidden, PLAIN.withCompression(Compression.BZIP2))
                        .compute())
                .containsExactly("one", "two");
    }

    @Test
    void linesComeWithTheirPath() throws Exception {
        String a = write("a.txt", "1\n2\n").get(0);
        String b = write("b.txt", "3").get(0);
        assertThat(Bag.readTextWithPaths(List.of(folder + "/*.txt"), PLAIN).compute())
                .containsExactly(Pair.of("1", a), Pair.of("2", a), Pair.of("3", b));
    }

    @Test
    void severalFilesMakeAPartition() throws Exception {
        for (int i = 0; i < 5; i++) {
            write("f" + i + ".txt", "line " + i);
        }
        Bag<String> bag = Bag.readText(List.of(folder + "/f*.txt"), PLAIN.withFilesPerPartition(2));
        assertThat(bag.npartitions()).isEqualTo(3);
        assertThat(bag.compute()).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
        assertThat(bag.take(1)).containsExactly("line 0");
        assertThatThrownBy(() -> PLAIN.withFilesPerPartition(0)).hasMessageContaining("0 files a partition");
    }

    @Test
    void filesOfOtherFileSystemsAreReadByTheirAddress() throws Exception {
        Path zip = folder.resolve("a.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.writeString(inside.getPath("/in.txt"), "zipped\nlines\n");
        }
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of())) {
            String address = inside.getPath("/in.txt").toUri().toString();
            FileSystem byAddress = FileSystems.newFileSystem(
                    java.net.URI.create(address.substring(0, address.indexOf('!'))), Map.of());
            try (byAddress) {
                assertThat(Bag.readText(List.of(address), PLAIN.withBlockSize(4))
                                .compute())
                        .containsExactly("zipped", "lines");
            }
        }
        String plain = folder.resolve("p.txt")
                .toUri()
                .toString()
                .replace("file:/", "file:///")
                .replace("file://///", "file:///");
        write("p.txt", "by uri");
        assertThat(Bag.readText(List.of(plain), PLAIN).compute()).containsExactly("by uri");
        assertThatThrownBy(() -> Bag.readText(List.of("nothing://host/file"), PLAIN))
                .hasMessageContaining("nothing");
    }

    @Test
    void serversAreAskedOverHttp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server));
            answering.setDaemon(true);
            answering.start();
            String address = "http://localhost:" + server.getLocalPort();
            Bag<String> pages = Bag.fromUrls(List.of(address + "/a", address + "/b"));
            assertThat(pages.npartitions()).isEqualTo(2);
            assertThat(pages.compute()).containsExactly("page /a", "second line", "page /b", "second line");
            assertThatThrownBy(() -> Bag.fromUrls(List.of(address + "/missing")).compute())
                    .hasMessageContaining("/missing answered with status 404 instead of 200");
        }
    }

    /** Answers one request a connection: the path and a second line, or that nothing is there. */
    private static void answer(ServerSocket server) {
        while (true) {
            try (Socket connection = server.accept()) {
                connection.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
                InputStream in = connection.getInputStream();
                StringBuilder request = new StringBuilder();
                while (request.indexOf("\r\n\r\n") < 0) {
                    request.append((char) in.read());
                }
                String path = request.toString().split(" ")[1];
                String body = "page " + path + "\nsecond line\n";
                String status = path.equals("/missing") ? "404 Not Found" : "200 OK";
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                                .formatted(status, body.length(), body)
                                .getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void wrongOptionsAreNamedAtOnce() {
        assertThatThrownBy(() -> PLAIN.withDelimiter("")).hasMessageContaining("delimiter is empty");
        assertThatNullPointerException()
                .isThrownBy(() -> PLAIN.withMalformed(null))
                .withMessageContaining("malformed");
        assertThatNullPointerException()
                .isThrownBy(() -> PLAIN.withEncoding(null))
                .withMessageContaining("encoding");
        assertThatNullPointerException()
                .isThrownBy(() -> Bag.readText((List<String>) null, PLAIN))
                .withMessageContaining("paths");
        assertThatNullPointerException()
                .isThrownBy(() -> Bag.readText(List.of("x"), null))
                .withMessageContaining("options are null");
        assertThatThrownBy(() -> Bag.fromUrls(List.of())).hasMessageContaining("no files");
    }
}
