package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class SpillStoreTest {
    private record Tile(String name, double[] values, long[] shape) implements Serializable {
        Tile {
            shape = shape.clone();
        }
    }

    @TempDir
    private Path folder;

    private SpillStore store = new SpillStore(Path.of("unused"), 0);

    private SpillStore store(long most) {
        store = new SpillStore(folder, most);
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Spilled write(Object value) {
        return Objects.requireNonNull(store.write(value));
    }

    private long files() throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.count();
        }
    }

    @Test
    void arraysOfEveryKindComeBack() {
        store(Long.MAX_VALUE);
        Random random = Seeds.random();
        for (int length : new int[] {0, 1, 100, 1_000, 40_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            double[] doubles = random.doubles(length).toArray();
            float[] floats = new float[length];
            short[] shorts = new short[length];
            char[] chars = new char[length];
            boolean[] flags = new boolean[length];
            for (int i = 0; i < length; i++) {
                floats[i] = random.nextFloat();
                shorts[i] = (short) random.nextInt();
                chars[i] = (char) random.nextInt();
                flags[i] = random.nextBoolean();
            }
            for (Object array : List.of(
                    bytes,
                    doubles,
                    floats,
                    shorts,
                    chars,
                    flags,
                    random.ints(length).toArray(),
                    random.longs(length).toArray())) {
                assertThat(Objects.deepEquals(store.read(write(array)), array)).isTrue();
            }
        }
    }

    @Test
    void recordsListsAndSharedArraysComeBack() {
        store(Long.MAX_VALUE);
        double[] values = Seeds.random().doubles(5_000).toArray();
        long[] shape = Seeds.random().longs(1_000).toArray();
        Object value = List.of(new Tile("a", values, shape), new Tile("b", values, shape), Map.of(1, "one"));
        List<?> back = (List<?>) store.read(write(value));
        Tile first = (Tile) back.get(0);
        Tile second = (Tile) back.get(1);
        assertThat(first.values()).isEqualTo(values).isSameAs(second.values());
        assertThat(first.shape()).isEqualTo(shape);
        assertThat(back.get(2)).isEqualTo(Map.of(1, "one"));
    }

    @Test
    void whatRepeatsIsSmallOnDisk() {
        store(Long.MAX_VALUE);
        Spilled place = write(new double[1 << 20]);
        assertThat(place.length()).isLessThan(1 << 17);
        assertThat(store.bytes()).isEqualTo(place.length());
        store.drop(place);
        assertThat(store.bytes()).isZero();
    }

    @Test
    void whatCannotBeSerializedIsNotWrittenAndLeavesNothing() {
        store(Long.MAX_VALUE);
        Spilled before = write(new int[5_000]);
        assertThat(store.write(List.of(new double[100_000], new Object()))).isNull();
        assertThat(store.bytes()).isEqualTo(before.length());
        assertThat(store.read(before)).isEqualTo(new int[5_000]);
    }

    @Test
    void fullDisksAreAClearErrorAndLoseNothing() {
        store(300_000);
        double[] first = Seeds.random().doubles(20_000).toArray();
        Spilled place = write(first);
        assertThatThrownBy(() -> store.write(Seeds.random().doubles(100_000).toArray()))
                .isInstanceOf(SpillException.class)
                .hasMessageContaining("cannot write to " + folder)
                .hasMessageContaining("No space left")
                .hasMessageContaining("memory.spill-directory");
        assertThat(store.bytes()).isEqualTo(place.length());
        assertThat(store.read(place)).isEqualTo(first);
        store.drop(place);
        assertThat(write(Seeds.random().doubles(30_000).toArray()).length()).isGreaterThan(200_000);
    }

    @Test
    void foldersThatCannotBeAreAClearError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        SpillStore nowhere = new SpillStore(file.resolve("below"), Long.MAX_VALUE);
        assertThatThrownBy(() -> nowhere.write(new int[100]))
                .isInstanceOf(SpillException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("memory.spill-directory");
    }

    @Test
    void damageIsFoundByTheChecksum() throws IOException {
        store(Long.MAX_VALUE);
        Spilled good = write(Seeds.random().doubles(50_000).toArray());
        Spilled bad = write(Seeds.random().doubles(50_000).toArray());
        bad.file().damage(bad.position() + bad.length() / 2);
        assertThatThrownBy(() -> store.read(bad))
                .isInstanceOf(SpillException.class)
                .hasMessageContaining("checksum")
                .hasMessageContaining(folder.toString());
        assertThat((double[]) store.read(good)).hasSize(50_000);
    }

    @Test
    void filesHaveNoNameWhereTheSystemAllowsIt() throws IOException {
        store(Long.MAX_VALUE);
        write(new int[100_000]);
        assertThat(files()).isZero();
    }

    @Test
    void filesOfDeadProcessesAreRemovedAndOthersStay() throws IOException {
        Path dead = Files.createFile(folder.resolve("bask-spill-4194999-1.tmp"));
        Path living = Files.createFile(
                folder.resolve("bask-spill-" + ProcessHandle.current().pid() + "-0.tmp"));
        Path other = Files.createFile(folder.resolve("bask-spill-x-1.tmp"));
        store(Long.MAX_VALUE);
        write(new int[10]);
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(other).exists();
    }

    @Test
    void interruptedThreadsReadAndWriteOn() {
        store(Long.MAX_VALUE);
        Thread.currentThread().interrupt();
        try {
            Spilled place = write(new long[10_000]);
            assertThat(store.read(place)).isEqualTo(new long[10_000]);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void severalThreadsWriteAndReadAtOnce() throws Exception {
        store(Long.MAX_VALUE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = Seeds.random(thread);
                work.add(() -> {
                    for (int round = 0; round < 150; round++) {
                        long[] value = random.longs(random.nextInt(60_000)).toArray();
                        Spilled place = write(value);
                        if (random.nextInt(4) > 0) {
                            assertThat(store.read(place)).isEqualTo(value);
                        }
                        store.drop(place);
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.bytes()).isZero();
    }
}
