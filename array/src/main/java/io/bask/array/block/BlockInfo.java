package io.bask.array.block;

import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Where the blocks of one call of a {@link BlockFunction} lie.
 *
 * @param output the block that is made
 * @param inputs the blocks that are read, one of each array
 */
public record BlockInfo(Place output, List<Place> inputs) implements Serializable {
    /** Copies the list. */
    public BlockInfo {
        inputs = List.copyOf(inputs);
    }

    /**
     * Where one block lies in its array.
     *
     * @param position its number along each axis
     * @param start where its first element lies along each axis
     * @param shape its own shape
     * @param arrayShape the shape of the whole array
     */
    public record Place(int[] position, long[] start, Shape shape, Shape arrayShape) implements Serializable {
        /** Copies the arrays. */
        public Place {
            position = position.clone();
            start = start.clone();
        }

        /** Its number along each axis; a copy. */
        @Override
        public int[] position() {
            return position.clone();
        }

        /** Where its first element lies along each axis; a copy. */
        @Override
        public long[] start() {
            return start.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && Arrays.equals(position, place.position)
                    && Arrays.equals(start, place.start)
                    && shape.equals(place.shape)
                    && arrayShape.equals(place.arrayShape);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(position) + Arrays.hashCode(start);
        }

        @Override
        public String toString() {
            return "block %s of shape %s at %s".formatted(Arrays.toString(position), shape, Arrays.toString(start));
        }
    }
}
