package io.bask.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut short, changed, or none of HDF5's. */
@Timeout(600)
class BrokenHdf5Test {
    /** Names of Java's classes and of the library's parts. */
    private static final Pattern JARGON =
            Pattern.compile("Exception|[a-z]Error|java\\.|io\\.|[hH]df[A-Z]|HDF [A-Z]|Message|null|capacity|remaining");

    @TempDir
    Path folder;

    @BeforeEach
    void unpack() {
        Files5.unpack("/hdf5/files.zip", folder);
    }

    /** What is in the file can be read, or is refused in words. */
    private static String attempt(Path file) {
        try {
            for (String path : Hdf5.arrays(file)) {
                try {
                    Hdf5.read(file, path).compute();
                    Hdf5.attributes(file, path);
                } catch (Hdf5FormatException | TaskFailedException e) {
                    requireNamed(e, file);
                } catch (IllegalArgumentException e) {
                    // an array of a size that no memory has
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
        if (e instanceof Hdf5FormatException) {
            assertThat(e.getMessage()).doesNotContainPattern(JARGON);
        }
        boolean isNamed = false;
        for (Throwable at = e; at != null; at = at.getCause()) {
            isNamed |= at.getMessage() != null && at.getMessage().contains(file.toString());
            assertThat(at instanceof NullPointerException && e instanceof TaskFailedException)
                    .as("%s", (Object) e)
                    .isFalse();
        }
        assertThat(isNamed || e.getCause() instanceof OutOfMemoryError)
                .as("%s", (Object) e)
                .isTrue();
    }

    @Test
    void filesThatAreCutShortAreRefused() throws IOException {
        Path file = folder.resolve("cut.h5");
        for (String name : List.of("userblock.h5", "latest.h5", "earliest.h5")) {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            for (int part = 0; part < 12; part++) {
                int length = (int) ((long) whole.length * part / 12);
                Files.write(file, Arrays.copyOf(whole, length));
                String said = attempt(file);
                assertThat(length > whole.length / 2 ? "is" : said)
                        .as("%s at %d", name, length)
                        .contains("is");
            }
        }
    }

    @Test
    void changedBytesAreAnErrorOrOtherValues() throws IOException {
        Random random = Seeds.random();
        Path file = folder.resolve("changed.h5");
        for (String name : List.of("userblock.h5", "small.h5")) {
            if (name.equals("small.h5")) {
                Hdf5.write(
                        folder.resolve(name),
                        java.util.Map.of(
                                "/a/x", io.bask.array.Array.arange(200), "/a/y", io.bask.array.Array.arange(3)),
                        Hdf5Output.defaults().withGzip(4).withChunks(17));
            }
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            for (int round = 0; round < 400; round++) {
                byte[] bytes = whole.clone();
                for (int change = 0; change <= random.nextInt(3); change++) {
                    int at = random.nextInt(bytes.length);
                    bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0 : -1);
                }
                Files.write(file, bytes);
                attempt(file);
            }
        }
    }

    @Test
    void otherFilesAreNone() throws IOException {
        Path file = folder.resolve("other.h5");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Hdf5.arrays(file))
                .isInstanceOf(Hdf5FormatException.class)
                .hasMessage(file + " is no HDF5 file: of its 0 bytes none begin as those of HDF5 do");
        Files.write(file, "city,day\nRome,1\n".repeat(100).getBytes());
        assertThatThrownBy(() -> Hdf5.read(file, "x"))
                .hasMessage(file + ", /x is no HDF5 file: of its 1600 bytes none begin as those of HDF5 do");
        assertThatThrownBy(() -> Hdf5.read(folder.resolve("absent.h5"), "x")).isInstanceOf(UncheckedIOException.class);
    }
}
