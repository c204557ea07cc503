package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Chunks, and indices of shards, with a CRC-32C, of which every byte is changed; and metadata gathered in one file. */
@Timeout(300)
class ZarrChecksumTest {
    private static final String BYTES = "\"codecs\":[{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}}]";
    private static final String CHECKED = BYTES.substring(0, BYTES.length() - 1) + ",{\"name\":\"crc32c\"}]";
    private static final String INDEX_BYTES = "\"index_" + BYTES.substring(1);
    private static final String INDEX_CHECKED = "\"index_" + CHECKED.substring(1);

    @TempDir
    private Path folder;

    private final NDArray right = Array.arange(24).reshape(4, 6).compute();

    /** An array written with changed metadata. */
    private Path written(String name, ZarrOptions options, String... changes) throws IOException {
        Path path = folder.resolve(name);
        Array.of(right, Chunks.of(4, 6)).toZarr(path, options.compression(ZarrCompression.NONE));
        Path file = path.resolve("zarr.json");
        String text = Files.readString(file).replaceAll("\\s", "");
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        Files.writeString(file, text);
        Array.of(right, Chunks.of(4, 6)).toZarrRegion(path, 0, 0);
        assertThat(Array.fromZarr(path).compute().contentEquals(right, true)).isTrue();
        return path;
    }

    private List<Path> stores() throws IOException {
        ZarrOptions shards = ZarrOptions.v3().chunks(2, 3).shards(4, 6);
        return List.of(
                written("plain", ZarrOptions.v3().chunks(2, 3), BYTES, CHECKED),
                written("shard", shards, "," + BYTES, "," + CHECKED),
                written("first", shards, "," + BYTES, "," + CHECKED, "\"end\"", "\"start\""),
                written("bare", shards, "," + BYTES, "," + CHECKED, INDEX_CHECKED, INDEX_BYTES),
                written(
                        "zipped",
                        shards,
                        "," + BYTES,
                        "," + CHECKED.replace("}]", "},{\"name\":\"gzip\",\"configuration\":{\"level\":5}}]")));
    }

    @Test
    void everyChangedByteIsRefusedByNameOrChangesNothing() throws IOException {
        int refused = 0;
        for (Path array : stores()) {
            for (Path file : files(array)) {
                byte[] whole = Files.readAllBytes(file);
                for (int at = 0; at < whole.length; at++) {
                    byte[] changed = whole.clone();
                    changed[at] ^= (byte) (1 << at % Byte.SIZE);
                    Files.write(file, changed);
                    refused += isRefused(array, "byte %d of %s".formatted(at, file)) ? 1 : 0;
                }
                for (int length = 0; length < whole.length; length += 9) {
                    Files.write(file, Arrays.copyOf(whole, length));
                    assertThat(isRefused(array, "%d bytes of %s".formatted(length, file)))
                            .as("%d of %s", length, file)
                            .isTrue();
                }
                Files.write(file, Arrays.copyOf(whole, whole.length + 3));
                isRefused(array, "3 bytes more of " + file);
                Files.write(file, whole);
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static List<Path> files(Path array) throws IOException {
        try (Stream<Path> inside = Files.walk(array)) {
            return inside.filter(file -> Files.isRegularFile(file) && !file.endsWith("zarr.json"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether reading fails; if not, the values must be right. */
    private boolean isRefused(Path array, String what) {
        try {
            assertThat(Array.fromZarr(array).compute().contentEquals(right, true))
                    .as(what)
                    .isTrue();
            return false;
        } catch (TaskFailedException e) {
            assertThat(e.getCause()).as(what).isInstanceOf(IOException.class);
            assertThat(e.getCause().getMessage()).as(what).contains("chunk c/").contains(array.toString());
            return true;
        }
    }

    @Test
    void anIndexLargerThanItsFileIsRefusedBeforeRoomIsMadeForIt() throws IOException {
        Path array = folder.resolve("huge");
        Array.zeros(Shape.of(8000, 8000), Chunks.whole())
                .toZarr(array, ZarrOptions.v3().chunks(8000, 8000).shards(8000, 8000));
        Path file = array.resolve("zarr.json");
        String text = Files.readString(file).replaceAll("\\s", "");
        int inner = text.lastIndexOf("\"chunk_shape\":[8000,8000]");
        assertThat(inner).isGreaterThan(text.indexOf("\"chunk_shape\":[8000,8000]"));
        Files.writeString(file, text.substring(0, inner) + text.substring(inner).replace("[8000,8000]", "[1,1]"));
        Files.createDirectories(array.resolve("c/0"));
        Files.write(array.resolve("c/0/0"), new byte[100]);
        Array part = Array.fromZarr(array).get(":2, :2");
        assertThatThrownBy(part::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("has 100 bytes, fewer than its index of 1024000004");
    }

    @Test
    void metadataGatheredInOneFileAreNotReadAndNeedNotBeRight() throws IOException {
        Path group = folder.resolve("old");
        Zarr.createGroup(group, 2);
        Zarr.writeAttributes(group, Map.of("unit", "m"));
        Array.of(right, Chunks.of(2, 3)).toZarr(group.resolve("x"), ZarrOptions.v2());
        String gathered = "{\"zarr_consolidated_format\":1,\"metadata\":{\".zgroup\":{\"zarr_format\":2},\"x/.zarray\":"
                + Files.readString(group.resolve("x/.zarray")) + "}}";
        for (int length = 0; length < gathered.length(); length += 7) {
            Files.writeString(group.resolve(".zmetadata"), gathered.substring(0, length) + "\u0000");
            assertThat(Zarr.arrays(group)).containsExactly("x");
            assertThat(Zarr.groups(group)).isEmpty();
            assertThat(Zarr.attributes(group)).containsExactly(Map.entry("unit", "m"));
            assertThat(Array.fromZarr(group.resolve("x")).compute().contentEquals(right, true))
                    .isTrue();
        }
    }

    @Test
    void metadataGatheredInAGroupAreNotReadButMustBeJson() throws IOException {
        Path group = folder.resolve("new");
        Zarr.createGroup(group, 3);
        Array.of(right, Chunks.of(2, 3)).toZarr(group.resolve("x"), ZarrOptions.v3());
        Path file = group.resolve("zarr.json");
        String text = Files.readString(file).stripTrailing();
        String head = text.substring(0, text.length() - 1) + ",\"consolidated_metadata\":";
        for (String odd : List.of("null", "3", "[]", "{\"kind\":\"inline\",\"metadata\":{\"x\":7}}", "\"\"")) {
            Files.writeString(file, head + odd + "}");
            assertThat(Zarr.arrays(group)).containsExactly("x");
            assertThat(Zarr.attributes(group)).isEmpty();
            assertThat(Array.fromZarr(group.resolve("x")).compute().contentEquals(right, true))
                    .isTrue();
        }
        for (String odd : List.of("", "{", "nul", "1e", "\"", "{\"a\":1,}", "[1 2]")) {
            Files.writeString(file, head + odd + "}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Zarr.attributes(group))
                    .withMessageContaining(file.toString());
            assertThat(Array.fromZarr(group.resolve("x")).compute().contentEquals(right, true))
                    .isTrue();
        }
    }
}
