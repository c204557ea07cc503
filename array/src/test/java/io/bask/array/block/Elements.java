package io.bask.array.block;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Elements as the fixtures write them: little-endian bytes in hex, or a pattern {@code P:mul:mod:sub:div}. */
final class Elements {
    private Elements() {}

    static NDArray read(DType dtype, Shape shape, String text) {
        return text.startsWith("P:")
                ? pattern(dtype, shape, text)
                : ofBytes(dtype, shape, HexFormat.of().parseHex(text));
    }

    private static NDArray pattern(DType dtype, Shape shape, String text) {
        String[] parts = text.split(":");
        double[] values = new double[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            long remainder = (long) i * Long.parseLong(parts[1]) % Long.parseLong(parts[2]);
            values[i] = (double) (remainder - Long.parseLong(parts[3])) / Long.parseLong(parts[4]);
        }
        return NDArray.of(values).reshape(shape).astype(dtype);
    }

    private static NDArray ofBytes(DType dtype, Shape shape, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Object storage = Storage.allocate(dtype, shape);
        if (storage instanceof byte[] to) {
            in.get(to);
        } else if (storage instanceof short[] to) {
            in.asShortBuffer().get(to);
        } else if (storage instanceof int[] to) {
            in.asIntBuffer().get(to);
        } else if (storage instanceof long[] to) {
            in.asLongBuffer().get(to);
        } else if (storage instanceof float[] to) {
            in.asFloatBuffer().get(to);
        } else {
            in.asDoubleBuffer().get((double[]) storage);
        }
        return NDArray.wrap(dtype, shape, storage);
    }
}
