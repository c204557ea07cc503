package io.bask.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

/** Reads what the library for Parquet writes. */
class HybridTest {
    private static int[] numbers(Random random, int width, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; ) {
            int run = random.nextBoolean() ? 1 : 1 + random.nextInt(40);
            int value = width == 0 ? 0 : random.nextInt() >>> (Integer.SIZE - width);
            for (int end = Math.min(count, i + run); i < end; i++) {
                numbers[i] = value;
            }
        }
        return numbers;
    }

    private static byte[] encoded(int[] numbers, int width) throws IOException {
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, new HeapByteBufferAllocator());
        for (int number : numbers) {
            encoder.writeInt(number);
        }
        return encoder.toBytes().toByteArray();
    }

    @Test
    void numbersOfEveryWidthAreReadAsTheyWereWritten() throws IOException {
        Random random = Seeds.random();
        for (int width = 0; width <= 32; width++) {
            for (int count : new int[] {0, 1, 7, 8, 9, 63, 64, 65, 1000}) {
                int[] numbers = numbers(random, width, count);
                byte[] bytes = encoded(numbers, width);
                int[] read = new int[count + 2];
                Arrays.fill(read, -7);
                new Hybrid(bytes, 0, bytes.length, width).read(read, 1, count);
                assertThat(Arrays.copyOfRange(read, 1, count + 1)).isEqualTo(numbers);
                assertThat(read[0]).isEqualTo(-7);
                assertThat(read[count + 1]).isEqualTo(-7);
            }
        }
    }

    @Test
    void whatEndsTooEarlyIsRefused() throws IOException {
        Random random = Seeds.random();
        int[] numbers = numbers(random, 13, 500);
        byte[] bytes = encoded(numbers, 13);
        for (int length = 0; length < bytes.length - 13; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> new Hybrid(cut, 0, cut.length, 13).read(new int[500], 0, 500))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> new Hybrid(bytes, 0, bytes.length, 33)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Hybrid(new byte[] {0, 0, 0}, 0, 3, 1).read(new int[1], 0, 1))
                .isInstanceOf(IOException.class);
    }

    @Test
    void damagedBytesNeverGiveAnythingButAnIoException() {
        Random random = Seeds.random();
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            int width = random.nextInt(33);
            try {
                new Hybrid(bytes, 0, bytes.length, width).read(new int[300], 0, 300);
            } catch (IOException refused) {
                assertThat(refused).hasMessageMatching(".*(ends|empty|damaged).*");
            }
        }
    }
}
