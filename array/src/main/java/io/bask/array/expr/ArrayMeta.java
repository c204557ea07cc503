package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an array before any element is: how it is cut into blocks, and the type of its elements.
 *
 * @param chunks the chunks along every axis, which also give the shape
 * @param dtype the type of the elements
 */
public record ArrayMeta(ChunkGrid chunks, DType dtype) implements Serializable {
    /** Refuses more blocks than a graph can have tasks. */
    public ArrayMeta {
        if (chunks.numBlocks() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an array of shape %s would be cut into %d blocks, more than can be numbered (%d); use larger chunks, or fewer elements"
                            .formatted(chunks.shape(), chunks.numBlocks(), Integer.MAX_VALUE));
        }
    }

    // By hand: what a record has of itself takes the JVM 10 ms to make when it is first asked for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArrayMeta meta && chunks.equals(meta.chunks) && dtype == meta.dtype;
    }

    @Override
    public int hashCode() {
        return 31 * chunks.hashCode() + dtype.hashCode();
    }

    /** The shape of the whole array. */
    public Shape shape() {
        return chunks.shape();
    }
}
