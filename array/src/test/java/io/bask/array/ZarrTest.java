package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bask.array.block.ArraySource;
import io.bask.array.block.NDArray;
import io.bask.array.io.zarr.ZarrArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders in Zarr's format, written by Python (zarr_fixture.py) and by Bask. */
@Timeout(600)
class ZarrTest {
    @TempDir
    private Path folder;

    private record Case(String name, DType dtype, Shape shape) {
        NDArray expected() {
            return counting(dtype, shape).compute();
        }
    }

    private static Array counting(DType dtype, Shape shape) {
        Array values = Array.arange(shape.size()).reshape(shape.lengths());
        if (dtype == DType.BOOL) {
            return values.mod(2).astype(dtype);
        }
        Array typed = values.astype(dtype);
        return dtype.isComplex()
                ? typed.add(typed.mul(Array.scalar(new Complex(0, 1)).astype(dtype)))
                : typed;
    }

    private List<Case> unpack() throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("src/test/resources/zarr/arrays.zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = folder.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.write(path, zip.readAllBytes());
            }
        }
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("cases.tsv"))) {
            String[] words = line.split("\t", -1);
            long[] lengths = Arrays.stream(words[2].split(","))
                    .filter(word -> !word.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            cases.add(new Case(words[0], DType.of(words[1]), Shape.of(lengths)));
        }
        return cases;
    }

    private static void assertSame(NDArray actual, NDArray expected, String what) {
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        assertThat(actual.contentEquals(expected, true))
                .as("%s: %s instead of %s", what, actual, expected)
                .isTrue();
    }

    @Test
    void whatPythonWroteIsReadAtEveryChunking() throws IOException {
        Random random = Seeds.random();
        List<Case> cases = unpack();
        assertThat(cases).hasSizeGreaterThan(80);
        for (Case one : cases) {
            Array x = Array.fromZarr(folder.resolve(one.name));
            NDArray expected = one.expected();
            assertSame(x.compute(), expected, one.name);
            for (int i = 0; i < 3; i++) {
                Chunks cut = Chunks.of(Recorded.cut(one.shape, random));
                assertSame(Array.fromZarr(folder.resolve(one.name), cut).compute(), expected, one.name + cut);
            }
            if (one.shape.ndim() == 2) {
                assertSame(x.get("::-2, 1:3").compute(), expected.slice("::-2, 1:3"), one.name);
            }
        }
    }

    @Test
    void chunksAreThoseOfTheStoreAndMissingOnesHoldTheFillValue() throws IOException {
        unpack();
        Array x = Array.fromZarr(folder.resolve("v2-fill"));
        assertThat(x.chunks().toString()).isEqualTo("((2, 2, 2),)");
        assertThat(x.compute().toDoubleArray()).containsExactly(Double.NaN, Double.NaN, 1, 2, Double.NaN, Double.NaN);
        assertThat(Array.fromZarr(folder.resolve("v3/shards")).chunks().maxBlockShape())
                .isEqualTo(Shape.of(2, 3));
        assertThat(Array.fromArray(source("v3/gzip")).numBlocks()).isEqualTo(1);
    }

    private ArraySource source(String name) {
        return ZarrArray.open(folder.resolve(name));
    }

    @Test
    void groupsAndAttributesAreRead() throws IOException {
        unpack();
        Path group = folder.resolve("v2-group");
        assertThat(Zarr.arrays(group)).containsExactly("flat");
        assertThat(Zarr.groups(group)).containsExactly("inner");
        assertThat(Zarr.attributes(group).get("title")).isEqualTo("numbers");
        Map<?, ?> nested = (Map<?, ?>) Zarr.attributes(group).get("nested");
        assertThat((List<Object>) (List<?>) nested.get("a")).containsExactly(1L, 2.5, null, true);
        assertThat(nested.get("big")).isEqualTo(BigInteger.TWO.pow(70));
        assertThat(Zarr.attributes(group.resolve("flat"))).containsEntry("unit", "m");
        assertThat(Zarr.attributes(folder.resolve("v3/gzip"))).containsEntry("unit", "K");
        assertThat(Array.fromZarr(group.resolve("inner/deep")).compute().toLongArray())
                .containsExactly(0, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromZarr(group))
                .withMessageContaining("is a group, not an array; name one of its arrays, [flat]");
    }

    private static List<ZarrOptions> layouts(int ndim) {
        List<ZarrOptions> layouts = new ArrayList<>();
        for (ZarrCompression packing : ZarrCompression.values()) {
            layouts.add(ZarrOptions.v2().compression(packing));
        }
        for (ZarrCompression packing :
                List.of(ZarrCompression.NONE, ZarrCompression.GZIP, ZarrCompression.ZSTD, ZarrCompression.BLOSC)) {
            layouts.add(ZarrOptions.v3().compression(packing));
        }
        long[] chunk = new long[ndim];
        long[] shard = new long[ndim];
        Arrays.fill(chunk, 2);
        Arrays.fill(shard, 6);
        layouts.add(ZarrOptions.v2().columnMajor().bigEndian().separator('/'));
        layouts.add(ZarrOptions.v3().columnMajor().bigEndian().separator('.').chunks(chunk));
        layouts.add(ZarrOptions.v3().chunks(chunk).shards(shard));
        layouts.add(ZarrOptions.v2().chunks(shard).fillValue(1));
        return layouts;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Random random = Seeds.random();
        int number = 0;
        for (DType dtype : DType.values()) {
            for (Shape shape : List.of(Shape.of(7, 5), Shape.of(40), Shape.SCALAR, Shape.of(3, 0), Shape.of(3, 4, 5))) {
                for (ZarrOptions how : layouts(shape.ndim())) {
                    ZarrOptions suited = dtype == DType.BOOL ? how.fillValue(false) : how;
                    Array x = counting(dtype, shape).rechunk(Chunks.of(Recorded.cut(shape, random)));
                    Path place = folder.resolve("x" + number++);
                    x.toZarr(place, suited);
                    assertSame(Array.fromZarr(place).compute(), x.compute(), dtype + " " + shape);
                }
            }
        }
    }

    @Test
    void filesAreThoseThatPythonWrites() throws IOException {
        unpack();
        Path place = folder.resolve("mine");
        counting(DType.INT32, Shape.of(30, 20))
                .toZarr(place, ZarrOptions.v2().chunks(7, 20).compression(ZarrCompression.NONE));
        for (String chunk : List.of("0.0", "1.0", "4.0")) {
            assertThat(Files.readAllBytes(place.resolve(chunk)))
                    .isEqualTo(
                            Files.readAllBytes(folder.resolve("v2/codec-none").resolve(chunk)));
        }
        assertThat(Files.readString(place.resolve(".zarray")).replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"zarr_format\":2,\"shape\":[30,20],\"chunks\":[7,20],\"dtype\":\"<i4\",\"compressor\":null,"
                                + "\"filters\":null,\"fill_value\":0,\"order\":\"C\",\"dimension_separator\":\".\"}");
    }

    private static String python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void pythonReadsWhatBaskWrote() throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(Path.of("/usr/bin/python3"))
                        && python("-c", "import zarr").isEmpty(),
                "no zarr in Python");
        List<String> cases = new ArrayList<>();
        for (DType dtype : DType.values()) {
            for (Shape shape : List.of(Shape.of(70, 50), Shape.SCALAR, Shape.of(3, 0), Shape.of(9, 4, 5))) {
                long[] chunk = new long[shape.ndim()];
                Arrays.fill(chunk, 31);
                for (ZarrCompression packing : ZarrCompression.values()) {
                    ZarrOptions how = ZarrOptions.v2().compression(packing).attributes(Map.of("unit", "m"));
                    how = packing == ZarrCompression.LZ4 ? how.columnMajor().separator('/') : how;
                    how = packing == ZarrCompression.ZLIB ? how.bigEndian().chunks(chunk) : how;
                    String name = "x" + cases.size();
                    counting(dtype, shape).toZarr(folder.resolve(name), how);
                    cases.add("%s\t%s\t%s"
                            .formatted(
                                    name,
                                    dtype,
                                    Arrays.stream(shape.lengths())
                                            .mapToObj(Long::toString)
                                            .collect(Collectors.joining(","))));
                }
            }
        }
        Files.write(folder.resolve("cases.tsv"), cases);
        assertThat(python("-W", "ignore", "src/test/python/zarr_check.py", folder.toString()))
                .isEqualTo("all right\n");
    }

    @Test
    void regionsKeepWhatIsAroundThem() {
        Random random = Seeds.random();
        for (ZarrOptions how : List.of(
                ZarrOptions.v2().chunks(4, 3),
                ZarrOptions.v3().chunks(2, 3).shards(4, 6),
                ZarrOptions.v2().chunks(20, 20))) {
            Path place = folder.resolve("region");
            Array.zeros(Shape.of(13, 11), Chunks.of(5), DType.INT64).toZarr(place, how.overwrite());
            long[][] expected = new long[13][11];
            for (int round = 0; round < 12; round++) {
                int rows = random.nextInt(8);
                int columns = random.nextInt(8);
                int top = random.nextInt(13 - rows + 1);
                int left = random.nextInt(11 - columns + 1);
                Array part = Array.arange(1000 * round, 1000 * round + rows * columns)
                        .reshape(rows, columns);
                part.rechunk(Chunks.of(Recorded.cut(part.shape(), random))).toZarrRegion(place, top, left);
                for (int i = 0; i < rows * columns; i++) {
                    expected[top + i / columns][left + i % columns] = 1000L * round + i;
                }
                assertSame(Array.fromZarr(place).compute(), NDArray.of(expected), "round " + round);
            }
        }
    }

    @Test
    void appendedElementsComeBehind() {
        for (ZarrOptions how : List.of(
                ZarrOptions.v2().chunks(4, 3), ZarrOptions.v3().chunks(2, 3).shards(4, 6))) {
            Path place = folder.resolve("append" + how.hashCode());
            Array x = counting(DType.FLOAT32, Shape.of(30, 7));
            x.get("0:5").toZarr(place, how);
            Zarr.writeAttributes(place, Map.of("kept", true));
            x.get("5:6").appendToZarr(place, 0);
            x.get("6:30").rechunk(Chunks.of(7, 2)).appendToZarr(place, 0);
            x.get("0:30, 0:2").appendToZarr(place, -1);
            NDArray expected = Array.concatenate(1, x, x.get(":, 0:2")).compute();
            assertSame(Array.fromZarr(place).compute(), expected, "appended");
            assertThat(Zarr.attributes(place)).containsEntry("kept", true);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> x.appendToZarr(place, 0))
                    .withMessageContaining("shape (30, 7) cannot be appended to");
        }
    }

    @Test
    void anArrayIsThereOnlyOnceItIsWhole() throws IOException {
        Path place = folder.resolve("x");
        Array failing = Array.arange(10, Chunks.of(5))
                .mapBlocks(
                        block -> {
                            throw new IllegalStateException("no");
                        },
                        DType.INT64);
        assertThatThrownBy(() -> failing.toZarr(place)).isInstanceOf(TaskFailedException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        Array.arange(10).toZarr(place);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.arange(4).toZarr(place))
                .withMessageContaining("is there already; call overwrite()");
        assertThatThrownBy(() -> failing.toZarr(place, ZarrOptions.v3().overwrite()))
                .isInstanceOf(TaskFailedException.class);
        assertThat(Array.fromZarr(place).compute().size()).isEqualTo(10);
        Array.arange(4).toZarr(place, ZarrOptions.v3().overwrite());
        assertThat(Array.fromZarr(place).compute().toLongArray()).containsExactly(0, 1, 2, 3);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void writingMayWait() {
        Path place = folder.resolve("later");
        Array x = Array.arange(100, Chunks.of(7)).mul(2);
        Array written = x.toZarrLater(place, ZarrOptions.v2().fillValue(-1).chunks(10));
        assertThat(Array.fromZarr(place).sum().compute().longAt()).isEqualTo(-100);
        assertThat(written.compute().item()).isEqualTo(true);
        assertThat(Array.fromZarr(place).sum().compute().longAt()).isEqualTo(9900);
    }

    @Test
    void groupsOfBothVersionsAreMade() {
        for (int version : new int[] {2, 3}) {
            Path group = folder.resolve("g" + version);
            Zarr.createGroup(group, version);
            Zarr.createGroup(group, version);
            Zarr.createGroup(group.resolve("b"), version);
            Array.arange(3).toZarr(group.resolve("a"), version == 2 ? ZarrOptions.v2() : ZarrOptions.v3());
            Map<String, Object> notes = new LinkedHashMap<>();
            notes.put("x", List.of(1L, 2.5, Map.of("y", true)));
            notes.put("none", null);
            Zarr.writeAttributes(group, notes);
            assertThat(Zarr.attributes(group).toString()).isEqualTo(notes.toString());
            assertThat(Zarr.arrays(group)).containsExactly("a");
            assertThat(Zarr.groups(group)).containsExactly("b");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zarr.writeAttributes(folder.resolve("g2"), Map.of("a", Map.of("b", new int[1]))))
                .withMessageContaining("a.b is a [I");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zarr.attributes(folder))
                .withMessageContaining("is neither an array nor a group");
    }

    private void refused(String name, String file, String from, String to, String... parts) throws IOException {
        Path path = folder.resolve(name).resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromZarr(folder.resolve(name)))
                .withMessageContaining(file)
                .withMessageContainingAll(parts);
        Files.writeString(path, text);
    }

    @Test
    void wrongMetadataNameFileAndKey() throws IOException {
        unpack();
        String two = "v2/codec-zlib";
        refused(two, ".zarray", "\"<i4\"", "\"<u4\"", "dtype is '<u4', of which Bask has no dtype");
        refused(two, ".zarray", "\"id\": \"zlib\"", "\"id\": \"lzo\"", "compressor.id is 'lzo'; Bask knows blosc");
        refused(two, ".zarray", "\"zarr_format\": 2", "\"zarr_format\": 7", "zarr_format is 7, not 2");
        refused(two, ".zarray", "\"order\": \"C\"", "\"order\": \"D\"", "order is 'D'");
        refused(two, ".zarray", "\"shape\"", "\"shapes\"", "shape is missing");
        refused(two, ".zarray", "7,", "0,", "chunks is [0, 20], not a list of whole numbers from 1 on");
        refused(two, ".zarray", "7,", "7, 7,", "chunks is (7, 7, 20), which does not suit shape (30, 20)");
        refused(two, ".zarray", "30,", "9223372036854775807,", "shape");
        refused(two, ".zarray", "\"fill_value\": 0", "\"fill_value\": \"x\"", "fill_value is x, which is no int32");
        refused(two, ".zarray", "{", "[", "holds no JSON object");
        refused(two, ".zarray", "\"level\": 3", "\"level\": 3,,", "is no JSON");
        String three = "v3/shards";
        refused(three, "zarr.json", "\"float64\"", "\"float16\"", "data_type is 'float16'");
        refused(three, "zarr.json", "\"regular\"", "\"other\"", "chunk_grid.name is 'other'");
        refused(
                three,
                "zarr.json",
                "[2, 3]",
                "[3, 3]",
                "chunk_shape is (3, 3), which does not divide the shard (8, 9)");
        refused(three, "zarr.json", "\"zstd\"", "\"lzma\"", "name is 'lzma'; Bask knows");
        refused(three, "zarr.json", "\"node_type\": \"array\"", "\"node_type\": \"group\"", "node_type is 'group'");
        refused(three, "zarr.json", "\"must_understand\": false", "\"must_understand\": true", "consolidated_metadata");
        refused(three, "zarr.json", "\"default\"", "\"odd\"", "chunk_key_encoding.name is 'odd'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromZarr(folder.resolve("none")))
                .withMessageContaining("there is no such folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromZarr(folder.resolve("v2-unsigned")))
                .withMessageContaining("'<u4'");
    }

    @Test
    void brokenChunksNameFileAndChunk() throws IOException {
        unpack();
        for (String name : List.of(
                "v2/codec-zlib",
                "v2/codec-none",
                "v2/codec-lz4",
                "v2/codec-zstd",
                "v2/codec-gzip",
                "v2/codec-bz2",
                "v2/codec-lzma",
                "v2/codec-lzma-old",
                "v2/blosc-lz4-1-0",
                "v3/crc",
                "v3/shards")) {
            String key = name.startsWith("v2") ? "0.0" : "c/0/0";
            Path chunk = folder.resolve(name).resolve(key);
            byte[] whole = Files.readAllBytes(chunk);
            for (int length : new int[] {0, 1, 3, 17, whole.length / 2, whole.length - 1}) {
                Files.write(chunk, Arrays.copyOf(whole, length));
                Array x = Array.fromZarr(folder.resolve(name));
                assertThatThrownBy(x::compute)
                        .as("%s cut to %d bytes", name, length)
                        .isInstanceOf(TaskFailedException.class)
                        .hasStackTraceContaining("chunk " + key + " of ")
                        .hasStackTraceContaining(name);
            }
        }
    }

    @Test
    void randomChangesAreErrorsThatNameTheArrayOrNothingAtAll() throws IOException {
        Random random = Seeds.random();
        List<Case> cases = unpack();
        for (int round = 0; round < 1500; round++) {
            Case one = cases.get(random.nextInt(cases.size()));
            Path array = folder.resolve(one.name);
            List<Path> files;
            try (Stream<Path> walk = Files.walk(array)) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            Path file = files.get(random.nextBoolean() ? 0 : random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            byte[] changed = bytes.clone();
            for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Files.write(
                    file, random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(bytes.length + 9)) : changed);
            try {
                Array x = Array.fromZarr(array);
                if (x.numBlocks() < 10_000 && x.nbytes() < 1 << 24) {
                    x.compute();
                }
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).contains(array.toString());
            } catch (TaskFailedException e) {
                assertThat(e.getCause()).as("round %d, %s", round, file).isInstanceOf(IOException.class);
                assertThat(e.getCause().getMessage()).contains(array.toString());
            } finally {
                Files.write(file, bytes);
            }
        }
    }

    @Test
    void optionsThatDoNotSuitAreRefused() {
        Array x = Array.arange(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.toZarr(folder.resolve("x"), ZarrOptions.v2().chunks(2, 2)))
                .withMessageContaining("chunks of shape (2, 2) do not suit an array of shape (10,)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        x.toZarr(folder.resolve("x"), ZarrOptions.v3().chunks(4).shards(10)))
                .withMessageContaining("do not divide shards");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.toZarr(folder.resolve("x"), ZarrOptions.v2().fillValue(0.5)))
                .withMessageContaining("0.5 cannot fill an array of dtype int64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZarrOptions.v3().compression(ZarrCompression.LZ4))
                .withMessageContaining("version 3 of Zarr has no LZ4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZarrOptions.v2().shards(4))
                .withMessageContaining("version 2 of Zarr has no shards");
        x.toZarr(folder.resolve("x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.toZarrRegion(folder.resolve("x"), 1))
                .withMessageContaining("shape (10,) from [1] on does not lie within");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.mul(0.5).toZarrRegion(folder.resolve("x"), 0))
                .withMessageContaining("holds int64, not float64; call astype(DType.INT64) first");
    }

    @Test
    void regionsAreNotReadWhileTheyAreReplaced() {
        Path place = folder.resolve("turned");
        Array.arange(20, Chunks.of(4)).toZarr(place, ZarrOptions.v3().chunks(4));
        Array turned = Array.fromZarr(place).get("::-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> turned.toZarrRegion(place.resolve("..").resolve("turned"), 0))
                .withMessageContaining("persist()");
        Array.fromZarr(place).add(0).toZarrRegion(place, 0);
        turned.persist().toZarrRegion(place, 0);
        assertThat(Array.fromZarr(place)
                        .arrayEqual(Array.arange(19, -1, -1))
                        .compute()
                        .item())
                .isEqualTo(true);
    }
}
