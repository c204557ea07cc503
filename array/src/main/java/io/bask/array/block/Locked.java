package io.bask.array.block;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Sources and targets that one thread uses at a time. */
final class Locked {
    private Locked() {}

    private static ReentrantLock given(ReentrantLock lock) {
        return Objects.requireNonNull(lock, "lock is null; give a value");
    }

    record Source(ArraySource source, ReentrantLock lock) implements ArraySource {
        Source {
            given(lock);
        }

        @Override
        public Shape shape() {
            return source.shape();
        }

        @Override
        public DType dtype() {
            return source.dtype();
        }

        @Override
        public Optional<ChunkGrid> chunks() {
            return source.chunks();
        }

        @Override
        public NDArray read(long[] start, Shape shape) throws Exception {
            lock.lock();
            try {
                return source.read(start, shape);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public ArraySource unlocked() {
            return source.unlocked();
        }

        @Override
        public String toString() {
            return source.toString();
        }
    }

    record Target(ArrayTarget target, ReentrantLock lock) implements ArrayTarget {
        Target {
            given(lock);
        }

        @Override
        public void write(long[] start, NDArray block) throws Exception {
            lock.lock();
            try {
                target.write(start, block);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean changes(ArraySource source) {
            return target.changes(source);
        }

        @Override
        public String toString() {
            return target.toString();
        }
    }
}
