package io.bask.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files with tables that are cut short or changed, and pickles that are. */
@Timeout(600)
class BrokenHdf5FrameTest {
    @TempDir
    Path folder;

    @BeforeEach
    void unpack() {
        Files5.unpack("/hdf5/frames.zip", folder);
    }

    /** What is in the file can be read, or is refused in words. */
    static String attempt(Path file) {
        try {
            for (String key : Hdf5.frames(file)) {
                try {
                    Hdf5.readFrame(file, key).compute();
                } catch (Hdf5FormatException | TaskFailedException e) {
                    requireNamed(e, file);
                } catch (IllegalArgumentException e) {
                    // two labels or columns of one name
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
            return "";
        } catch (Hdf5FormatException e) {
            requireNamed(e, file);
            return e.getMessage();
        }
    }

    private static void requireNamed(RuntimeException e, Path file) {
        boolean isNamed = false;
        for (Throwable at = e; at != null; at = at.getCause()) {
            isNamed |= at.getMessage() != null && at.getMessage().contains(file.toString());
        }
        assertThat(isNamed).as("%s", (Object) e).isTrue();
    }

    @Test
    void filesThatAreCutShortAreRefused() throws IOException {
        Path file = folder.resolve("cut.h5");
        for (String name : List.of("part0.h5", "objects.h5", "fixed.h5", "packed.h5")) {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            for (int part = 0; part < 16; part++) {
                Files.write(file, Arrays.copyOf(whole, (int) ((long) whole.length * part / 16)));
                attempt(file);
            }
        }
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Hdf5.readFrame(file, "x")).hasMessageContaining("is no HDF5 file");
    }

    @Test
    void changedBytesAreAnErrorOrOtherValues() throws IOException {
        Random random = Seeds.random();
        Path file = folder.resolve("changed.h5");
        for (String name : List.of("part0.h5", "appended.h5", "objects.h5")) {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            int[] used = java.util.stream.IntStream.range(0, whole.length)
                    .filter(at -> whole[at] != 0)
                    .toArray();
            for (int round = 0; round < 150; round++) {
                byte[] bytes = whole.clone();
                for (int change = 0; change <= random.nextInt(3); change++) {
                    int at = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : used[random.nextInt(used.length)];
                    bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0 : -1);
                }
                Files.write(file, bytes);
                attempt(file);
            }
        }
    }

    @Test
    void picklesOfAnyBytesAreReadOrRefused() {
        Random random = Seeds.random();
        byte[] whole =
                "(dp0\\nI1\\n(dp1\\nVnames\\np2\\n(lp3\\nNasVtype\\np4\\nVIndex\\np5\\nssVtz\\ncpytz\\n_p\\n(VEurope/Paris\\nI540\\ntRs."
                        .replace("\\n", "\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(String.valueOf(Pickle.read(whole))).isEqualTo("{1={names=[null], type=Index}, tz=pytz._p}");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = round % 2 == 0 ? whole.clone() : new byte[1 + random.nextInt(60)];
            if (round % 2 == 1) {
                random.nextBytes(bytes);
            }
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                Pickle.read(bytes);
            } catch (Hdf5FormatException refused) {
                assertThat(refused.getMessage()).contains("pickle");
            }
        }
    }

    @Test
    void picklesRunNothing() {
        byte[] harm = "cos\nsystem\n(S'touch /tmp/harm'\ntR.".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Pickle.read(harm)).isInstanceOf(Pickle.Made.class).hasToString("os.system");
        // a list that holds itself
        assertThat(Pickle.read("(lp0\ng0\na.".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(List.class);
        assertThatThrownBy(() -> Pickle.read(new byte[] {(byte) 0x80, 4, (byte) 0x8d, -1, -1, -1, -1, -1, -1, -1, 127}))
                .isInstanceOf(Hdf5FormatException.class);
    }
}
