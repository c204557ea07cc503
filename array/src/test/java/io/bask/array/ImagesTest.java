package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.ArraySource;
import io.bask.array.block.ArrayStorage;
import io.bask.array.block.ArrayTarget;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures, files of NumPy changed in place, targets and sources that one thread uses at a time. */
@Timeout(600)
class ImagesTest {
    @TempDir
    private Path folder;

    private static Array picture(long... shape) {
        return Array.arange(Shape.of(shape).size()).mod(251).astype(DType.UINT8).reshape(shape);
    }

    @Test
    void picturesAreStackedInNaturalOrder() {
        for (int i : new int[] {10, 9, 1}) {
            picture(4, 5, 3).add(Array.scalar(i).astype(DType.UINT8)).writeImage(folder.resolve("frame" + i + ".png"));
        }
        Array stack = Array.readImages(folder.resolve("frame*.png").toString());
        assertThat(stack.toString()).contains("shape=(3, 4, 5, 3), dtype=uint8, chunks=(1, 4, 5, 3)");
        NDArray pixels = stack.compute();
        assertThat(pixels.longAt(0, 0, 0, 0)).isEqualTo(1);
        assertThat(pixels.longAt(1, 0, 0, 2)).isEqualTo(11);
        assertThat(pixels.longAt(2, 3, 4, 1)).isEqualTo(58 + 10);
        assertThat(stack.get("2, 1:3, ::-2, 0").compute().contentEquals(pixels.slice("2, 1:3, ::-2, 0")))
                .isTrue();
        assertThat(stack.rechunk(Chunks.of(2, 2, 2, 3)).compute().contentEquals(pixels))
                .isTrue();
        Array means = Array.readImages(
                folder.resolve("*.png").toString(),
                image -> image.slice("..., 0").astype(DType.FLOAT64));
        assertThat(means.shape()).isEqualTo(Shape.of(3, 4, 5));
        assertThat(means.dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        for (long[] shape : new long[][] {{7, 3}, {7, 3, 3}, {7, 3, 4}, {2, 2, 1}}) {
            Path file = folder.resolve("x.png");
            picture(shape).writeImage(file);
            NDArray read = Array.readImages(file.toString()).compute();
            assertThat(read.reshape(shape).contentEquals(picture(shape).compute()))
                    .as("%s", read.shape())
                    .isTrue();
        }
        picture(6, 6).gt(20).writeImage(folder.resolve("mask.bmp"));
        assertThat(Array.readImages(folder.resolve("mask.bmp").toString())
                        .sum()
                        .compute()
                        .longAt())
                .isEqualTo(15 * 255);
    }

    @Test
    void sixteenBitsAndPalettesAreRead() throws IOException {
        BufferedImage deep = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(2, 1, 0, 65_000);
        ImageIO.write(deep, "png", folder.resolve("deep.png").toFile());
        NDArray pixels = Array.readImages(folder.resolve("deep.png").toString()).compute();
        assertThat(pixels.dtype()).isEqualTo(DType.INT32);
        assertThat(pixels.longAt(0, 1, 2)).isEqualTo(65_000);
        BufferedImage few = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_INDEXED);
        few.setRGB(1, 0, 0xFF0000);
        ImageIO.write(few, "png", folder.resolve("few.png").toFile());
        NDArray colours = Array.readImages(folder.resolve("few.png").toString()).compute();
        assertThat(colours.shape()).isEqualTo(Shape.of(1, 2, 3, 3));
        assertThat(colours.slice("0, 0, 1").toString()).isEqualTo("[255   0   0]");
        BufferedImage binary = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_BINARY);
        binary.setRGB(1, 1, 0xFFFFFF);
        ImageIO.write(binary, "png", folder.resolve("binary.png").toFile());
        assertThat(Array.readImages(folder.resolve("binary.png").toString())
                        .compute()
                        .toString())
                .isEqualTo("[[[  0   0   0]\n  [  0 255   0]]]");
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        picture(4, 5).writeImage(folder.resolve("a1.png"));
        picture(4, 6).writeImage(folder.resolve("a2.png"));
        assertThatThrownBy(() ->
                        Array.readImages(folder.resolve("a*.png").toString()).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("a2.png has shape (4, 6), dtype uint8 but")
                .hasStackTraceContaining("pictures of a stack are alike");
        Files.writeString(folder.resolve("no.png"), "no picture");
        assertThatThrownBy(() -> Array.readImages(folder.resolve("no.png").toString()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no.png is no picture that this JVM reads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.readImages(folder.resolve("*.gif").toString()))
                .withMessageContaining("no file matches");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.zeros(Shape.of(3, 3)).writeImage(folder.resolve("x.png")))
                .withMessageContaining("dtype uint8 or bool, not float64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(3, 3, 2).writeImage(folder.resolve("x.png")))
                .withMessageContaining("shape (3, 3, 2) is no picture");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(3, 3).writeImage(folder.resolve("x.doc")))
                .withMessageContaining("x.doc does not end as a picture");
    }

