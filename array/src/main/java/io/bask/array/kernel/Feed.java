package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Loops;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the leaves of a {@link Program} to its code: elements of a block, a tile at a time, in any order of its axes.
 *
 * <p>Axes that all leaves walk evenly are merged. A leaf that is the same for the whole block is handed over as a
 * scalar; the others are gathered into tiles that start at 0, because loops vectorise only if all their arrays share one
 * index. One feed serves one run on one thread.
 */
final class Feed {
    /** Elements of a tile: eight kilobytes of doubles, so that a few of them stay in the first-level cache. */
    static final int TILE = 1024;

    private final int[] lengths;
    private final int tileLength;
    private final List<LeafWalk> leaves;
    private final BitSet scalars = new BitSet();
    private final int[] index;

    private Feed(int[] lengths, int tileLength, List<LeafWalk> leaves) {
        this.lengths = lengths;
        this.tileLength = tileLength;
        this.leaves = leaves;
        this.index = new int[Math.max(0, lengths.length - 1)];
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            scalars.set(leaf, leaves.get(leaf).isScalar());
        }
    }

    /**
     * A feed that walks the block's axes in an order of the caller's choice, last one fastest.
     *
     * @param axes all axes of the block, in the order in which they are walked
     */
    static Feed of(Program program, List<NDArray> inputs, Placement at, int[] axes) {
        requireInputs(program, inputs);
        int tileLength = tileLength(at.shape());
        List<LeafWalk> leaves = new ArrayList<>();
        for (NDArray input : inputs) {
            NDArray stretched = input.broadcastTo(at.shape());
            leaves.add(new LeafWalk.OfBlock(stretched, permute(strides(stretched), axes), tileLength));
        }
        for (Instruction instruction : program.instructions()) {
            if (instruction instanceof Instruction.Index leaf) {
                leaves.add(indexWalk(leaf, at, axes));
            }
        }
        return merged(at.shape(), axes, leaves);
    }

    /** A feed that walks the block in row-major order. */
    static Feed of(Program program, List<NDArray> inputs, Placement at) {
        int[] axes = new int[at.shape().ndim()];
        Arrays.setAll(axes, axis -> axis);
        return of(program, inputs, at, axes);
    }

    private static void requireInputs(Program program, List<NDArray> inputs) {
        if (inputs.size() != program.inputs().size()) {
            throw new IllegalArgumentException(
                    "the program has %d inputs but %d blocks were given; give one block an input"
                            .formatted(program.inputs().size(), inputs.size()));
        }
        for (int slot = 0; slot < inputs.size(); slot++) {
            if (inputs.get(slot).dtype() != program.inputs().get(slot)) {
                throw new IllegalArgumentException("input %d has dtype %s but the program expects %s; cast it first"
                        .formatted(
                                slot, inputs.get(slot).dtype(), program.inputs().get(slot)));
            }
        }
    }

    private static long[] strides(NDArray block) {
        long[] strides = new long[block.ndim()];
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = block.stride(axis);
        }
        return strides;
    }

    private static long[] permute(long[] strides, int[] axes) {
        long[] permuted = new long[axes.length];
        Arrays.setAll(permuted, i -> strides[axes[i]]);
        return permuted;
    }

    private static LeafWalk indexWalk(Instruction.Index leaf, Placement at, int[] axes) {
        Affine affine = leaf.index();
        if (affine.ndim() != axes.length) {
            throw new IllegalArgumentException(
                    "the number %s has %d axes but the block has shape %s; give one coefficient an axis"
                            .formatted(affine, affine.ndim(), at.shape()));
        }
        long base = affine.base();
        long[] strides = new long[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            base += affine.coefficient(axis) * at.origin(axis);
            strides[axis] = affine.coefficient(axis);
        }
        return LeafWalk.ofIndex(leaf.dtype(), base, permute(strides, axes), tileLength(at.shape()));
    }

    /** Drops axes of length 1 and joins neighbours that every leaf walks as one. */
    private static Feed merged(Shape shape, int[] axes, List<LeafWalk> leaves) {
        int[] lengths = new int[axes.length];
        int count = 0;
        for (int i = 0; i < axes.length; i++) {
            int length = Math.toIntExact(shape.length(axes[i]));
            if (length == 1) {
                continue;
            }
            int axis = i;
            int last = count - 1;
            boolean joins = last >= 0 && leaves.stream().allMatch(leaf -> leaf.joins(last, axis, length));
            int target = joins ? last : count++;
            lengths[target] = joins ? lengths[target] * length : length;
            leaves.forEach(leaf -> leaf.move(axis, target));
        }
        int kept = count;
        leaves.forEach(leaf -> leaf.keep(Arrays.copyOf(lengths, kept)));
        return new Feed(Arrays.copyOf(lengths, kept), tileLength(shape), leaves);
    }

    private static int tileLength(Shape shape) {
        return shape.isEmpty() ? TILE : (int) Math.min(TILE, shape.size());
    }

    /** The most elements that are ever asked for at once: {@link #TILE}, less for a small block, unless it is empty. */
    int tileLength() {
        return tileLength;
    }

    /** Which leaves are the same for the whole block. */
    BitSet scalars() {
        return scalars;
    }

    /** Whether element {@code i} of every leaf that is not a scalar lies at position {@code i} of its storage. */
    boolean isDirect() {
        return lengths.length < 2 && leaves.stream().allMatch(leaf -> leaf.isScalar() || leaf.isDirect());
    }

    /** The elements of a program that only hands its float64 input on, if they lie in the order of the walk, else null. */
    double @Nullable [] elements(Program program) {
        boolean handsOn = program.instructions().size() == 1 && program.inputs().equals(List.of(DType.FLOAT64));
        return handsOn && scalars.isEmpty() && isDirect()
                ? (double[]) leaves.get(0).storage()
                : null;
    }

    /** The storages of a {@linkplain #isDirect direct} feed, by leaf, in an array with room for more. */
    Object[] storages(int slots) {
        Object[] arrays = new Object[slots];
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            arrays[leaf] = leaves.get(leaf).storage();
        }
        return arrays;
    }

    /** Says that the walk will go down strips of lines, not along whole lines. */
    void walkInStrips() {
        leaves.forEach(LeafWalk::walkInStrips);
    }

    /** The tiles into which {@link #fill} gathers, by leaf, in an array with room for more. */
    Object[] tiles(int slots) {
        Object[] arrays = new Object[slots];
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            if (!scalars.get(leaf)) {
                arrays[leaf] = leaves.get(leaf).tile();
            }
        }
        return arrays;
    }

    /** The whole-number scalars of a code, with room for more. */
    long[] longs(TranslatedCode code, int slots) {
        long[] values = new long[slots];
        for (int i = 0; i < code.longs().size(); i++) {
            TranslatedCode.Scalar scalar = code.longs().get(i);
            values[i] = scalar.leaf() < 0
                    ? scalar.whole()
                    : leaves.get(scalar.leaf()).firstLong();
        }
        return values;
    }

    /** The floating-point scalars of a code. */
    double[] doubles(TranslatedCode code) {
        return code.doubles().stream()
                .mapToDouble(scalar -> scalar.leaf() < 0
                        ? scalar.floating()
                        : leaves.get(scalar.leaf()).firstDouble(scalar.imaginary()))
                .toArray();
    }

    /** The loop of a code over the tiles of this feed, bound to them and to the arrays that follow them. */
    Loops.Bound loop(TranslatedCode code, Tier tier, Object[] arrays) {
        return Loops.tiled(
                code.code(),
                tier == Tier.GENERATED,
                arrays,
                longs(code, code.longs().size()),
                doubles(code),
                tileLength);
    }

    /** Gathers elements {@code start} to {@code start + count - 1}, counted in the order of the walk, into the tiles. */
    void fill(long start, int count) {
        int inner = lengths.length == 0 ? 1 : lengths[lengths.length - 1];
        int first = (int) (start % inner);
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            if (!scalars.get(leaf)) {
                locate(start / inner);
                fill(leaves.get(leaf), first, inner, count);
            }
        }
    }

    private void fill(LeafWalk leaf, int first, int inner, int count) {
        if (leaf.holds(first, count)) {
            return;
        }
        int from = first;
        for (int done = 0; done < count; ) {
            int line = Math.min(inner - from, count - done);
            leaf.gather(index, from, done, line);
            done += line;
            from = 0;
            advance();
        }
    }

    private void locate(long line) {
        long rest = line;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = (int) (rest % lengths[axis]);
            rest /= lengths[axis];
        }
    }

    private void advance() {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < lengths[axis]) {
                return;
            }
            index[axis] = 0;
        }
    }
}
