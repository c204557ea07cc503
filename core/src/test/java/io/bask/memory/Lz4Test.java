package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Lz4Test {
    private final Lz4 lz4 = new Lz4();

    @Test
    void whateverIsCompressedComesBack() throws IOException {
        Random random = Seeds.random();
        for (int round = 0; round < 2_000; round++) {
            byte[] source = bytes(random, random.nextInt(round < 1_500 ? 300 : 140_000));
            byte[] packed = new byte[source.length + source.length / 200 + 32];
            int length = lz4.compress(source, source.length, packed);
            assertThat(length).isPositive();
            byte[] back = new byte[source.length];
            Lz4.decompress(packed, length, back, back.length);
            assertThat(back).isEqualTo(source);
        }
    }

    /** Runs, repeats of earlier parts and noise, in random proportion. */
    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int count = Math.min(length - at, 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000));
            int kind = random.nextInt(3);
            if (kind == 0) {
                Arrays.fill(bytes, at, at + count, (byte) random.nextInt());
            } else if (kind == 1 && at > 0) {
                int from = random.nextInt(at);
                for (int i = 0; i < count; i++) {
                    bytes[at + i] = bytes[from + i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    bytes[at + i] = (byte) random.nextInt();
                }
            }
            at += count;
        }
        return bytes;
    }

    @Test
    void blocksAreThoseOfTheFormat() throws IOException {
        byte[] text = "abcdabcdabcdabcdabcdabcdabcd".getBytes(StandardCharsets.US_ASCII);
        byte[] packed = new byte[100];
        int length = lz4.compress(text, text.length, packed);
        // Four literals, a match of 19 = 15 + 4 with nothing more, 4 back; then five literals.
        assertThat(Arrays.copyOf(packed, length))
                .isEqualTo(new byte[] {0x4F, 'a', 'b', 'c', 'd', 4, 0, 0, 0x50, 'd', 'a', 'b', 'c', 'd'});
    }

    @Test
    void repetitionGetsSmallAndNoiseSaysThatItDoesNot() {
        byte[] packed = new byte[1 << 17];
        assertThat(lz4.compress(new byte[1 << 17], 1 << 17, packed)).isLessThan(1_000);
        byte[] noise = new byte[1 << 17];
        Seeds.random().nextBytes(noise);
        assertThat(lz4.compress(noise, noise.length, packed)).isEqualTo(-1);
    }

    @Test
    void whatIsNoBlockIsRefusedAndNeverLeadsOutside() {
        Random random = Seeds.random();
        byte[] target = new byte[1_000];
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            try {
                Lz4.decompress(noise, noise.length, target, target.length);
            } catch (IOException expected) {
                assertThat(expected).hasMessageContaining("compressed data");
            }
        }
        assertThatThrownBy(() -> Lz4.decompress(new byte[] {0x10, 1}, 2, target, 5))
                .isInstanceOf(IOException.class);
    }
}