    @Test
    void brokenPicturesAreErrorsThatNameThem() throws IOException {
        picture(20, 20, 3).writeImage(folder.resolve("x.png"));
        byte[] whole = Files.readAllBytes(folder.resolve("x.png"));
        Random random = Seeds.random();
        Path file = folder.resolve("broken.png");
        for (int round = 0; round < 100; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] = (byte) random.nextInt(256);
            Files.write(file, random.nextBoolean() ? changed : Arrays.copyOf(changed, random.nextInt(whole.length)));
            try {
                assertThat(Array.readImages(file.toString()).compute().ndim()).isIn(3, 4);
            } catch (UncheckedIOException e) {
                assertThat(e.getMessage()).contains("broken.png");
            }
        }
    }

    @Test
    void filesOfNumPyAreChangedInPlace() throws IOException {
        Path file = folder.resolve("x.npy");
        Array.zeros(Shape.of(6, 8), Chunks.of(3), DType.INT32).save(file);
        ArrayStorage place = Array.npyInPlace(file);
        Array x = Array.arange(6).astype(DType.INT32).reshape(2, 3).rechunk(Chunks.of(1, 2));
        x.store(place, 1, 2);
        x.store(place, "-1:2:-2, 2::2");
        assertThat(Array.load(file).compute().toString()).isEqualTo("""
                        [[0 0 0 0 0 0 0 0]
                         [0 0 0 1 2 0 0 0]
                         [0 0 3 4 5 0 0 0]
                         [0 0 3 0 4 0 5 0]
                         [0 0 0 0 0 0 0 0]
                         [0 0 0 0 1 0 2 0]]""");
        Array back = x.mul(2).storeAndLoad(place);
        assertThat(back.compute().contentEquals(x.mul(2).compute())).isTrue();
        assertThat(Array.fromArray(place).sum().compute().longAt()).isEqualTo(60);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.store(place, 5, 0))
                .withMessageContaining("does not lie inside of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.store(place, "0:3, 0:3"))
                .withMessageContaining("the region 0:3, 0:3 has shape (3, 3) but the array has (2, 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.store((start, block) -> {}, "0:2, :"))
                .withMessageContaining("needs the target's shape, which is not known");
    }

    @Test
    void arraysAreStoredIntoWhatTheyReadOnlyBlockByBlock() throws IOException {
        Path file = folder.resolve("x.npy");
        Array.arange(40, Chunks.of(7)).save(file);
        ArrayStorage place = Array.npyInPlace(file);
        Array x = Array.fromArray(place.readOneAtATime(), Chunks.of(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.get("::-1").store(place))
                .withMessageContaining("would be replaced before they are read; persist()");
        assertThatIllegalArgumentException().isThrownBy(() -> x.sub(x.max()).store(place.writeOneAtATime()));
        assertThatIllegalArgumentException().isThrownBy(() -> x.get("1:").store(place, "0:39"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.rechunk(Chunks.of(6)).store(place));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(file).add(1).store(Array.npyInPlace(file)));
        assertThatIllegalArgumentException().isThrownBy(() -> x.get("::-1").storeAndLoad(place, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.storeAll(
                        List.of(x.add(1), Array.ones(Shape.of(40)).astype(DType.INT64)),
                        List.<ArrayTarget>of((start, block) -> {}, place)))
                .withMessageContaining("is read by array 0");
        x.mul(2).add(x).store(place);
        x.get("3:30:3").neg().store(place, "3:30:3");
        x.get(":10").store(place, 30);
        long[] expected = new long[40];
        for (int i = 0; i < 40; i++) {
            expected[i] = (i >= 3 && i < 30 && i % 3 == 0 ? -3L : 3L) * i;
        }
        System.arraycopy(expected, 0, expected, 30, 10);
        assertThat(Array.load(file).compute().toLongArray()).containsExactly(expected);
        x.get("::-1").persist().store(place);
        assertThat(Array.load(file).get("-1").compute().item()).isEqualTo(0L);
    }

    @Test
    void filesInFoldersThatAreNotThereAreRefusedByTheFoldersName() {
        Path missing = folder.resolve("missing");
        Array x = Array.arange(4).astype(DType.UINT8).reshape(2, 2);
        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> x.save(missing.resolve("x.npy")),
                () -> x.writeImage(missing.resolve("x.png")),
                () -> Array.saveNpz(missing.resolve("x.npz"), Map.of("x", x)))) {
            assertThatThrownBy(write)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("missing is no folder; make it first")
                    .hasMessageNotContaining(".part");
        }
    }

    @Test
    void oneThreadAtATimeUsesWhatIsLocked() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ReentrantLock lock = new ReentrantLock();
        Array x = Array.arange(400, Chunks.of(5));
        Array y = Array.fromArray(
                new ArraySource() {
                    @Override
                    public Shape shape() {
                        return Shape.of(400);
                    }

                    @Override
                    public DType dtype() {
                        return DType.INT64;
                    }

                    @Override
                    public NDArray read(long[] start, Shape shape) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                        return NDArray.zeros(DType.INT64, shape);
                    }
                }.readOneAtATime(lock),
                Chunks.of(5));
        long[] sums = new long[1];
        Array.storeAll(
                List.of(x, y),
                List.of(
                        ((ArrayTarget) (start, block) -> {
                                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                    sums[0] += block.longAt(0);
                                    inside.decrementAndGet();
                                })
                                .writeOneAtATime(lock),
                        (start, block) -> {}));
        assertThat(most).hasValue(1);
        assertThat(sums[0]).isEqualTo(79 * 80 / 2 * 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.storeAll(List.of(x), List.of()))
                .withMessageContaining("1 arrays cannot be stored into 0 targets");
    }

    private void header(String text, String... parts) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[10 + body.length + 64];
        byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) body.length, (byte) (body.length >> 8)};
        System.arraycopy(magic, 0, bytes, 0, 10);
        System.arraycopy(body, 0, bytes, 10, body.length);
        Path file = folder.resolve("head.npy");
        Files.write(file, bytes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(file))
                .withMessageContaining("head.npy")
                .withMessageContainingAll(parts);
    }

    @Test
    void wrongHeadsOfNpyFilesNameFileAndRule() throws IOException {
        String good = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }";
        header(good.replace("'<f8'", "'<f16'"), "elements of type '<f16'", "Bask has");
        header(good.replace("'<f8'", "''"), "elements of type ''");
        header(good.replace("'<f8'", "[('a', '<f8')]"), "elements of type record");
        header(good.replace("descr", "dscr"), "has no 'descr'");
        header(good.replace("False", "Maybe"), "wants a value but has 'M' at character");
        header(good.replace("(2, 2)", "(2, -2)"), "has no 'shape' that is a tuple of whole numbers");
        header(good.replace("(2, 2)", "7"), "has no 'shape' that is a tuple");
        header(good.replace("(2, 2)", "(99999999999999999999,)"), "'shape' of which not all are below 2^63");
        header(good.replace("(2, 2)", "(9223372036854775807, 9)"), "which no file can hold");
        header(good.replace("(2, 2)", "(9223372036854775807,)"), "which no file can hold");
        header(good.replace("(2, 2)", "(2 2)"), "wants ',' or ')' but has '2'");
        header(good.replace("(2, 2)", "(200, 2)"), "it is cut short");
        header(good.substring(1), "is no Python dict");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(folder))
                .withMessageContaining("is a folder, not a file in NumPy's format; fromNpyStack reads folders");
    }

    @Test
    void randomChangesOfNpyFilesAreErrorsThatNameThem() throws IOException {
        Path file = folder.resolve("x.npy");
        Array.arange(20).reshape(4, 5).save(file);
        byte[] whole = Files.readAllBytes(file);
        Random random = Seeds.random();
        List<String> unnamed = new ArrayList<>();
        for (int round = 0; round < 2000; round++) {
            byte[] changed = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changed[random.nextInt(128)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : 32 + random.nextInt(96));
            }
            Files.write(file, changed);
            try {
                Array.load(file).compute();
            } catch (IllegalArgumentException e) {
                if (!e.getMessage().contains("x.npy")) {
                    unnamed.add(e.toString());
                }
            }
        }
        assertThat(unnamed).isEmpty();
    }
}
