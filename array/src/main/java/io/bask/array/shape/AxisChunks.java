package io.bask.array.shape;

import java.io.Serializable;

/**
 * What a user asks of the chunks along one axis; {@link Chunks} joins one for every axis.
 */
public sealed interface AxisChunks extends Serializable {

    /** Chunks of one length, the last shorter if need be. */
    record Size(long length) implements AxisChunks {
        /** Refuses negative lengths. */
        public Size {
            if (length < 0) {
                throw new IllegalArgumentException(
                        "chunk size %d is negative; use at least 1, or -1 for the whole axis".formatted(length));
            }
        }

        @Override
        public String toString() {
            return Long.toString(length);
        }
    }

    /** Exactly these chunks. */
    record Lengths(ChunkLengths chunks) implements AxisChunks {
        @Override
        public String toString() {
            return chunks.toString();
        }
    }

    /** One chunk for the whole axis. */
    record Whole() implements AxisChunks {
        @Override
        public String toString() {
            return "-1";
        }
    }

    /** Chosen so that blocks come near the byte limit. */
    record Auto() implements AxisChunks {
        @Override
        public String toString() {
            return "auto";
        }
    }

    /** Chosen so that blocks come near this many bytes. */
    record Bytes(long bytes) implements AxisChunks {
        /** Refuses limits below one byte. */
        public Bytes {
            if (bytes < 1) {
                throw new IllegalArgumentException(
                        "a block of %d bytes cannot hold an element; ask for more bytes".formatted(bytes));
            }
        }

        @Override
        public String toString() {
            return bytes + "B";
        }
    }

    /** The chunks that the axis has already; a whole axis on a new array. */
    record Unchanged() implements AxisChunks {
        @Override
        public String toString() {
            return "None";
        }
    }

    /** Chunks of one length; -1 means the whole axis. */
    static AxisChunks size(long length) {
        return length == -1 ? new Whole() : new Size(length);
    }

    /** Exactly these chunks. */
    static AxisChunks lengths(long... lengths) {
        return new Lengths(ChunkLengths.of(lengths));
    }

    /** One chunk for the whole axis. */
    static AxisChunks whole() {
        return new Whole();
    }

    /** Chosen so that blocks come near the byte limit. */
    static AxisChunks auto() {
        return new Auto();
    }

    /** Chosen so that blocks come near a size such as {@code "64 MiB"}. */
    static AxisChunks bytes(String size) {
        return new Bytes(ByteSize.parse(size));
    }

    /** The chunks that the axis has already; a whole axis on a new array. */
    static AxisChunks unchanged() {
        return new Unchanged();
    }
}
