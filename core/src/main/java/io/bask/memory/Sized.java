package io.bask.memory;

/** A value that knows how much memory it takes, for instance a block or a partition. Immutable while it is accounted. */
public interface Sized {
    /** Bytes of memory that exist because of this value, also where other values share them. */
    long bytes();

    /**
     * Names the pieces of memory that the value keeps alive, so that what several values share is counted once.
     *
     * <p>Without sharing, the value itself is the only piece.
     */
    default void pieces(Pieces pieces) {
        pieces.piece(this, bytes());
    }

    /** Takes the pieces of a value. */
    @FunctionalInterface
    interface Pieces {
        /** An object, told from others by identity, and the bytes that it takes. */
        void piece(Object holder, long bytes);
    }
}
