package io.bask.bag.kernel;

import java.util.SplittableRandom;

/** Makes generators that differ between partitions and are the same in every run. */
final class Seeding {
    private Seeding() {}

    /** The generator of a partition. */
    static SplittableRandom of(long seed, int partition) {
        return new SplittableRandom(mix(seed + 0x9E3779B97F4A7C15L * (partition + 1L)));
    }

    /** Spreads the bits of a number; equal numbers give equal results. */
    static long mix(long number) {
        long bits = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
