package io.bask.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class Hdf5Test {
    private static final List<Hdf5Output> WAYS = List.of(
            Hdf5Output.defaults(),
            Hdf5Output.defaults().withCompression(Hdf5Compression.GZIP),
            Hdf5Output.defaults().withGzip(9).withChunks(31, 7),
            Hdf5Output.defaults().withoutChunks());

    @TempDir
    Path folder;

    private static Array counting(DType dtype, Shape shape) {
        return Array.of(Counting.block(dtype, shape)).rechunk(chunks(shape));
    }

    private static Chunks chunks(Shape shape) {
        long[] lengths = Arrays.stream(shape.lengths())
                .map(length -> Math.max(1, length / 2 + 1))
                .toArray();
        return lengths.length == 0 ? Chunks.whole() : Chunks.of(lengths);
    }

    @Test
    void readsWhatItWrote() {
        for (Hdf5Output how : WAYS) {
            Map<String, Array> arrays = new LinkedHashMap<>();
            for (DType dtype : DType.values()) {
                for (Shape shape :
                        List.of(Shape.of(70, 50), Shape.SCALAR, Shape.of(3, 0), Shape.of(9, 4, 5), Shape.of(1))) {
                    arrays.put("/%s/%s/x".formatted(dtype, shape), counting(dtype, shape));
                }
            }
            Path file = folder.resolve("x.h5");
            Hdf5.write(file, arrays, how.withReplacing());
            assertThat(Hdf5.arrays(file)).containsExactlyInAnyOrderElementsOf(arrays.keySet());
            arrays.forEach((path, array) ->
                    Hdf5FixtureTest.assertSame(Hdf5.read(file, path).compute(), array.compute(), path));
        }
    }

    @Test
    void h5pyReadsWhatBaskWrote() throws IOException, InterruptedException {
        assumeTrue(Files5.pythonHas("h5py"), "no h5py in Python");
        List<String> cases = new ArrayList<>();
        Map<String, ?> notes = Map.of("title", "wind ü", "year", 2024, "flag", true, "scale", 0.5);
        for (Hdf5Output how : WAYS) {
            Map<String, Array> arrays = new LinkedHashMap<>();
            String name = "w%d.h5".formatted(cases.size());
            for (DType dtype : DType.values()) {
                for (Shape shape : List.of(Shape.of(70, 50), Shape.SCALAR, Shape.of(3, 0), Shape.of(9, 4, 5))) {
                    String path = "/%s/x%d".formatted(dtype, arrays.size());
                    arrays.put(path, counting(dtype, shape));
                    cases.add(line(name, path, dtype, shape, how));
                }
            }
            Hdf5.write(folder.resolve(name), arrays, how.withAttributes("/", notes));
        }
        for (int i = 0; i < 300; i++) {
            cases.add(line("many.h5", "/g%d/ä%d".formatted(i % 3, i), DType.INT16, Shape.of(i % 5), WAYS.get(3)));
        }
        Map<String, Array> many = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            many.put("/g%d/ä%d".formatted(i % 3, i), counting(DType.INT16, Shape.of(i % 5)));
        }
        Hdf5.write(folder.resolve("many.h5"), many, WAYS.get(3));
        // many chunks: trees of several levels
        cases.add("deep.h5\t/x\tint32\t9001\t(2,)");
        cases.add("deep.h5\t/y\tint32\t100,70\t(1, 2)");
        Hdf5.write(
                folder.resolve("deep.h5"),
                Map.of(
                        "x",
                        Array.of(Counting.block(DType.INT32, Shape.of(9001))).rechunk(Chunks.of(2000))),
                Hdf5Output.defaults().withChunks(2));
        Hdf5.write(
                folder.resolve("deep2.h5"),
                Map.of(
                        "y",
                        Array.of(Counting.block(DType.INT32, Shape.of(100, 70))).rechunk(Chunks.of(33, 70))),
                Hdf5Output.defaults().withChunks(1, 2));
        cases.set(cases.size() - 1, cases.get(cases.size() - 1).replace("deep.h5", "deep2.h5"));
        Files.write(folder.resolve("cases.tsv"), cases);
        assertThat(Files5.python("-W", "ignore", "src/test/python/hdf5_check.py", folder.toString()))
                .isEqualTo("all right\n");
    }

    private static String line(String name, String path, DType dtype, Shape shape, Hdf5Output how) {
        long[] chunk = new long[shape.ndim()];
        for (int axis = 0; axis < chunk.length; axis++) {
            long own = Math.min(shape.length(axis), Math.max(1, shape.length(axis) / 2 + 1));
            chunk[axis] = how.chunks().size() == chunk.length
                    ? Math.min(shape.length(axis), how.chunks().get(axis))
                    : own;
        }
        String chunks = shape.isEmpty() || shape.ndim() == 0 || how.isContiguous()
                ? "None"
                : Arrays.stream(chunk).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
        String lengths = Arrays.stream(shape.lengths()).mapToObj(Long::toString).collect(Collectors.joining(","));
        return "%s\t%s\t%s\t%s\t%s".formatted(name, path, dtype, lengths, chunks);
    }

    @Test
    void randomArraysComeBack() {
        Random random = Seeds.random();
        for (int round = 0; round < 60; round++) {
            int ndim = 1 + random.nextInt(3);
            long[][] cut = new long[ndim][];
            long[] wanted = new long[ndim];
            for (int axis = 0; axis < ndim; axis++) {
                cut[axis] = random.longs(1 + random.nextInt(4), 0, 9).toArray();
                wanted[axis] = 1 + random.nextInt(7);
            }
            ChunkGrid grid = ChunkGrid.of(cut);
            DType dtype = DType.values()[random.nextInt(DType.values().length)];
            NDArray block = Counting.block(dtype, grid.shape());
            Hdf5Output how = WAYS.get(random.nextInt(WAYS.size())).withReplacing();
            if (random.nextBoolean() && !how.isContiguous()) {
                how = how.withChunks(wanted);
            }
            Path file = folder.resolve("r.h5");
            Hdf5.write(file, Map.of("x", Array.of(block).rechunk(Chunks.of(grid))), how);
            Hdf5FixtureTest.assertSame(Hdf5.read(file, "x").compute(), block, "round " + round + " " + grid + how);
        }
    }

    @Test
    void lengthsThatAreNotKnownAreComputed() {
        Array x = Array.arange(100).rechunk(Chunks.of(30));
        Hdf5.write(folder.resolve("u.h5"), "x", x.compress(x.gt(49)));
        assertThat(Hdf5.read(folder.resolve("u.h5"), "x").sum().compute().item())
                .isEqualTo(3725L);
    }

    @Test
    void filesThatAreThereAreNotReplacedUnlessAsked() throws IOException {
        Path file = folder.resolve("a.h5");
        Hdf5.write(file, "x", Array.arange(5));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Hdf5.write(file, "x", Array.arange(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " is there already; replace it by withReplacing(), or choose another name");
        Array broken = Array.arange(6)
                .mapBlocks(
                        block -> {
                            throw new IllegalStateException("no");
                        },
                        DType.INT64);
        assertThatThrownBy(() -> Hdf5.write(
                        file, Map.of("x", broken), Hdf5Output.defaults().withReplacing()))
                .hasRootCauseMessage("no");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
        Hdf5.write(file, Map.of("y", Array.arange(6)), Hdf5Output.defaults().withReplacing());
        assertThat(Hdf5.arrays(file)).containsExactly("/y");
    }

    @Test
    void pathsThatContradictEachOtherAreRefused() {
        Array x = Array.arange(3);
        Path file = folder.resolve("b.h5");
        assertThatThrownBy(() -> Hdf5.write(file, Map.of("/a", x, "/a/b", x)))
                .hasMessage("/a would be an array and the group of another; give it another path");
        assertThatThrownBy(() -> Hdf5.write(file, Map.of("/a", x, "a", x))).hasMessageContaining("is named twice");
        assertThatThrownBy(() -> Hdf5.write(file, "/", x)).hasMessageContaining("'/' names no place in a file");
        assertThatThrownBy(() -> Hdf5.write(file, Map.of())).hasMessageContaining("no arrays to write");
        assertThatThrownBy(() ->
                        Hdf5.write(file, Map.of("a", x), Hdf5Output.defaults().withAttributes("/b", Map.of("k", 1))))
                .hasMessageContaining("attributes of /b, which is not written; arrays are [/a]");
        assertThatThrownBy(() -> Hdf5Output.defaults().withAttributes("/b", Map.of("k", List.of())))
                .hasMessageContaining("/b: the note 'k' is a java.util");
        assertThatThrownBy(() -> Hdf5Output.defaults().withChunks(0)).hasMessageContaining("from 1 to");
        assertThatThrownBy(() -> Hdf5Output.defaults().withGzip(0)).hasMessageContaining("gzip has no level 0");
        assertThatThrownBy(() -> Hdf5Output.defaults().withGzip(1).withoutChunks())
                .hasMessageContaining("nothing to pack");
        assertThatThrownBy(() -> Hdf5.write(folder, "a", x)).hasMessageContaining("is a folder; name a file");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatChangedIsAnError() throws IOException {
        Path file = folder.resolve("c.h5");
        Hdf5.write(file, "x", Array.arange(5));
        Array x = Hdf5.read(file, "x");
        Hdf5.write(file, Map.of("x", Array.arange(5_000)), Hdf5Output.defaults().withReplacing());
        assertThatThrownBy(x::compute).rootCause().hasMessageContaining("has changed since it was opened");
        Files.delete(file);
        assertThatThrownBy(() -> Hdf5.read(file, "x")).hasMessage("there is no file " + file + "; check the name");
        assertThatThrownBy(() -> Hdf5.read(folder, "x")).hasMessageContaining("is a folder; name an HDF5 file");
    }
}
