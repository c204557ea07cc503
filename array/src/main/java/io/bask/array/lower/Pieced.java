package io.bask.array.lower;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Fourier;
import io.bask.array.expr.Fused;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.expr.FusedReduce;
import io.bask.array.expr.Rechunk;
import io.bask.array.lower.RechunkLowering.Overlap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is not made, because whatever reads it can read pieces: rechunks, whose pieces are read where they lie, and Fourier
 * transforms with one reader, which takes them a few lines at a time.
 *
 * <p>So {@code x[1:] - x[:-1]}, whose operands are cut at different places, takes no copy of either, and of
 * {@code abs(fft(x)).sum()} nothing is ever in memory but a few lines.
 */
final class Pieced {
    private final Map<ArrayExpr, List<List<Overlap>>> overlaps;
    private final Set<Fourier> transformed;

    private Pieced(Map<ArrayExpr, List<List<Overlap>>> overlaps, Set<Fourier> transformed) {
        this.overlaps = overlaps;
        this.transformed = transformed;
    }

    /** Those among some nodes that are no roots. */
    static Pieced of(List<ArrayExpr> order, List<ArrayExpr> roots) {
        Set<ArrayExpr> madeAnyway = new HashSet<>(roots);
        for (ArrayExpr node : order) {
            for (ArrayExpr input : node.inputs()) {
                if (input instanceof Rechunk && !readsInPieces(node, input)) {
                    madeAnyway.add(input);
                }
            }
        }
        Map<ArrayExpr, List<List<Overlap>>> overlaps = new HashMap<>();
        for (ArrayExpr node : order) {
            List<List<Overlap>> few = node instanceof Rechunk rechunk && !madeAnyway.contains(node)
                    ? RechunkLowering.inFewPieces(rechunk)
                    : null;
            if (few != null) {
                overlaps.put(node, few);
            }
        }
        return new Pieced(overlaps, transformed(order, madeAnyway));
    }

    /** Transforms that a single reader reads once. */
    private static Set<Fourier> transformed(List<ArrayExpr> order, Set<ArrayExpr> madeAnyway) {
        Set<ArrayExpr> made = new HashSet<>(madeAnyway);
        Set<Fourier> transformed = new HashSet<>();
        for (ArrayExpr node : order) {
            for (ArrayExpr input : node.inputs()) {
                boolean isFirst = input instanceof Fourier fourier
                        && fourier.chunks().isKnown()
                        && !made.contains(fourier)
                        && transformed.add(fourier);
                if (!isFirst || !readsInPieces(node, input)) {
                    made.add(input);
                }
            }
        }
        transformed.removeIf(made::contains);
        return transformed;
    }

    /** Whether a node looks at an input as it is, block by block. */
    private static boolean readsInPieces(ArrayExpr node, ArrayExpr input) {
        if (node instanceof Elementwise elementwise) {
            return readsInPieces(Fused.of(elementwise), input);
        }
        if (node instanceof Fused fused) {
            return fused.chunks().equals(input.chunks()) && looksStraight(fused.body(), fused.inputs(), input);
        }
        return node instanceof FusedReduce reduce
                && !reduce.selects()
                && reduce.spec().axes().length == reduce.bodyChunks().ndim()
                && reduce.bodyChunks().numBlocks() > 1
                && reduce.bodyChunks().equals(input.chunks())
                && looksStraight(reduce.body(), reduce.inputs(), input);
    }

    private static boolean looksStraight(FusedBody body, List<ArrayExpr> inputs, ArrayExpr input) {
        return body.sources().stream()
                .allMatch(source -> !(source instanceof Source.Read read)
                        || !inputs.get(read.input()).equals(input)
                        || read.view().isIdentity());
    }

    /** Whether a node is not made. */
    boolean contains(ArrayExpr node) {
        return overlaps.containsKey(node) || isTransformed(node);
    }

    /** Whether a node is a transform of the lines of its input that is made a few lines at a time. */
    boolean isTransformed(ArrayExpr node) {
        return node instanceof Fourier fourier && transformed.contains(fourier);
    }

    /** For each axis, which chunks of a node's input make each of its own; null if the node is no such rechunk. */
    @Nullable
    List<List<Overlap>> of(ArrayExpr node) {
        return overlaps.get(node);
    }
}
