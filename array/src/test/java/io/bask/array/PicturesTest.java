package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that PIL wrote, against what PIL reads of them; {@code pictures_fixture.py} makes them. */
@Timeout(300)
class PicturesTest {
    @TempDir
    private Path folder;

    private List<Path> unpack() throws IOException {
        List<Path> files = new ArrayList<>();
        try (InputStream file = Files.newInputStream(Path.of("src/test/resources/pictures/pictures.zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = folder.resolve(entry.getName());
                Files.write(path, zip.readAllBytes());
                if (!entry.getName().endsWith(".npy")) {
                    files.add(path);
                }
            }
        }
        return files;
    }

    @Test
    void picturesAreWhatPilReads() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> files = unpack();
        for (Path file : files) {
            NDArray expected = Array.load(Path.of(file + ".npy")).compute();
            NDArray got = Array.readImages(file.toString()).get("0").compute();
            if (!got.shape().equals(expected.shape()) || got.dtype() != expected.dtype()) {
                wrong.add("%s: %s %s instead of %s %s"
                        .formatted(file, got.dtype(), got.shape(), expected.dtype(), expected.shape()));
                continue;
            }
            Array distance =
                    Array.of(got).astype(DType.FLOAT64).sub(Array.of(expected)).abs();
            double largest = distance.max().compute().doubleAt();
            double mean = distance.mean().compute().doubleAt();
            // decoders of JPEG round on their way, each in its own manner
            boolean agrees = file.toString().endsWith(".jpg") ? largest <= 4 && mean <= 0.5 : largest == 0;
            if (!agrees) {
                wrong.add("%s: off by %s at most, by %s in the mean".formatted(file, largest, mean));
            }
        }
        assertThat(files).hasSizeGreaterThan(40);
        assertThat(wrong).isEmpty();
    }
}
