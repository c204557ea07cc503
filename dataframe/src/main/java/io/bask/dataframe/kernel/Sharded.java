package io.bask.dataframe.kernel;

/** What one partition gives to others: cut up into numbered shards, some of which can be taken out. */
public interface Sharded extends Shared {
    /** Some of the shards, {@code from} (inclusive) to {@code to} (exclusive), which share no memory with the others. */
    Sharded copied(int from, int to);
}
