package io.bask.benchmarks.array;

import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;

/** The data of the peers: ((k + shift) * 2654435761 mod 2^32) / 2^32, k the row-major position. */
final class HashedArrays {
    private HashedArrays() {}

    /** A matrix in blocks of one shape. */
    static Array matrix(Shape shape, long blockRows, long blockColumns, long shift) {
        Array rows = Array.arange(0, shape.length(0), 1, Chunks.of(blockRows)).expandDims(1);
        Array columns = Array.arange(0, shape.length(1), 1, Chunks.of(blockColumns));
        return hashed(rows.mul(shape.length(1)).add(columns).add(shift));
    }

    /** A vector in blocks of one length. */
    static Array vector(long length, long chunk) {
        return hashed(Array.arange(0, length, 1, Chunks.of(chunk)));
    }

    private static Array hashed(Array k) {
        return k.mul(2_654_435_761L).and(0xFFFFFFFFL).mul(0x1p-32);
    }
}
