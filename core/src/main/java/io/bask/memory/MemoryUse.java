package io.bask.memory;

/**
 * How much memory results have taken, of one run or of all.
 *
 * <p>In bytes of the results themselves; what kernels need while they run, and garbage, are not in it.
 *
 * @param limit what results may take together
 * @param used what they take now
 * @param peak the most they took at any moment
 * @param spilled what was written to disk so far, as it was in memory; the same result counts whenever it is written
 * @param reloaded what was read back so far
 * @param onDisk what lies on disk now, as it is there: compressed
 * @param overruns how often results took more than the limit with none left that could be written to disk
 */
public record MemoryUse(long limit, long used, long peak, long spilled, long reloaded, long onDisk, long overruns) {
    private static final MemoryUse NONE = new MemoryUse(0, 0, 0, 0, 0, 0, 0);

    /** Of those who do not count. */
    public static MemoryUse none() {
        return NONE;
    }

    @Override
    public String toString() {
        return "used %s of %s, peak %s, spilled %s, reloaded %s, on disk %s, %d overruns"
                .formatted(
                        ByteText.of(used),
                        ByteText.of(limit),
                        ByteText.of(peak),
                        ByteText.of(spilled),
                        ByteText.of(reloaded),
                        ByteText.of(onDisk),
                        overruns);
    }
}
