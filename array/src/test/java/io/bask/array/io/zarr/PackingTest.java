package io.bask.array.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static byte[] lines() {
        Random random = new Random(5);
        byte[] data = new byte[3000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) random.nextInt(200);
        }
        return data;
    }

    @Test
    void zlibWithAnyByteChangedIsRefusedOrTheSame() throws IOException {
        byte[] data = lines();
        byte[] packed = Packing.ZLIB.pack(data, 0, data.length);
        for (int place = 0; place < packed.length; place++) {
            byte[] changed = packed.clone();
            changed[place] ^= 0x11;
            byte[] result = new byte[data.length];
            try {
                Packing.ZLIB.unpack(changed, 0, changed.length, result, 0, result.length);
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("is no whole zlib data");
                continue;
            }
            assertThat(result).as("byte %d changed", place).isEqualTo(data);
        }
    }

    @Test
    void zlibThatIsShortOrLongIsRefused() {
        byte[] data = lines();
        byte[] packed = Packing.ZLIB.pack(data, 0, data.length);
        byte[] result = new byte[data.length];
        assertThatThrownBy(() -> Packing.ZLIB.unpack(packed, 0, packed.length - 2, result, 0, result.length))
                .hasMessageContaining("end before their checksum");
        assertThatThrownBy(() -> Packing.ZLIB.unpack(packed, 0, packed.length, result, 0, result.length - 1))
                .hasMessageContaining("unpack to 3000, not 2999");
    }
}
