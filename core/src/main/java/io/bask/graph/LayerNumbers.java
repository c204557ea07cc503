package io.bask.graph;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The number of each task's layer: a byte a task in graphs of up to 256 layers, as nearly all large ones are. */
final class LayerNumbers implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NARROW = 256;

    private final byte @Nullable [] narrow;
    private final int[] wide;

    private LayerNumbers(byte @Nullable [] narrow, int[] wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** Copies the first {@code size} numbers, all below {@code layers}. */
    static LayerNumbers of(int[] numbers, int size, int layers) {
        if (layers > NARROW) {
            return new LayerNumbers(null, Arrays.copyOf(numbers, size));
        }
        byte[] narrow = new byte[size];
        for (int task = 0; task < size; task++) {
            narrow[task] = (byte) numbers[task];
        }
        return new LayerNumbers(narrow, new int[0]);
    }

    int of(int task) {
        return narrow != null ? narrow[task] & 0xff : wide[task];
    }
}
