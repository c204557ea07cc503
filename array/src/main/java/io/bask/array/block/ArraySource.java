package io.bask.array.block;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Data of many dimensions of which any box can be read: a file, a service, a formula.
 *
 * <p>Blocks are read by several threads at once, and may be read again. What {@link #shape} and {@link #dtype} answer must
 * not change.
 */
public interface ArraySource extends Serializable {
    /** The lengths along the axes; all of them known. */
    Shape shape();

    /** The type of the elements. */
    DType dtype();

    /**
     * Reads a box; whatever it throws becomes the cause of the failure of the task.
     *
     * @param start the position of its first element along each axis; a copy
     * @param shape how long it is along each axis, no length 0
     * @return a block of this shape and of the source's dtype, which is not changed afterwards
     */
    NDArray read(long[] start, Shape shape) throws Exception;

    /**
     * How the source itself is cut, where a part of a chunk costs as much as all of it: chunked files. Without an answer any
     * box costs what it holds.
     */
    default Optional<ChunkGrid> chunks() {
        return Optional.empty();
    }

    /** This source, without the locks that {@link #readOneAtATime(ReentrantLock)} put around it. */
    default ArraySource unlocked() {
        return this;
    }

    /** This source, of which one box is read at a time. */
    default ArraySource readOneAtATime() {
        return readOneAtATime(new ReentrantLock());
    }

    /**
     * This source, of which boxes are read only while a lock is held: for libraries that cannot read in several threads. Give
     * targets of the same library the same lock.
     */
    default ArraySource readOneAtATime(ReentrantLock lock) {
        return new Locked.Source(this, lock);
    }
}
