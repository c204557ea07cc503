package io.bask.array.block;

import io.bask.array.shape.DType;

/** Casts blocks from one dtype to another, run by run; see {@link CastTile} for the rules. */
final class Cast {
    private Cast() {}

    /** A packed block of another dtype. */
    static NDArray cast(NDArray source, DType target) {
        Object result = Storage.allocate(target, source.shape());
        int count = (int) source.size();
        NDArray from = source.contiguous();
        DType dtype = source.dtype();
        CastTile tile = new CastTile();
        for (int start = 0; start < count; start += CastTile.LENGTH) {
            int length = Math.min(CastTile.LENGTH, count - start);
            tile.read(dtype, from.storage, from.offset + start, length);
            if (!dtype.isInexact()) {
                tile.writeLongs(target, result, start, length);
            } else if (target.isInexact()) {
                tile.writeDoubles(target, result, start, length, dtype.isComplex());
            } else {
                tile.writeTruncated(target, result, start, length, dtype.isComplex());
            }
        }
        return NDArray.wrap(target, source.shape(), result);
    }
}
