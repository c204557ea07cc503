package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.ArrayMeta;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A function of the last axes of arrays, repeated along all others: a generalised ufunc, Dask's {@code apply_gufunc}.
 *
 * <pre>{@code
 * Gufunc weigh = Gufunc.of("(i,j),(j)->(i)", blocks -> ..., DType.FLOAT64);
 * Array result = weigh.apply(matrices, weights);
 * }</pre>
 *
 * <p>The signature names the core axes: axes with one name have one length. The others, the loop axes, stretch to one
 * another. The function gets blocks with loop axes first, and answers the same; with {@link #vectorize} it gets core axes
 * only, and is called once an element of the loop axes. Core axes are put into one block each. Immutable.
 */
public final class Gufunc {
    private final GufuncSignature signature;
    private final BlocksFunction function;
    private final List<DType> dtypes;
    private final Map<String, Long> sizes;
    private final int @Nullable [][] axes;
    private final boolean keepdims;
    private final boolean vectorize;

    /** A function of one block of each array. */
    @FunctionalInterface
    public interface BlockFunctionOfOne extends Serializable {
        /** Makes a block. */
        NDArray apply(List<NDArray> blocks) throws Exception;
    }

    /** A function of one block of each array with several answers. */
    @FunctionalInterface
    public interface BlocksFunction extends Serializable {
        /** Makes one block an answer. */
        List<NDArray> apply(List<NDArray> blocks) throws Exception;
    }

    private Gufunc(
            GufuncSignature signature,
            BlocksFunction function,
            List<DType> dtypes,
            Map<String, Long> sizes,
            int @Nullable [][] axes,
            boolean[] flags) {
        this.signature = signature;
        this.function = function;
        this.dtypes = dtypes;
        this.sizes = sizes;
        this.axes = axes;
        this.keepdims = flags[0];
        this.vectorize = flags[1];
    }

    /** A function with one answer. */
    public static Gufunc of(String signature, BlockFunctionOfOne function, DType dtype) {
        Objects.requireNonNull(function, "gufunc: the function is null");
        return ofMany(signature, blocks -> Collections.singletonList(function.apply(blocks)), dtype);
    }

    /**
     * A function with several answers; it is called once for all of them that are computed together.
     *
     * @throws IllegalArgumentException if the signature is none, or there are not as many dtypes as answers
     */
    public static Gufunc ofMany(String signature, BlocksFunction function, DType... dtypes) {
        Objects.requireNonNull(function, "gufunc: the function is null");
        GufuncSignature parsed =
                GufuncSignature.parse(Objects.requireNonNull(signature, "gufunc: the signature is null"));
        if (dtypes.length != parsed.outputs().size()) {
            throw new IllegalArgumentException("gufunc '%s' has %d answers but got %d dtypes; give one each"
                    .formatted(signature, parsed.outputs().size(), dtypes.length));
        }
        return new Gufunc(parsed, function, List.of(dtypes), Map.of(), null, new boolean[2]);
    }

    /** With the length of a core axis that only answers have. */
    public Gufunc size(String name, long length) {
        Map<String, Long> more = new HashMap<>(sizes);
        more.put(Objects.requireNonNull(name, "gufunc: the name of an axis is null"), length);
        return new Gufunc(signature, function, dtypes, more, axes, new boolean[] {keepdims, vectorize});
    }

    /** With core axes elsewhere than last: for each array, then for each answer, which they are; answers may be left out. */
    public Gufunc axes(int[]... places) {
        int[][] copy = Arrays.stream(places).map(int[]::clone).toArray(int[][]::new);
        return new Gufunc(signature, function, dtypes, sizes, copy, new boolean[] {keepdims, vectorize});
    }

    /**
     * With the one core axis that all arrays have elsewhere than last.
     *
     * @throws IllegalArgumentException if there is another core axis
     */
    public Gufunc axis(int place) {
        List<List<String>> groups = new ArrayList<>(signature.inputs());
        groups.addAll(signature.outputs());
        long names = groups.stream().flatMap(List::stream).distinct().count();
        if (names != 1 || groups.stream().anyMatch(group -> group.size() > 1)) {
            throw new IllegalArgumentException(
                    "gufunc '%s' has not one core axis; name all with axes(...)".formatted(signature.text()));
        }
        return axes(groups.stream()
                .map(group -> group.isEmpty() ? new int[0] : new int[] {place})
                .toArray(int[][]::new));
    }

    /** With axes of length 1 in the place of the core axes that answers have lost. */
    public Gufunc keepdims() {
        boolean isLost = signature.outputs().stream().allMatch(List::isEmpty)
                && signature.inputs().stream().map(List::size).distinct().count() == 1;
        if (!isLost) {
            throw new IllegalArgumentException(
                    "gufunc '%s' cannot keep axes; arrays must have as many core axes each, answers none"
                            .formatted(signature.text()));
        }
        return new Gufunc(signature, function, dtypes, sizes, axes, new boolean[] {true, vectorize});
    }

    /** With a function of core axes only, which is called for each element of the loop axes. */
    public Gufunc vectorize() {
        return new Gufunc(signature, function, dtypes, sizes, axes, new boolean[] {keepdims, true});
    }

    /** The first answer; see {@link #applyAll}. */
    public Array apply(Array... arrays) {
        return applyAll(arrays).get(0);
    }

    /**
     * All answers, lazily.
     *
     * @throws IllegalArgumentException if arrays and signature do not suit one another
     */
    public List<Array> applyAll(Array... arrays) {
        if (arrays.length != signature.inputs().size()) {
            throw new IllegalArgumentException(
                    "gufunc '%s' takes %d arrays but got %d; give one for each parenthesis before '->'"
                            .formatted(signature.text(), signature.inputs().size(), arrays.length));
        }
        List<Array> inputs = new ArrayList<>();
        Map<String, Long> lengths = new HashMap<>(sizes);
        for (int i = 0; i < arrays.length; i++) {
            inputs.add(ready(arrays[i], i, lengths));
        }
        ChunkGrid loops = ChunkGrid.unify(IntStream.range(0, arrays.length)
                .mapToObj(i -> loops(inputs, i))
                .toArray(ChunkGrid[]::new));
        List<ArrayExpr> exprs = new ArrayList<>();
        List<int[]> meets = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Array input = inputs.get(i);
            int own = input.ndim() - signature.inputs().get(i).size();
            ChunkGrid grid = input.chunks();
            ChunkGrid cut = loops(inputs, i).alignedTo(loops);
            int[] meet = new int[input.ndim()];
            for (int axis = 0; axis < input.ndim(); axis++) {
                grid = axis < own ? grid.withAxis(axis, cut.axis(axis)) : grid;
                meet[axis] = axis < own ? loops.ndim() - own + axis : BlockCall.WHOLE;
            }
            exprs.add(Rechunk.of(input.expr(), grid));
            meets.add(meet);
        }
        List<ArrayMeta> answers = new ArrayList<>();
        for (int answer = 0; answer < dtypes.size(); answer++) {
            answers.add(new ArrayMeta(grid(answer, loops, lengths), dtypes.get(answer)));
        }
        List<Array> results = new ArrayList<>();
        for (BlockCall call : BlockCall.parts("gufunc", calls(loops.ndim(), answers), exprs, meets, answers)) {
            int answer = results.size();
            results.add(placed(
                    new Array(call), answer, signature.outputs().get(answer).size()));
        }
        return results;
    }

    /** The function, which is not called where there is nothing to loop over. */
    private BlockFunction.Parts calls(int loops, List<ArrayMeta> answers) {
        int[] cores = signature.inputs().stream().mapToInt(List::size).toArray();
        BlocksFunction each = vectorize ? new GufuncLoop(function, cores, dtypes.toArray(DType[]::new)) : function;
        return (blocks, info) -> {
            long[] loop = Arrays.copyOf(info.output().shape().lengths(), loops);
            boolean isEmpty = Arrays.stream(loop).anyMatch(length -> length == 0);
            boolean nothing = isEmpty || answers.stream().allMatch(answer -> coreSize(answer, loops) == 0);
            return nothing ? empty(loop, answers) : each.apply(blocks);
        };
    }

    private static long coreSize(ArrayMeta answer, int loops) {
        return Arrays.stream(answer.shape().lengths()).skip(loops).reduce(1, (a, b) -> a * b);
    }

    private static List<NDArray> empty(long[] loop, List<ArrayMeta> answers) {
        List<NDArray> results = new ArrayList<>();
        for (ArrayMeta answer : answers) {
            long[] lengths = answer.shape().lengths();
            System.arraycopy(loop, 0, lengths, 0, loop.length);
            results.add(NDArray.zeros(answer.dtype(), Shape.of(lengths)));
        }
        return results;
    }

    private ChunkGrid loops(List<Array> inputs, int i) {
        Array input = inputs.get(i);
        int own = input.ndim() - signature.inputs().get(i).size();
        return ChunkGrid.of(input.chunks().axes().subList(0, own));
    }

    /** Core axes last, each in one block; their lengths noted. */
    private Array ready(Array given, int number, Map<String, Long> lengths) {
        Array array = Objects.requireNonNull(given, () -> "gufunc: array " + number + " is null");
        List<String> core = signature.inputs().get(number);
        if (array.ndim() < core.size()) {
            throw new IllegalArgumentException(
                    "gufunc '%s': array %d has shape %s but %d core axes; give it more axes, with expandDims or reshape"
                            .formatted(signature.text(), number, array.shape(), core.size()));
        }
        if (axes != null && axes.length > number) {
            int[] last =
                    IntStream.range(array.ndim() - core.size(), array.ndim()).toArray();
            requireCount(axes[number], core.size(), number);
            array = array.moveaxis(axes[number], last);
        }
        ChunkGrid grid = array.chunks();
        for (int i = 0; i < core.size(); i++) {
            int axis = array.ndim() - core.size() + i;
            long length = array.shape().length(axis);
            Long before = lengths.putIfAbsent(core.get(i), length);
            if (before != null && before != length) {
                throw new IllegalArgumentException(
                        "gufunc '%s': core axis '%s' has length %d in array %d of shape %s, and %d before; axes of one name have one length, so slice one, or name them apart"
                                .formatted(signature.text(), core.get(i), length, number, given.shape(), before));
            }
            grid = grid.withAxis(axis, ChunkLengths.single(length));
        }
        return new Array(Rechunk.of(array.expr(), grid));
    }

    private void requireCount(int[] places, int count, int number) {
        if (places.length != count) {
            throw new IllegalArgumentException(
                    "gufunc '%s': %d axes were named for array %d with %d core axes; name as many"
                            .formatted(signature.text(), places.length, number, count));
        }
    }

    private ChunkGrid grid(int answer, ChunkGrid loops, Map<String, Long> lengths) {
        ChunkGrid grid = loops;
        for (String name : signature.outputs().get(answer)) {
            Long length = lengths.get(name);
            if (length == null) {
                throw new IllegalArgumentException(
                        "gufunc '%s': the length of core axis '%s' is not known; give it with size(\"%s\", ...)"
                                .formatted(signature.text(), name, name));
            }
            grid = grid.insertAxis(-1, ChunkLengths.single(length));
        }
        Assembly.requireBlocks(grid, dtypes.get(answer));
        return grid;
    }

    private Array placed(Array result, int answer, int core) {
        int inputs = signature.inputs().size();
        if (keepdims) {
            int count = signature.inputs().get(0).size();
            int[] last = axes == null
                    ? IntStream.range(result.ndim(), result.ndim() + count).toArray()
                    : IntStream.of(axes[0])
                            .map(axis -> Axis.normalize(axis, result.ndim() + count))
                            .toArray();
            return count == 0 ? result : result.expandDims(last);
        }
        if (axes == null || axes.length <= inputs + answer || core == 0) {
            return result;
        }
        requireCount(axes[inputs + answer], core, inputs + answer);
        int[] last = IntStream.range(result.ndim() - core, result.ndim()).toArray();
        return result.moveaxis(last, axes[inputs + answer]);
    }
}
