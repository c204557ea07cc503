package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Says how an array is looked at from another: for each axis of the viewer, the axis of the viewed that it walks along.
 *
 * <p>Broadcasting, transposing, inserting an axis of length 1 and dropping one are all maps of this kind, and maps
 * compose, so a chain of such nodes is one look at the block at its far end. An axis of the viewed that has length 1 may
 * be walked by a longer axis, which repeats it; one that is not walked at all must have length 1.
 */
public final class AxisMap implements Serializable {
    private static final long serialVersionUID = 1L;

    /** In place of an axis of the viewed: the viewer's axis repeats the whole. */
    public static final int NONE = -1;

    private final int[] axes;
    private final int viewedNdim;

    private AxisMap(int[] axes, int viewedNdim) {
        this.axes = axes;
        this.viewedNdim = viewedNdim;
    }

    /** Looks at an array of {@code viewedNdim} axes; {@code axes} names one of them, or {@link #NONE}, for each axis. */
    public static AxisMap of(int[] axes, int viewedNdim) {
        return new AxisMap(axes.clone(), viewedNdim);
    }

    /** Broadcasting: last axes aligned. */
    public static AxisMap broadcast(int viewedNdim, int viewerNdim) {
        int[] axes = new int[viewerNdim];
        int shift = viewerNdim - viewedNdim;
        for (int axis = 0; axis < viewerNdim; axis++) {
            axes[axis] = axis < shift ? NONE : axis - shift;
        }
        return new AxisMap(axes, viewedNdim);
    }

    /** The look through this map at an array through which {@code next} looks at another. */
    public AxisMap then(AxisMap next) {
        int[] result = new int[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            result[axis] = axes[axis] == NONE ? NONE : next.axes[axes[axis]];
        }
        return new AxisMap(result, next.viewedNdim);
    }

    /** For each axis of the viewer, the axis of the viewed or {@link #NONE}; a copy. */
    public int[] axes() {
        return axes.clone();
    }

    /** Number of axes of the viewed. */
    public int viewedNdim() {
        return viewedNdim;
    }

    /** Whether every axis walks along the axis of its own number. */
    public boolean isIdentity() {
        if (axes.length != viewedNdim) {
            return false;
        }
        for (int axis = 0; axis < axes.length; axis++) {
            if (axes[axis] != axis) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is broadcasting and nothing else: last axes aligned, in order. */
    public boolean isBroadcast() {
        return viewedNdim <= axes.length && equals(broadcast(viewedNdim, axes.length));
    }

    /** Whether a viewer of this shape sees each element of the viewed once, in the same order. */
    public boolean isPlain(Shape viewed, Shape viewer) {
        return isIdentity() && viewed.equals(viewer);
    }

    /**
     * For each block of the viewer, in row-major order, the row-major number of the block of the viewed that it sees.
     *
     * <p>Where an axis of the viewed has one chunk, every block of the viewer sees that one.
     */
    public int[] blockNumbers(ChunkGrid viewed, ChunkGrid viewer) {
        int[] step = new int[axes.length];
        int[] stepOf = new int[viewedNdim];
        int product = 1;
        for (int axis = viewedNdim - 1; axis >= 0; axis--) {
            int count = viewed.numBlocks(axis);
            stepOf[axis] = count == 1 ? 0 : product;
            product = Math.multiplyExact(product, count);
        }
        for (int axis = 0; axis < axes.length; axis++) {
            step[axis] = axes[axis] == NONE ? 0 : stepOf[axes[axis]];
        }
        int[] numbers = new int[Math.toIntExact(viewer.numBlocks())];
        int[] index = new int[axes.length];
        int at = 0;
        for (int block = 0; block < numbers.length; block++) {
            numbers[block] = at;
            for (int axis = axes.length - 1; axis >= 0; axis--) {
                at += step[axis];
                if (++index[axis] < viewer.numBlocks(axis)) {
                    break;
                }
                at -= step[axis] * index[axis];
                index[axis] = 0;
            }
        }
        return numbers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AxisMap map && viewedNdim == map.viewedNdim && Arrays.equals(axes, map.axes);
    }

    @Override
    public int hashCode() {
        return 31 * viewedNdim + Arrays.hashCode(axes);
    }

    @Override
    public String toString() {
        return Arrays.toString(axes);
    }
}
