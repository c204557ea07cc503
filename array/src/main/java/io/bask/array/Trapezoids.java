package io.bask.array;

import io.bask.array.shape.Axis;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Areas under lines of elements. */
final class Trapezoids {
    private Trapezoids() {}

    static Array area(Array x, @Nullable Array at, double distance, int axis) {
        int along = Axis.normalize(axis, x.ndim());
        long length = x.shape().length(along);
        Array heights = Cutting.range(x, along, Math.min(1, length), length)
                .add(Cutting.range(x, along, 0, Math.max(0, length - 1)));
        if (at == null) {
            return heights.mul(distance).div(2.0).sum(along);
        }
        boolean perPosition = at.ndim() == 1 && at.size() == length;
        if (!perPosition && !at.shape().equals(x.shape())) {
            throw new IllegalArgumentException(
                    "coordinates of shape %s do not suit axis %d of shape %s; give one a position or one an element"
                            .formatted(at.shape(), along, x.shape()));
        }
        Array steps = at.diff(1, at.ndim() == 1 ? 0 : along);
        if (at.ndim() == 1 && x.ndim() - along > 1) {
            steps = steps.expandDims(IntStream.range(1, x.ndim() - along).toArray());
        }
        return steps.mul(heights).div(2.0).sum(along);
    }
}
