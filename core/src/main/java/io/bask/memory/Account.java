package io.bask.memory;

/** Somebody whose results count against a {@link MemoryBudget}, and who can write some of them to disk. */
abstract sealed class Account permits MemoryAccount, Keep {
    /** Bytes of memory taken now. */
    abstract long used();

    /** Tells whether more than a share of this account's own limit is used; never true without one. */
    abstract boolean exceeds(double share);

    /**
     * Writes the result that will be read last to disk.
     *
     * @return false where there is none that could be
     */
    abstract boolean spillOne();

    /** Tells whether somebody is writing results of this account to disk just now. */
    abstract boolean isWriting();

    /** Notes that more was taken than is allowed, with nothing left that could be written to disk. */
    abstract void countOverrun();

    /** Notices what nobody refers to any more. */
    abstract void settle();

    /** Notices everything that the last collection found unreachable, whether or not its reference was handed over yet. */
    void settleAll() {
        settle();
    }
}
