package io.bask.hdf5;

import java.io.IOException;
import java.util.Arrays;

/** LibLZF's packing, which h5py calls {@code lzf}: runs of bytes as they are, and of bytes that were there before. */
final class Lzf {
    private Lzf() {}

    static byte[] decode(byte[] packed, int room) throws IOException {
        byte[] bytes = new byte[room];
        int from = 0;
        int to = 0;
        while (from < packed.length) {
            int control = packed[from++] & 0xFF;
            if (control < 32) {
                int count = control + 1;
                require(count <= packed.length - from && count <= room - to);
                System.arraycopy(packed, from, bytes, to, count);
                from += count;
                to += count;
                continue;
            }
            int count = control >> 5;
            if (count == 7) {
                require(from < packed.length);
                count += packed[from++] & 0xFF;
            }
            count += 2;
            require(from < packed.length);
            int back = ((control & 0x1F) << 8 | packed[from++] & 0xFF) + 1;
            require(back <= to && count <= room - to);
            for (int i = 0; i < count; i++, to++) {
                bytes[to] = bytes[to - back];
            }
        }
        return Arrays.copyOf(bytes, to);
    }

    private static void require(boolean sound) throws IOException {
        if (!sound) {
            throw new IOException("is no lzf data: it ends too early, or refers to what is not there");
        }
    }
}
