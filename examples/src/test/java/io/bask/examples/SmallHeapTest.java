package io.bask.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four gigabytes of numbers pass through a heap of 400 MB: made, moved into other blocks, transformed, reduced. */
class SmallHeapTest {
    /** What the small JVM runs. */
    public static final class Program {
        private Program() {}

        /** Prints the maximum. */
        public static void main(String[] arguments) {
            Array x = Array.random(1).uniform(Shape.of(540_000_000), Chunks.of(1_000_000));
            // Blocks of another length cannot be fused with those that they are cut from: all of them exist for a
            // while.
            System.out.println(x.rechunk(Chunks.of(1_500_000)).sqrt().max().compute());
        }
    }

    @Test
    @Timeout(300)
    void fourGigabytesPassThroughFourHundredMegabytes() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(Double.parseDouble(out.strip())).isBetween(0.99999999, 1.0);
    }
}
