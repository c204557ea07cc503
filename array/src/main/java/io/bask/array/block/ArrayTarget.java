package io.bask.array.block;

import java.io.Serializable;
import java.util.concurrent.locks.ReentrantLock;

/** Something into which boxes of an array can be written: a file, an array of another library. */
@FunctionalInterface
public interface ArrayTarget extends Serializable {
    /**
     * Writes a block; called once for each block, by several threads at once, in no order. Whatever it throws becomes the
     * cause of the failure of the task.
     *
     * @param start the position of its first element along each axis; a copy
     * @param block what is to be written, in general a view
     */
    void write(long[] start, NDArray block) throws Exception;

    /**
     * Whether what is written here is seen by what a source reads, as both are one file: an array of that source is not stored here,
     * unless each block is made of nothing but the block that it replaces. Without an answer only a source that is this same object.
     *
     * @param source is not locked: what {@link ArraySource#unlocked} answers
     */
    default boolean changes(ArraySource source) {
        return this == source;
    }

    /** This target, into which one block is written at a time. */
    default ArrayTarget writeOneAtATime() {
        return writeOneAtATime(new ReentrantLock());
    }

    /** This target, into which blocks are written only while a lock is held. */
    default ArrayTarget writeOneAtATime(ReentrantLock lock) {
        return new Locked.Target(this, lock);
    }
}
