package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.schedule.TaskFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Metadata of which every part is replaced by what does not belong there, and chunks with every byte changed. */
@Timeout(300)
class ZarrDamageTest {
    private static final Pattern PARTS =
            Pattern.compile("\"[^\"]*\"|-?\\d[\\d.]*|true|false|null|\\[[^\\[\\]]*\\]|\\{[^{}]*\\}");

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-1",
            "0",
            "3",
            "0.5",
            "2147483648",
            "9223372036854775807",
            "1" + "0".repeat(30),
            "1e999999999",
            "NaN",
            "\"\"",
            "\"" + "x".repeat(5000) + "\"",
            "[]",
            "[1]",
            "[[2]]",
            "[9223372036854775807, 9223372036854775807]",
            "{}",
            "{\"id\": \"gzip\"}",
            "[".repeat(20_000) + "]".repeat(20_000),
            "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
            "");

    private static final int LONGEST_MESSAGE = 1200;

    @TempDir
    private Path folder;

    private final NDArray right = Array.arange(24).reshape(4, 6).compute();

    private Path written(String name, ZarrOptions options) {
        Path path = folder.resolve(name);
        Array.of(right, Chunks.of(2, 3)).toZarr(path, options);
        return path;
    }

    private List<Path> stores() {
        return List.of(
                written("two", ZarrOptions.v2()),
                written("three", ZarrOptions.v3()),
                written("shards", ZarrOptions.v3().chunks(2, 3).shards(4, 6)));
    }

    @Test
    void metadataWithOddPartsAreReadOrNamed() throws IOException {
        int tried = 0;
        for (Path array : stores()) {
            Path file = array.resolve(array.endsWith("two") ? ".zarray" : "zarr.json");
            String text = Files.readString(file);
            Matcher part = PARTS.matcher(text);
            while (part.find()) {
                for (String odd : ODD) {
                    Files.writeString(file, text.substring(0, part.start()) + odd + text.substring(part.end()));
                    requireAnswerOrName(array, "%s with %.30s for %s".formatted(array, odd, part.group()));
                    tried++;
                }
            }
            for (int length = 0; length < text.length(); length++) {
                Files.writeString(file, text.substring(0, length));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Array.fromZarr(array))
                        .withMessageContaining(array.toString());
            }
            Files.writeString(file, text);
        }
        assertThat(tried).isGreaterThan(1000);
    }

    private void requireAnswerOrName(Path array, String what) {
        String message = refusal(() -> {
            Array x = Array.fromZarr(array);
            Zarr.attributes(array);
            boolean small = x.numBlocks() < 1000 && x.nbytes() < 1 << 20;
            return small ? x.compute() : null;
        });
        assertThat(message).as(what).hasSizeLessThan(LONGEST_MESSAGE);
        if (!message.isEmpty()) {
            assertThat(message).as(what).contains(array.toString());
        }
    }

    /** What an error says of what was read, or nothing if there was none. */
    private static String refusal(Supplier<NDArray> call) {
        try {
            NDArray unused = call.get();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        } catch (TaskFailedException e) {
            assertThat(e.getCause()).isInstanceOf(IOException.class);
            return String.valueOf(e.getCause().getMessage());
        }
    }

    @Test
    void chunksWithAChecksumAreRightOrRefused() throws IOException {
        List<Path> chunks = new ArrayList<>();
        for (ZarrCompression packing :
                List.of(ZarrCompression.GZIP, ZarrCompression.ZLIB, ZarrCompression.BZ2, ZarrCompression.LZMA)) {
            chunks.add(written(packing.name(), ZarrOptions.v2().compression(packing))
                    .resolve("0.0"));
        }
        for (Path chunk : chunks) {
            byte[] whole = Files.readAllBytes(chunk);
            for (int at = 0; at < whole.length; at++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    byte[] changed = whole.clone();
                    changed[at] ^= (byte) (1 << bit);
                    Files.write(chunk, changed);
                    requireRightOrRefused(chunk, "byte %d, bit %d of %s".formatted(at, bit, chunk));
                }
            }
            for (int length = 0; length < whole.length; length++) {
                Files.write(chunk, Arrays.copyOf(whole, length));
                String message = refusal(() -> Array.fromZarr(chunk.getParent()).compute());
                assertThat(message)
                        .as("%d bytes of %s", length, chunk)
                        .contains(chunk.getParent().toString());
            }
        }
    }

    private void requireRightOrRefused(Path chunk, String what) {
        NDArray[] got = new NDArray[1];
        String message =
                refusal(() -> got[0] = Array.fromZarr(chunk.getParent()).compute());
        if (message.isEmpty()) {
            assertThat(got[0].contentEquals(right, true)).as(what).isTrue();
        }
    }

    @Test
    void groupsWithOddFilesHaveNoAttributesOrAreNamed() throws IOException {
        for (int version = 2; version <= 3; version++) {
            Path group = folder.resolve("group" + version);
            Zarr.createGroup(group, version);
            Path file = group.resolve(version == 2 ? ".zgroup" : "zarr.json");
            for (String odd : ODD) {
                Files.write(file, odd.getBytes(StandardCharsets.UTF_8));
                try {
                    assertThat(Zarr.attributes(group)).isEmpty();
                } catch (IllegalArgumentException e) {
                    assertThat(e.getMessage()).contains(group.toString());
                }
            }
        }
    }
}
