package io.bask.array.lower;

import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.expr.Numbered;
import io.bask.array.kernel.Placement;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;

/** Where each block lies; where no element follows from its index, only the shape of a block is told. */
final class Placements {
    private final boolean matter;
    private final ChunkGrid chunks;

    private Placements(boolean matter, ChunkGrid chunks) {
        this.matter = matter;
        this.chunks = chunks;
    }

    static Placements of(FusedBody body, ChunkGrid chunks) {
        return new Placements(body.sources().stream().anyMatch(Placements::followsFromPlace), chunks);
    }

    private static boolean followsFromPlace(Source source) {
        return source instanceof Source.Generate generate && generate.creation() instanceof Numbered;
    }

    static Placements exact(ChunkGrid chunks) {
        return new Placements(true, chunks);
    }

    boolean matter() {
        return matter;
    }

    /** Where a block begins; 0 along axes of unknown length, along which nothing follows from an element's index. */
    private long[] start(int[] index) {
        long[] start = new long[index.length];
        for (int axis = 0; axis < start.length; axis++) {
            start[axis] = chunks.shape().isKnown(axis) ? chunks.axis(axis).start(index[axis]) : 0;
        }
        return start;
    }

    Placement at(int block) {
        int[] index = chunks.blockIndex(block);
        Shape shape = chunks.blockShape(index);
        return matter ? Placement.of(shape, start(index)) : Placement.of(shape);
    }
}
