package io.bask.array;

/** How many numbers {@code arange} gives: {@code (stop - start) / step} rounded up, or none. */
final class RampLength {
    private RampLength() {}

    static long of(long start, long stop, long step) {
        requireStep(step, step == 0);
        if (step > 0 ? start >= stop : start <= stop) {
            return 0;
        }
        long span = step > 0 ? stop - start : start - stop;
        long stride = step == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(step);
        long length = Long.divideUnsigned(span - 1, stride) + 1;
        if (length < 0) {
            throw new IllegalArgumentException(
                    "arange from %d to %d by %d has more than 2^63 - 1 elements; use a larger step"
                            .formatted(start, stop, step));
        }
        return length;
    }

    static long of(double start, double stop, double step) {
        requireStep(step, step == 0);
        double length = Math.ceil((stop - start) / step);
        if (!(length < 0x1p63)) {
            throw new IllegalArgumentException(
                    "arange from %s to %s by %s has no length that a long can hold; use finite numbers"
                            .formatted(start, stop, step));
        }
        return Math.max(0, (long) length);
    }

    private static void requireStep(Number step, boolean isZero) {
        if (isZero) {
            throw new IllegalArgumentException(
                    "arange cannot go by steps of %s; use a step other than 0".formatted(step));
        }
    }
}
