package io.bask.memory;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that stays as long as somebody holds this: in memory, or on disk where memory is short.
 *
 * <p>What may go to disk is data: values that say how large they are ({@link Sized}), texts, and arrays of primitive numbers
 * that only tasks have seen. Anything else counts, and stays. Who reads it in a task says so before and after; what
 * was handed out and can be changed stays in memory from then on, so everybody sees one and the same object. What
 * cannot be changed is written once and read back as often as need be. Safe from any thread.
 *
 * @param <T> type of the value
 */
public final class Kept<T> implements Sized, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Keep keep;
    private final transient Keep.@Nullable Remains remains;
    private final transient long bytes;
    private final transient Class<?> type;
    private final transient boolean unchanging;
    private transient @Nullable T content; // guard: this; null while it is only on disk
    private transient @Nullable WeakReference<T> elsewhere; // guard: this; the value as others may still hold it
    private transient int readers; // guard: this
    private transient int uses; // guard: this
    private transient boolean pinned; // guard: this
    private transient boolean written; // guard: this; somebody is writing it to disk
    private transient volatile long lastUse = System.nanoTime();

    Kept(Keep keep, T value, long bytes) {
        this.keep = keep;
        this.remains = new Keep.Remains(this, keep);
        this.bytes = bytes;
        this.type = value.getClass();
        this.unchanging = value instanceof Sized || value instanceof String;
        this.pinned = bytes < MemoryAccount.WORTH_SPILLING || !(unchanging || isNumbers(value));
        this.content = value;
    }

    private Kept(T value) {
        this.keep = null;
        this.remains = null;
        this.bytes = SizeOf.of(value);
        this.type = value.getClass();
        this.unchanging = true;
        this.pinned = true;
        this.content = value;
    }

    /** A value that is the user's own: it is not counted, and always in memory. */
    public static <T> Kept<T> uncounted(T value) {
        return new Kept<>(value);
    }

    private static boolean isNumbers(Object value) {
        Class<?> element = value.getClass().getComponentType();
        return element != null && element.isPrimitive();
    }

    /** Bytes of the value in memory. */
    public long bytesKept() {
        return bytes;
    }

    /** The class of the value. */
    public Class<?> type() {
        return type;
    }

    /** Nothing: what the value takes, its keep has been charged for. */
    @Override
    public long bytes() {
        return 0;
    }

    /** Whether the value is in memory. */
    public synchronized boolean isInMemory() {
        return content != null;
    }

    /**
     * The value for somebody who keeps it: read back where it is on disk.
     *
     * @throws SpillException where it cannot be read back
     */
    public T value() {
        T value;
        synchronized (this) {
            lastUse = System.nanoTime();
            if (content == null && unchanging) {
                value = read();
                elsewhere = new WeakReference<>(value);
                return value;
            }
            pinned |= !unchanging;
            uses++;
            if (content != null) {
                return content;
            }
            value = load();
        }
        makeRoom();
        return value;
    }

    /** The value, which stays in memory from now on: for those who keep it for as long as this. */
    public synchronized T pinned() {
        pinned = true;
        return content != null ? content : load();
    }

    /**
     * The value, read back where it is on disk; it stays in memory until {@link #endUse}.
     *
     * @throws SpillException where it cannot be read back
     */
    public T beginUse() {
        T value;
        synchronized (this) {
            lastUse = System.nanoTime();
            uses++;
            if (content != null) {
                readers++;
                return content;
            }
            value = load();
            readers++;
        }
        makeRoom();
        return value;
    }

    /** Ends what {@link #beginUse} began. */
    public void endUse() {
        synchronized (this) {
            readers--;
            lastUse = System.nanoTime();
        }
        if (keep != null) {
            keep.unused();
        }
    }

    /** What a graph holds in place of the value: this, or where it is not counted the value itself. */
    public Object inGraph() {
        return keep == null ? value() : this;
    }

    private void makeRoom() {
        if (keep != null) {
            keep.makeRoomIfPossible();
        }
    }

    private T load() {
        T value = read();
        content = value;
        charge();
        if (!unchanging && remains != null && keep != null) {
            Spilled place = remains.takePlace();
            if (place != null) {
                keep.drop(place);
            }
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private T read() {
        T there = elsewhere == null ? null : elsewhere.get();
        if (there != null) {
            return there;
        }
        Keep mine = Objects.requireNonNull(keep);
        Spilled place = Objects.requireNonNull(Objects.requireNonNull(remains).place());
        long start = System.nanoTime();
        T value = (T) mine.budget().store().read(place);
        mine.countReloaded(bytes, place, start);
        return value;
    }

    // ---- for the keep ---------------------------------------------------------------------------------------------

    Keep.Remains remains() {
        return Objects.requireNonNull(remains);
    }

    long lastUse() {
        return lastUse;
    }

    /** Charges the keep for the value, which is in memory. */
    synchronized void charge() {
        if (keep != null && remains != null && content != null) {
            remains.charge(keep, content, bytes);
        }
    }

    /** Tells whether the value could be written to disk now. */
    synchronized boolean isIdle() {
        return content != null && readers == 0 && !pinned && !written;
    }

    /** Writes the value to disk, unless it lies there already, and forgets it; false where somebody uses it meanwhile. */
    boolean spill() {
        Keep mine = Objects.requireNonNull(keep);
        T value;
        int usesBefore;
        Spilled there;
        synchronized (this) {
            if (!isIdle() || content == null) {
                return false;
            }
            written = true;
            value = content;
            usesBefore = uses;
            there = remains().place();
        }
        long start = System.nanoTime();
        Spilled fresh = null;
        boolean failed = true;
        try {
            fresh = there == null ? mine.budget().store().write(value) : null;
            failed = false;
        } finally {
            if (failed) {
                synchronized (this) {
                    written = false;
                    notifyAll();
                }
            }
        }
        return settle(mine, value, usesBefore, there, fresh, start);
    }

    /**
     * Ends what {@link #beginUse} began and writes the value to disk, or waits for whoever is writing it already; false where it
     * stays in memory.
     *
     * @throws SpillException where it cannot be written, whoever found that out first
     */
    boolean endUseAndSpill() {
        synchronized (this) {
            readers--;
        }
        while (!spill()) {
            awaitWriter();
            synchronized (this) {
                if (!isIdle() && !written) {
                    return content == null;
                }
            }
        }
        return true;
    }

    private synchronized void awaitWriter() {
        boolean interrupted = false;
        while (written) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean settle(
            Keep mine, T value, int usesBefore, @Nullable Spilled there, @Nullable Spilled fresh, long start) {
        written = false;
        notifyAll();
        if (there == null && fresh == null) {
            pinned = true; // Not serializable: it stays in memory.
            return false;
        }
        boolean stays = readers > 0 || pinned;
        if (fresh != null && (stays || uses != usesBefore) && !unchanging) {
            mine.budget().store().drop(fresh); // Who used it meanwhile may have changed it.
            return false;
        }
        long written = 0;
        if (fresh != null) {
            if (!remains().put(fresh)) {
                mine.budget().store().drop(fresh);
                pinned = true; // Nobody wants it any more.
                return false;
            }
            mine.countOnDisk(fresh);
            written = fresh.length();
        }
        if (stays) {
            mine.countSpilled(0, written, start);
            return false;
        }
        elsewhere = unchanging ? new WeakReference<>(value) : null;
        content = null;
        remains().discharge(mine);
        mine.countSpilled(bytes, written, start);
        return true;
    }

    /** As it travels: the value. */
    private Object writeReplace() {
        return new Travelling(value());
    }

    @Override
    public String toString() {
        return "Kept(%s, %s)".formatted(ByteText.of(bytes), isInMemory() ? "in memory" : "on disk");
    }

    /** What is written in place of a {@link Kept}; it counts again where it arrives. */
    private record Travelling(Object value) implements Serializable {
        private Object readResolve() {
            return MemoryBudget.shared().persisted().keep(value);
        }
    }
}
