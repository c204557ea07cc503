package io.bask.dataframe.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitmapTest {
    private static boolean[] random(int length, long seed) {
        Random random = Seeds.random(seed);
        int kind = random.nextInt(4);
        boolean[] bits = new boolean[length];
        for (int i = 0; i < length; i++) {
            bits[i] = kind == 0 || kind == 1 && i / 64 % 2 == 0 || kind > 1 && random.nextBoolean();
        }
        return bits;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 129, 1000})
    void behavesAsAnArrayOfBooleans(int length) {
        for (long seed = 0; seed < 20; seed++) {
            boolean[] a = random(length, seed);
            boolean[] b = random(length, seed + 1000);
            Bitmap x = Bitmap.of(a);
            Bitmap y = Bitmap.of(b);
            assertThat(x.cardinality()).isEqualTo((int)
                    IntStream.range(0, length).filter(i -> a[i]).count());
            assertThat(x.positions())
                    .isEqualTo(IntStream.range(0, length).filter(i -> a[i]).toArray());
            for (int i = 0; i < length; i++) {
                assertThat(x.get(i)).isEqualTo(a[i]);
                assertThat(x.and(y).get(i)).isEqualTo(a[i] && b[i]);
                assertThat(x.or(y).get(i)).isEqualTo(a[i] || b[i]);
                assertThat(x.xor(y).get(i)).isEqualTo(a[i] != b[i]);
                assertThat(x.not().get(i)).isEqualTo(!a[i]);
            }
            assertThat(x.not().cardinality()).isEqualTo(length - x.cardinality());
            int from = length == 0 ? 0 : Seeds.random(seed).nextInt(length);
            assertThat(x.slice(from, length)).isEqualTo(Bitmap.of(Arrays.copyOfRange(a, from, length)));
            int[] positions = Seeds.random(seed)
                    .ints(length == 0 ? 0 : 100, 0, Math.max(1, length))
                    .toArray();
            for (int i = 0; i < positions.length; i++) {
                assertThat(x.take(positions).get(i)).isEqualTo(a[positions[i]]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 100})
    void builderKnowsWhetherAllBitsAreSet(int length) {
        BitmapBuilder bits = new BitmapBuilder(0);
        bits.append(true, length);
        assertThat(bits.isAllSet()).isTrue();
        assertThat(bits.build()).isEqualTo(Bitmap.filled(length, true));
        bits.append(false);
        assertThat(bits.isAllSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65})
    void bitmapsOfDifferentLengthDoNotCombine(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bitmap.filled(length, true).and(Bitmap.filled(length + 1, true)))
                .withMessageContaining(length + " and " + (length + 1));
    }
}
