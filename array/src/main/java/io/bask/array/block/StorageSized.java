package io.bask.array.block;

import io.bask.memory.SizeOf;
import io.bask.memory.Sized;

/** What a block takes of memory: its storage, counted once for all views that share it. */
interface StorageSized extends Sized {
    /** The primitive array behind the block. */
    Object storageShared();

    @Override
    default long bytes() {
        return SizeOf.of(storageShared());
    }

    @Override
    default void pieces(Pieces pieces) {
        pieces.piece(storageShared(), bytes());
    }
}
