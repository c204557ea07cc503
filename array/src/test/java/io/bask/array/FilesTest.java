package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.ArraySource;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in NumPy's format, written by NumPy (npy_fixture.py) and by Bask; sources and targets outside of Bask. */
@Timeout(600)
class FilesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/npy");
    private static final List<Chunks> CHUNKS =
            List.of(Chunks.whole(), Chunks.auto(), Chunks.of(1, 2, 3), Chunks.of(2, 1, 4), Chunks.of(1, 1, 1));

    @TempDir
    private Path folder;

    private static Array counting(DType dtype) {
        Array values = Array.arange(24).reshape(2, 3, 4);
        if (dtype == DType.BOOL) {
            return values.mod(2).astype(dtype);
        }
        Array typed = values.astype(dtype);
        return dtype.isComplex()
                ? typed.add(typed.mul(Array.scalar(new Complex(0, 1)).astype(dtype)))
                : typed;
    }

    @Test
    void filesWithinZipFilesAreReadThereAndNotWritten() throws IOException {
        Path own = folder.resolve("x.npy");
        Array.arange(3).save(own);
        Array.saveNpz(folder.resolve("x.npz"), Map.of("a", Array.arange(3)));
        Array.arange(6).astype(DType.UINT8).reshape(2, 3).writeImage(folder.resolve("x.png"));
        try (FileSystem zip = FileSystems.newFileSystem(
                URI.create("jar:" + folder.resolve("z.zip").toUri()), Map.of("create", "true"))) {
            Path inside = zip.getPath(own.toString());
            Files.createDirectories(inside.getParent());
            for (String name : List.of("x.npy", "x.npz", "x.png")) {
                Files.copy(folder.resolve(name), inside.resolveSibling(name));
            }
            Array.arange(4, 9).save(own);
            assertThat(Array.load(inside).compute().toLongArray()).containsExactly(0, 1, 2);
            Path npz = inside.resolveSibling("x.npz");
            assertThat(Array.loadNpz(npz).get("a").compute().toLongArray()).containsExactly(0, 1, 2);
            Array.saveNpz(npz, Map.of("b", Array.arange(2)));
            assertThat(Array.loadNpz(npz)).containsOnlyKeys("b");
            Path picture = inside.resolveSibling("x.png");
            Files.delete(folder.resolve("x.png"));
            assertThat(Array.readImages(picture.toUri().toString())
                            .sum()
                            .compute()
                            .toLongArray())
                    .containsExactly(15);
            Array.ones(Shape.of(2, 2)).astype(DType.UINT8).writeImage(picture);
            assertThat(Array.readImages(picture.toUri().toString())
                            .sum()
                            .compute()
                            .toLongArray())
                    .containsExactly(4);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Array.arange(3).save(inside))
                    .withMessageContaining("lies in another file system");
            assertThatIllegalArgumentException().isThrownBy(() -> Array.npyInPlace(inside));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Array.arange(3).toNpyStack(inside.getParent()));
        }
    }

    private static void assertSame(NDArray actual, NDArray expected) {
        assertThat(actual.dtype()).isEqualTo(expected.dtype());
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.contentEquals(expected, true))
                .as("%s instead of %s", actual, expected)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bool", "i1", "li2", "li4", "li8", "u1", "lf4", "lf8", "lc8", "lc16", "bi2", "bi4", "bi8", "bf4", "bf8",
                "bc16"
            })
    void everyDtypeAndByteOrderIsReadAtEveryChunking(String name) {
        DType dtype = switch (name) {
            case "bool" -> DType.BOOL;
            case "i1" -> DType.INT8;
            case "u1" -> DType.UINT8;
            default ->
                Stream.of(DType.values())
                        .filter(one -> one.numpyName().charAt(0) == name.charAt(1)
                                && one != DType.INT8
                                && one.itemBytes() == Integer.parseInt(name.substring(2)))
                        .findFirst()
                        .orElseThrow();
        };
        NDArray expected = counting(dtype).compute();
        for (Chunks chunks : CHUNKS) {
            Array x = Array.load(FIXTURES.resolve(name + ".npy"), chunks);
            assertSame(x.compute(), expected);
            assertSame(x.get("1, ::-2, 1:3").compute(), expected.slice("1, ::-2, 1:3"));
            assertSame(
                    x.get("::-1, None, 2, ...").rechunk(Chunks.auto()).compute(), expected.slice("::-1, None, 2, ..."));
            assertSame(x.get("0:0").compute(), expected.slice("0:0"));
        }
    }

    @Test
    void whatIsSavedHasTheBytesThatNumPyWrites() throws IOException {
        for (String name : List.of("bool", "i1", "li2", "li4", "li8", "u1", "lf4", "lf8", "lc8", "lc16")) {
            for (Chunks chunks : CHUNKS) {
                Path file = folder.resolve("x.npy");
                Array.load(FIXTURES.resolve(name + ".npy"), chunks).save(file);
                assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(FIXTURES.resolve(name + ".npy")));
            }
        }
        for (String name : List.of("scalar", "empty", "line")) {
            Path file = folder.resolve("x.npy");
            Array.load(FIXTURES.resolve(name + ".npy")).save(file);
            assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(FIXTURES.resolve(name + ".npy")));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void oddShapesOrdersAndVersionsAreRead() {
        assertThat(Array.load(FIXTURES.resolve("scalar.npy")).compute().item()).isEqualTo(2.5);
        assertThat(Array.load(FIXTURES.resolve("empty.npy")).compute().shape()).isEqualTo(Shape.of(3, 0, 2));
        assertThat(Array.load(FIXTURES.resolve("line.npy")).compute().toDoubleArray())
                .containsExactly(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY);
        NDArray expected = counting(DType.FLOAT64).mul(1.5).compute();
        for (Chunks chunks : CHUNKS) {
            assertSame(Array.load(FIXTURES.resolve("fortran.npy"), chunks).compute(), expected);
        }
        for (String name : List.of("version2", "version3")) {
            assertSame(
                    Array.load(FIXTURES.resolve(name + ".npy")).compute(),
                    Array.arange(24).reshape(6, 4).compute());
        }
    }

    @Test
    void severalArraysInOneFileAreReadAndWritten() throws IOException {
        Map<String, Array> arrays = Array.loadNpz(FIXTURES.resolve("several.npz"));
        assertThat(arrays).hasSize(17).containsKeys("bool", "bc16", "turned");
        assertSame(
                arrays.get("turned").compute(), Array.arange(24).reshape(4, 6).compute());
        assertSame(
                arrays.get("bf8").compute(),
                counting(DType.FLOAT64).reshape(4, 6).compute());
        Map<String, Array> small = Array.loadNpz(FIXTURES.resolve("small.npz"));
        assertThat(small.get("a").sum().compute().doubleAt()).isEqualTo(138);
        assertThat(small.get("b").compute().item()).isEqualTo(true);
        for (boolean compressed : new boolean[] {false, true}) {
            Map<String, Array> lazy = new LinkedHashMap<>();
            lazy.put("x", Array.arange(100_000, Chunks.of(999)).mul(0.5));
            lazy.put("y z", Array.arange(5).lt(3));
            Path file = folder.resolve("all.npz");
            Array.saveNpz(file, lazy, compressed);
            assertThat(Files.size(file) < 500_000).isEqualTo(compressed);
            Map<String, Array> back = Array.loadNpz(file);
            assertThat(back.keySet()).containsExactly("x", "y z");
            assertSame(back.get("x").compute(), lazy.get("x").compute());
            assertSame(back.get("y z").compute(), lazy.get("y z").compute());
        }
    }

    @Test
    void aStackIsOneFileABlock() throws IOException {
        Array x = Array.arange(60, Chunks.of(7)).reshape(10, 6).rechunk(Chunks.of(4, 5));
        for (int axis : new int[] {0, 1, -1}) {
            Path stack = folder.resolve("stack" + axis);
            x.toNpyStack(stack, axis);
            try (Stream<Path> files = Files.list(stack)) {
                assertThat(files).hasSize(axis == 0 ? 4 : 3);
            }
            Array back = Array.fromNpyStack(stack, axis);
            assertSame(back.compute(), x.compute());
            assertThat(back.chunks().numBlocks(axis == 0 ? 0 : 1)).isEqualTo(axis == 0 ? 3 : 2);
        }
        assertThat(Files.readString(folder.resolve("stack0").resolve("info")))
                .isEqualTo(
                        "(dS'chunks'\n((I4\nI4\nI2\nt(I6\nttsS'dtype'\ncnumpy\ndtype\n(S'i8'\nI00\nI01\ntR(I3\nS'<'\n"
                                + "NNNI-1\nI-1\nI0\ntbsS'axis'\nI0\ns.");
    }

    @Test
    void stacksHaveNoFilesOfEmptyBlocks(@TempDir Path folder) {
        Array i = Array.arange(10L, Chunks.of(3));
        List<Array> some = List.of(
                i.get(i.lt(4).or(i.gt(8))),
                i.get(i.gt(6)),
                i.get(i.gt(20)),
                Array.zeros(Shape.of(0, 3)),
                i,
                i.get("1:3"));
        for (int number = 0; number < some.size(); number++) {
            Path fresh = folder.resolve("s" + number);
            some.get(number).toNpyStack(fresh);
            assertSame(Array.fromNpyStack(fresh).compute(), some.get(number).compute());
            Path again = folder.resolve("again");
            some.get(number).toNpyStack(again);
            assertSame(Array.fromNpyStack(again).compute(), some.get(number).compute());
        }
    }

    @Test
    void stacksReplaceStacksAndNothingElse(@TempDir Path folder) throws IOException {
        Path stack = folder.resolve("stack");
        Array.arange(50L, Chunks.of(5)).toNpyStack(stack);
        Array bad = Array.arange(10L, Chunks.of(5))
                .mapBlocks(
                        block -> {
                            throw new IllegalStateException("no block");
                        },
                        DType.INT64);
        assertThatThrownBy(() -> bad.toNpyStack(stack)).hasStackTraceContaining("no block");
        assertThat(Array.fromNpyStack(stack).shape()).isEqualTo(Shape.of(50));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(stack);
        }
        Files.delete(stack.resolve("4.npy"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromNpyStack(stack))
                .withMessageContaining("has 9 files of a stack but no 4.npy");
        Files.writeString(stack.resolve("notes"), "mine");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.arange(3).toNpyStack(stack))
                .withMessageContaining("holds notes");
    }

    @Test
    void storingBeyondASourceIsRefusedBeforeAnythingIsWritten(@TempDir Path folder) {
        Path file = folder.resolve("m.npy");
        Array m = Array.arange(24L).reshape(4, 6).rechunk(Chunks.of(3, 2));
        m.save(file);
        Array rows = m.neg().get("1:").rechunk(Chunks.of(1, 6));
        for (long[] start : new long[][] {{2, 0}, {9, 0}, {0, 1}, {Long.MAX_VALUE, 0}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rows.store(Array.npyInPlace(file), start))
                    .withMessageContaining("does not lie inside of");
        }
        assertSame(Array.load(file).compute(), m.compute());
        rows.store(Array.npyInPlace(file), 1, 0);
        assertSame(Array.load(file).get("1:").compute(), rows.compute());
    }

    /** Tells how many elements were read. */
    private record Counted(AtomicLong count) implements ArraySource {
        private static final long serialVersionUID = 1L;

        @Override
        public Shape shape() {
            return Shape.of(100, 100);
        }

        @Override
        public DType dtype() {
            return DType.INT64;
        }

        @Override
        public NDArray read(long[] start, Shape shape) {
            count.addAndGet(shape.size());
            return Array.arange(10_000)
                    .reshape(100, 100)
                    .get("%d:%d, %d:%d"
                            .formatted(start[0], start[0] + shape.length(0), start[1], start[1] + shape.length(1)))
                    .compute();
        }
    }

    @Test
    void ofASliceOnlyWhatItTakesIsRead() {
        Counted source = new Counted(new AtomicLong());
        Array x = Array.fromArray(source, Chunks.of(50, 50));
        assertThat(x.get("3, 10:20").sum().compute().longAt()).isEqualTo(3145);
        assertThat(source.count()).hasValue(10);
        assertThat(x.get("90:, 99").get("::-3").compute().toLongArray()).containsExactly(9999, 9699, 9399, 9099);
        assertThat(x.sum().compute().longAt()).isEqualTo(49_995_000);
    }

    @Test
    void whatASourceAnswersIsChecked() {
        ArraySource wrong = new ArraySource() {
            @Override
            public Shape shape() {
                return Shape.of(4);
            }

            @Override
            public DType dtype() {
                return DType.FLOAT64;
            }

            @Override
            public NDArray read(long[] start, Shape shape) {
                return NDArray.of(1L, 2L);
            }
        };
        assertThatThrownBy(() -> Array.fromArray(wrong).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("answered shape (2,), dtype int64");
    }

    @Test
    void blocksAreStoredWhereTheyBelong() {
        long[][] target = new long[6][8];
        Array x = Array.arange(20).reshape(4, 5).rechunk(Chunks.of(3, 2));
        x.store(
                (start, block) -> {
                    for (int i = 0; i < block.shape().length(0); i++) {
                        for (int j = 0; j < block.shape().length(1); j++) {
                            target[(int) start[0] + i][(int) start[1] + j] = block.longAt(i, j);
                        }
                    }
                },
                1,
                2);
        assertThat(target[1]).containsExactly(0, 0, 0, 1, 2, 3, 4, 0);
        assertThat(target[4]).containsExactly(0, 0, 15, 16, 17, 18, 19, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.store((start, block) -> {}, 1))
                .withMessageContaining("the start [1] does not suit shape (4, 5)");
    }

    @Test
    void badFilesAreErrorsThatNameThem() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(FIXTURES.resolve("text.npy")))
                .withMessageContaining("text.npy has elements of type '<U1'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(FIXTURES.resolve("record.npy")))
                .withMessageContaining("type record");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(FIXTURES.resolve("unsigned.npy")))
                .withMessageContaining("'<u4'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(FIXTURES.resolve("several.npz")))
                .withMessageContaining("does not begin as files in NumPy's format do");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.loadNpz(FIXTURES.resolve("line.npy")))
                .withMessageContaining("is no .npz file");
        assertThatThrownBy(() -> Array.load(folder.resolve("none.npy")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.npy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromNpyStack(folder))
                .withMessageContaining("has no file 0.npy");
        assertThatNullPointerException().isThrownBy(() -> Array.load(null)).withMessageContaining("the file is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.saveNpz(folder.resolve("x"), Map.of("a/b", Array.arange(3))))
                .withMessageContaining("a/b");
        byte[] whole = Files.readAllBytes(FIXTURES.resolve("lf8.npy"));
        for (int length = 0; length < whole.length; length += 7) {
            Path cut = folder.resolve("cut.npy");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Array.load(cut))
                    .withMessageContaining("cut.npy");
        }
    }

    @Test
    void aFileThatChangesIsAnError() throws IOException {
        Path file = folder.resolve("x.npy");
        Array.arange(10).save(file);
        Array x = Array.load(file);
        Array.arange(20).save(file);
        assertThatThrownBy(x::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("has changed since it was opened");
    }

    @Test
    void afterAFailureThereIsNoFile() throws IOException {
        Array failing = Array.arange(10, Chunks.of(5))
                .mapBlocks(
                        block -> {
                            throw new IllegalStateException("no");
                        },
                        DType.INT64);
        assertThatThrownBy(() -> failing.save(folder.resolve("x.npy"))).isInstanceOf(TaskFailedException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThatThrownBy(() -> Array.arange(3).save(folder.resolve("none").resolve("x.npy")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void lengthsThatNobodyKnewAreFoundOutBeforeSaving() {
        Array x = Array.arange(100, Chunks.of(9));
        x.get(x.mod(7).eq(0)).save(folder.resolve("some.npy"));
        assertThat(Array.load(folder.resolve("some.npy")).compute().size()).isEqualTo(15);
    }
}
