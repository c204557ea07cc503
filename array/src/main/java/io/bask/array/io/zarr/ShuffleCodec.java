package io.bask.array.io.zarr;

import java.util.Map;

/** Puts the first bytes of all elements first, then all second ones, and so on: what lies together then is more alike. */
record ShuffleCodec(int elementBytes) implements ByteCodec {
    @Override
    public byte[] encode(byte[] data) {
        return shuffle(data, 0, data.length, elementBytes);
    }

    @Override
    public byte[] decode(byte[] data, int most) {
        byte[] result = new byte[data.length];
        unshuffle(data, result, 0, data.length, elementBytes);
        return result;
    }

    static byte[] shuffle(byte[] data, int from, int length, int width) {
        byte[] result = new byte[length];
        int count = length / width;
        for (int plane = 0; plane < width; plane++) {
            for (int i = 0; i < count; i++) {
                result[plane * count + i] = data[from + i * width + plane];
            }
        }
        System.arraycopy(data, from + count * width, result, count * width, length - count * width);
        return result;
    }

    static void unshuffle(byte[] data, byte[] to, int at, int length, int width) {
        int count = length / width;
        for (int plane = 0; plane < width; plane++) {
            for (int i = 0; i < count; i++) {
                to[at + i * width + plane] = data[plane * count + i];
            }
        }
        System.arraycopy(data, count * width, to, at + count * width, length - count * width);
    }

    /** Undoes what puts first the first bit of the first bytes of all elements, then the second one. */
    static void unshuffleBits(byte[] data, byte[] to, int at, int length, int width) {
        int count = length / width;
        if (count % 8 != 0) {
            System.arraycopy(data, 0, to, at, length);
            return;
        }
        int row = count / 8;
        for (int plane = 0; plane < width; plane++) {
            for (int i = 0; i < count; i++) {
                int value = 0;
                for (int bit = 0; bit < 8; bit++) {
                    value |= (data[(plane * 8 + bit) * row + i / 8] >> (i % 8) & 1) << bit;
                }
                to[at + i * width + plane] = (byte) value;
            }
        }
        System.arraycopy(data, count * width, to, at + count * width, length - count * width);
    }

    @Override
    public String id() {
        return "shuffle";
    }

    @Override
    public Map<String, Object> parameters(int version) {
        return Map.of("elementsize", elementBytes);
    }
}
