package io.bask.array.shape;

import java.io.Serializable;

/**
 * What a rechunk may take.
 *
 * @param bytes of a block between the old and the new ones, unless one of these is larger; of an array's blocks that {@code
 *     reshape} makes
 * @param threshold up to how many times as many pieces as blocks are exchanged in one step
 */
public record RechunkLimits(long bytes, double threshold) implements Serializable {
    /** Where nobody says otherwise. */
    public static final RechunkLimits STANDARD = new RechunkLimits(256L << 20, 4);

    /** Checks the numbers. */
    public RechunkLimits {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "blocks of %d bytes hold nothing; use a limit of 1 byte or more".formatted(bytes));
        }
        if (!(threshold >= 1)) {
            throw new IllegalArgumentException(
                    "a threshold of %s is below 1: there are always as many pieces as blocks; use 1 or more"
                            .formatted(threshold));
        }
    }
}
