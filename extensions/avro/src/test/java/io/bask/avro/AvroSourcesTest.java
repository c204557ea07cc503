package io.bask.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.bask.bag.Bag;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that lie on servers, and codecs that need a library of their own. */
@Timeout(60)
class AvroSourcesTest {
    record Row(int k, String v) {}

    @TempDir
    private Path folder;

    private static List<Row> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new Row(i, "v" + i)).toList();
    }

    private static HttpServer serverOf(Path folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean isThere = Files.exists(file);
            exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? Files.size(file) : -1);
            try (OutputStream body = exchange.getResponseBody()) {
                if (isThere) {
                    Files.copy(file, body);
                }
            }
        });
        server.start();
        return server;
    }

    @Test
    void filesOnServersAreFetchedWhenTheyAreComputed() throws IOException {
        Avro.write(Bag.of(rows(0, 500), 2), Row.class, folder + "/r-*.avro");
        Files.writeString(folder.resolve("text.avro"), "no Avro at all, but long enough for a header");
        HttpServer server = serverOf(folder);
        try {
            String address = "http://localhost:" + server.getAddress().getPort();
            AvroRecords<Row> records = AvroRecords.of(Row.class);
            Bag<Row> bag = Avro.read(List.of(address + "/r-0.avro", folder + "/r-1.avro"), records);
            assertThat(bag.compute()).isEqualTo(rows(0, 500));
            assertThat(Avro.read(address + "/r-1.avro").pluck("k").take(1)).isEqualTo(List.of(250));
            assertThatThrownBy(() -> Avro.read(address + "/none.avro").compute())
                    .hasMessageContaining("/none.avro answered with status 404 instead of 200");
            assertThatThrownBy(() -> Avro.read(address + "/text.avro").compute())
                    .hasMessageContaining(address + "/text.avro, the header at byte 0");
            assertThat(Avro.read(address + "/text.avro", AvroRecords.maps().skippingBad())
                            .compute())
                    .isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void writersGoWhereAddressesSay() throws IOException {
        String address = folder.resolve("o u t").toUri().toString();
        assertThat(Avro.write(Bag.of(rows(0, 4), 2), Row.class, address))
                .containsExactly(folder.resolve("o u t/0.avro"), folder.resolve("o u t/1.avro"));
        Avro.write(Bag.of(rows(0, 4), 2), Row.class, address + "/b-*.avro");
        assertThat(Avro.read(address + "/b-*.avro", AvroRecords.of(Row.class)).compute())
                .isEqualTo(rows(0, 4));
        assertThat(Path.of("file:")).doesNotExist();
        assertThatThrownBy(() -> Avro.write(Bag.of(rows(0, 4), 2), Row.class, "http://localhost/out"))
                .hasMessageContaining("no file system for http://localhost/out");
    }

    private Path xz() throws IOException {
        Schema schema = Avro.schema(Row.class);
        Path file = folder.resolve("packed.avro");
        try (DataFileWriter<GenericRecord> out = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            out.setCodec(CodecFactory.xzCodec(1));
            out.setSyncInterval(2000);
            out.create(schema, file.toFile());
            for (Row row : rows(0, 2000)) {
                GenericRecord record = new GenericData.Record(schema);
                record.put("k", row.k);
                record.put("v", row.v);
                out.append(record);
            }
        }
        return file;
    }

    @Test
    void blocksCompressedByXzAreRead() throws IOException {
        AvroRecords<Row> inPieces = AvroRecords.of(Row.class).withBlockSize("500");
        Bag<Row> bag = Avro.read(xz().toString(), inPieces);
        assertThat(bag.npartitions()).isGreaterThan(2);
        assertThat(bag.compute()).isEqualTo(rows(0, 2000));
    }

    /** What {@link Codecs} says where xz is not on the class path: all classes but that library's are loaded anew. */
    @Test
    void missingLibraryOfXzIsNamed() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Class<?> type : List.of(
                Codecs.class,
                io.airlift.compress.snappy.SnappyCompressor.class,
                org.apache.commons.compress.compressors.xz.XZCompressorInputStream.class,
                org.apache.avro.file.Codec.class)) {
            urls.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        try (URLClassLoader alone =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var decompress =
                    alone.loadClass(Codecs.class.getName()).getDeclaredMethod("decompress", String.class, byte[].class);
            decompress.setAccessible(true);
            assertThatThrownBy(() -> decompress.invoke(null, "xz", new byte[100]))
                    .cause()
                    .hasMessageContaining("needs the library org.tukaani:xz; add it to the class path");
            assertThatThrownBy(() -> decompress.invoke(null, "lzma", new byte[100]))
                    .cause()
                    .hasMessageContaining("compressed by lzma, which Bask does not know");
        }
    }
}
