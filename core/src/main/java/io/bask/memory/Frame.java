package io.bask.memory;

/** Room for one frame of a spilled value: as it is in memory, and as it is on disk. Used by one thread at a time. */
final class Frame {
    /** Bytes of a frame in memory. */
    static final int RAW = 1 << 17;

    /** Bytes before a frame on disk: how many in memory, how many on disk, checksum of the latter. */
    static final int HEADER = 12;

    final byte[] raw = new byte[RAW];
    final byte[] packed = new byte[RAW];
    final byte[] header = new byte[HEADER];
    final Lz4 lz4 = new Lz4();
}
