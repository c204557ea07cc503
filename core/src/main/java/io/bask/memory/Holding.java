package io.bask.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A value that an account has charged: in memory, or on disk until somebody reads it.
 *
 * <p>Who reads it says so before and after; meanwhile it stays where it is. Safe from any thread.
 */
public final class Holding {
    private static final Object FREED = new Object();
    private static final VarHandle CONTENT;
    private static final VarHandle READERS;
    private static final VarHandle TAKEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CONTENT = lookup.findVarHandle(Holding.class, "content", Object.class);
            READERS = lookup.findVarHandle(Holding.class, "readers", int.class);
            TAKEN = lookup.findVarHandle(Holding.class, "taken", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MemoryAccount account;
    private final int tag;
    private volatile Object content; // guard: compare-and-set; the value, where it is on disk, or FREED
    private volatile int readers; // guard: atomic addition
    private volatile boolean taken; // guard: compare-and-set; somebody is writing it to disk
    private long bytes; // guard: written before `content`

    Holding(MemoryAccount account, Object value, int tag, long bytes) {
        this.account = account;
        this.tag = tag;
        this.bytes = bytes;
        this.content = value;
    }

    /** What the owner calls the value: its task's number. */
    public int tag() {
        return tag;
    }

    /** Bytes of the value alone. */
    public long bytes() {
        return bytes;
    }

    /** Whether the value is in memory. */
    public boolean isInMemory() {
        return !(content instanceof Spilled);
    }

    /**
     * The value, read back if it is on disk; it stays in memory until {@link #endUse}.
     *
     * @throws SpillException where it cannot be read back
     */
    public Object beginUse() {
        READERS.getAndAdd(this, 1);
        Object now = content;
        return now instanceof Spilled ? load(true) : there(now);
    }

    /** The value for somebody who keeps it: read back, if need be, even if there is no room. */
    public Object handOver() {
        READERS.getAndAdd(this, 1);
        Object now = content;
        return now instanceof Spilled ? load(false) : there(now);
    }

    /** Ends what {@link #beginUse} began. */
    public void endUse() {
        READERS.getAndAdd(this, -1);
    }

    /** Forgets the value: nobody will read it any more. */
    public void release() {
        account.forget(this, CONTENT.getAndSet(this, FREED));
    }

    private static Object there(Object content) {
        if (content == FREED) {
            throw new IllegalStateException("a result is read after it was dropped");
        }
        return content;
    }

    private Object load(boolean makeRoom) {
        Object value;
        synchronized (this) {
            Object now = content;
            if (!(now instanceof Spilled spilled)) {
                return there(now);
            }
            value = account.reload(spilled);
            bytes = SizeOf.of(value);
            content = value;
            account.chargeAgain(this, value);
        }
        if (makeRoom) {
            account.makeRoomIfPossible();
        }
        return value;
    }

    /** Tells whether the value could be written to disk now. */
    boolean isIdle() {
        return !taken && readers == 0 && content != FREED && !(content instanceof Spilled);
    }

    /** Makes the calling thread the one that writes the value to disk. */
    boolean take() {
        return TAKEN.compareAndSet(this, false, true);
    }

    void giveBack() {
        taken = false;
    }

    /** The value where it is in memory; else something that no value is. */
    Object content() {
        return content;
    }

    /** Tells whether a value was dropped. */
    static boolean isGone(Object content) {
        return content == FREED;
    }

    static boolean isValue(Object content) {
        return content != FREED && !(content instanceof Spilled);
    }

    /** From now on the value is on disk; false where somebody reads it, or dropped it, meanwhile. */
    boolean replace(Object value, Spilled spilled) {
        return readers == 0 && CONTENT.compareAndSet(this, value, spilled);
    }
}
