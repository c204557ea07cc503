package io.bask.memory;

/** What management tools see of a {@link MemoryBudget}: see {@link MemoryUse}. Named as the platform wants attributes named. */
public interface MemoryBudgetMXBean {
    /** What results may take together, in bytes. */
    long getLimit();

    /** What they take now, in bytes. */
    long getUsed();

    /** The most they took at any moment, in bytes. */
    long getPeak();

    /** What was written to disk so far, in bytes of memory. */
    long getSpilled();

    /** What was read back so far, in bytes of memory. */
    long getReloaded();

    /** What lies on disk now, in bytes there. */
    long getOnDisk();

    /** How often results took more than the limit with none left that could be written to disk. */
    long getOverruns();
}
