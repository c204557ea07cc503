package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Loop;
import io.bask.array.kernel.code.Loops;
import io.bask.array.shape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a {@link Program} over blocks, element by element.
 *
 * <p>Inputs are stretched to the result's shape as NumPy broadcasts. Nothing of the size of a block is allocated but the
 * results: intermediate values live in tiles of a few kilobytes, or in processor registers. When all inputs are dense
 * and the {@linkplain Tier#GENERATED loop is generated}, it runs over the storages themselves. Stateless, safe from any
 * thread.
 */
public final class Elementwise {
    /** A dense block is given to a loop in pieces, so that the JIT compiler sees calls and compiles it as a whole. */
    private static final int PIECE = 4096;

    private Elementwise() {}

    /**
     * The results of a program for one block.
     *
     * @param inputs one block for each input of the program, of its dtype, that broadcasts to the result's shape
     * @param at the shape of the results, and the place of the block
     * @throws IllegalArgumentException if the inputs do not suit the program
     */
    public static List<NDArray> run(Program program, List<NDArray> inputs, Placement at, Tier tier) {
        List<NDArray> results = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
            results.add(NDArray.zeros(program.outputDType(i), at.shape()));
        }
        runInto(program, inputs, at, tier, results, 0);
        return results;
    }

    /**
     * Writes the results of a program for one block one after the other into dense arrays.
     *
     * @param first where the first element of each result is written
     */
    private static void runInto(
            Program program, List<NDArray> inputs, Placement at, Tier tier, List<NDArray> results, int first) {
        int size = Math.toIntExact(at.shape().size());
        Feed feed = Feed.of(program, inputs, at);
        if (size == 0) {
            return;
        }
        TranslatedCode translated = program.code(CodeTail.STORE, feed.scalars());
        if (tier == Tier.GENERATED && first == 0 && feed.isDirect()) {
            Optional<Loop> loop = Loops.fused(translated.code());
            if (loop.isPresent()) {
                runDirect(loop.get(), translated, feed, results, size);
                return;
            }
        }
        runTiled(tier, translated, feed, results, first, size);
    }

    /**
     * The only result of a program for one block whose inputs lie in pieces.
     *
     * <p>The block is cut wherever an input is, and what lies between cuts is computed from views of the pieces; so nothing is
     * copied but what comes out where the last axis is cut.
     *
     * @param inputs one for each input of the program, all of the result's shape
     */
    public static NDArray runInPieces(Program program, List<Mosaic> inputs, Placement at, Tier tier) {
        NDArray result = NDArray.zeros(program.outputDType(0), at.shape());
        for (Mosaic.Box box : Mosaic.boxes(inputs, at.shape())) {
            List<NDArray> views = inputs.stream().map(input -> input.view(box)).toList();
            Placement place = at.part(box.start(), box.shape());
            int first = box.denseStart(at.shape());
            if (first >= 0) {
                runInto(program, views, place, tier, List.of(result), first);
            } else {
                runOne(program, views, place, tier).copyInto(box.of(result));
            }
        }
        return result;
    }

    /** The only result of a program for one block; see {@link #run}. */
    public static NDArray runOne(Program program, List<NDArray> inputs, Placement at, Tier tier) {
        if (program.outputs().size() != 1) {
            throw new IllegalArgumentException("the program has %d results; run all of them with run(...)"
                    .formatted(program.outputs().size()));
        }
        return run(program, inputs, at, tier).get(0);
    }

    private static void runDirect(Loop loop, TranslatedCode translated, Feed feed, List<NDArray> results, int size) {
        Object[] arrays = feed.storages(translated.leaves() + results.size());
        for (int i = 0; i < results.size(); i++) {
            arrays[translated.leaves() + i] = results.get(i).storageShared();
        }
        long[] longs = feed.longs(translated, translated.longs().size());
        double[] doubles = feed.doubles(translated);
        for (int start = 0; start < size; ) {
            int end = start + Math.min(PIECE, size - start);
            loop.run(arrays, longs, doubles, start, end);
            start = end;
        }
    }

    private static void runTiled(
            Tier tier, TranslatedCode translated, Feed feed, List<NDArray> results, int first, int size) {
        Object[] arrays = feed.tiles(translated.leaves() + results.size());
        List<Object> tiles = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            tiles.add(Element.of(results.get(i).dtype()).newArray(feed.tileLength()));
            arrays[translated.leaves() + i] = tiles.get(i);
        }
        Loops.Bound loop = feed.loop(translated, tier, arrays);
        for (int start = 0; start < size; ) {
            int count = Math.min(Feed.TILE, size - start);
            feed.fill(start, count);
            loop.run(count);
            for (int i = 0; i < tiles.size(); i++) {
                copy(tiles.get(i), results.get(i), first + start, count);
            }
            start += count;
        }
    }

    private static void copy(Object tile, NDArray result, int start, int count) {
        DType dtype = result.dtype();
        int slots = dtype.isComplex() ? 2 : 1;
        System.arraycopy(tile, 0, result.storageShared(), start * slots, count * slots);
    }
}
