package io.bask.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that h5py wrote ({@code src/test/python/hdf5_fixture.py}). */
@Timeout(600)
class Hdf5FixtureTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() {
        Files5.unpack("/hdf5/files.zip", folder);
    }

    static void assertSame(NDArray actual, NDArray expected, String what) {
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        if (expected.dtype().isComplex()) {
            assertThat(actual.toComplexArray()).as(what).isEqualTo(expected.toComplexArray());
        } else {
            assertThat(actual.toDoubleArray()).as(what).isEqualTo(expected.toDoubleArray());
        }
    }

    private static List<String[]> cases() throws IOException {
        return Files.readAllLines(folder.resolve("cases.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    @Test
    void readsWhatH5pyWrote() throws IOException {
        List<String[]> cases = cases();
        for (String[] parts : cases) {
            NDArray expected = Counting.block(DType.of(parts[2]), Counting.shape(parts[3]));
            Array array = Hdf5.read(folder.resolve(parts[0]), parts[1]);
            assertSame(array.compute(), expected, String.join(" ", parts));
        }
        assertThat(cases).hasSizeGreaterThan(180);
    }

    @Test
    void slicesAndOtherChunksAreThoseOfTheWhole() throws IOException {
        Random random = Seeds.random();
        for (String[] parts : cases()) {
            Shape shape = Counting.shape(parts[3]);
            if (shape.isEmpty() || shape.ndim() == 0) {
                continue;
            }
            NDArray expected = Counting.block(DType.of(parts[2]), shape);
            long[] lengths = new long[shape.ndim()];
            String index = Arrays.stream(shape.lengths())
                    .mapToObj(length -> {
                        long from = random.nextInt((int) length);
                        return from + ":" + (from + 1 + random.nextInt((int) (length - from)));
                    })
                    .collect(Collectors.joining(","));
            for (int axis = 0; axis < lengths.length; axis++) {
                lengths[axis] = 1 + random.nextInt((int) Math.min(shape.length(axis), 40));
                lengths[axis] = Math.max(lengths[axis], shape.length(axis) / 8);
            }
            Array array = Hdf5.read(folder.resolve(parts[0]), parts[1], Chunks.of(lengths));
            String what = String.join(" ", parts) + " " + index + " " + Arrays.toString(lengths);
            assertSame(array.get(index).compute(), expected.slice(index), what);
            assertSame(array.compute(), expected, what);
        }
    }

    @Test
    void neighbouringChunksAreJoined() {
        Array joined = Hdf5.read(folder.resolve("earliest.h5"), "/shape/long");
        assertThat(joined.numBlocks()).isEqualTo(1);
        Array wished = Hdf5.read(folder.resolve("earliest.h5"), "/shape/long", Chunks.of(1000));
        assertThat(wished.chunks().toString()).isEqualTo("((1000, 1000, 1000),)");
    }

    @Test
    void whatWasNotWrittenHoldsTheFillValue() {
        for (String name : List.of("earliest.h5", "latest.h5")) {
            Path file = folder.resolve(name);
            NDArray part = Hdf5.read(file, "fill/part").compute();
            assertThat(part.slice("0:3, 0:2").toDoubleArray()).containsOnly(7);
            assertThat(part.slice("3:").toDoubleArray()).containsOnly(2.5);
            assertThat(part.slice(":, 2:").toDoubleArray()).containsOnly(2.5);
            assertThat(Hdf5.read(file, "fill/none").compute().toLongArray())
                    .hasSize(10)
                    .containsOnly(-7);
            assertThat(Hdf5.read(file, "fill/contiguous").compute().toLongArray())
                    .hasSize(10)
                    .containsOnly(5);
            assertThat(Hdf5.read(file, "fill/zero").compute().toBooleanArray())
                    .hasSize(4)
                    .containsOnly(false);
        }
    }

    @Test
    void whatBaskHasNoDTypeForIsRefusedByName() {
        Map<String, String> refused = Map.of(
                "text", "holds texts",
                "fixed-text", "holds texts",
                "record", "holds records of [x, y]",
                "null", "has neither shape nor elements",
                "list", "holds elements of type VariableLength",
                "long-double", "holds elements of type floating point with",
                "elsewhere", "is a link into another file: other.h5:/x",
                "broken", "is a link to /nowhere, which is not there",
                "scaled", "is packed by the filter",
                "absent", "is not there; the group /refused has broken, ");
        for (String name : List.of("earliest.h5", "latest.h5")) {
            refused.forEach(
                    (path, message) -> assertThatThrownBy(() -> Hdf5.read(folder.resolve(name), "refused/" + path))
                            .isInstanceOf(Hdf5FormatException.class)
                            .hasMessageStartingWith(folder.resolve(name) + ", /refused/" + path + " " + message));
            assertThatThrownBy(() -> Hdf5.read(folder.resolve(name), "refused/typed"))
                    .isInstanceOf(Hdf5FormatException.class)
                    .hasMessageContaining("/refused/typed has a datatype with a name of its own");
            assertThatThrownBy(() ->
                            Hdf5.read(folder.resolve(name), "refused/large").compute())
                    .rootCause()
                    .hasMessageContaining("holds the uint64 18446744073709551615");
            assertThatThrownBy(() -> Hdf5.read(folder.resolve(name), "many"))
                    .hasMessageContaining("is a group, not an array; it has x00, x01, ")
                    .hasMessageContaining("... (50)");
            assertThatThrownBy(() -> Hdf5.read(folder.resolve(name), "enum/x"))
                    .hasMessageContaining("/enum/x is not there: /enum is an array, not a group");
        }
    }

    @Test
    void listsArraysAndGroups() {
        for (String name : List.of("earliest.h5", "latest.h5")) {
            List<String> arrays = Hdf5.arrays(folder.resolve(name));
            assertThat(arrays).contains("/enum", "/many/x00", "/shape/scalar", "/refused/text");
            assertThat(arrays)
                    .doesNotContain("/link/soft", "/many", "/named-type")
                    .isSorted();
            assertThat(Hdf5.groups(folder.resolve(name)))
                    .contains("/many", "/packed/gzip9", "/link")
                    .doesNotContain("/", "/enum");
        }
        assertThat(Hdf5.arrays(folder.resolve("userblock.h5"))).containsExactly("/a/chunked", "/x");
    }

    @Test
    void readsNotes() {
        for (String name : List.of("earliest.h5", "latest.h5")) {
            Map<String, Object> notes = Hdf5.attributes(folder.resolve(name), "/");
            assertThat(notes)
                    .containsEntry("title", "wind")
                    .containsEntry("long", 5L)
                    .containsEntry("real", 0.5)
                    .containsEntry("single", 0.25)
                    .containsEntry("flag", true)
                    .containsEntry("list", List.of(1.5, 2.5))
                    .containsEntry("matrix", List.of(List.of(1L, 2L), List.of(3L, 4L)))
                    .containsEntry("texts", List.of("a", "bü"))
                    .containsEntry("fixed", "xyz")
                    .containsEntry("none", null)
                    .containsEntry("complex", new Complex(1, 2));
            assertThat(Hdf5.attributes(folder.resolve(name), "many"))
                    .hasSize(50)
                    .containsEntry("a49", 49L);
        }
    }

    @Test
    void readsFilesWithinZipFiles() throws IOException {
        Path zip = folder.resolve("packed.zip");
        try (FileSystem inside =
                FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
            Files.copy(folder.resolve("userblock.h5"), inside.getPath("/x.h5"));
            Array array = Hdf5.read(inside.getPath("/x.h5"), "a/chunked");
            assertSame(array.compute(), Counting.block(DType.INT32, Shape.of(7, 3)), "in a ZIP file");
        }
    }
}
