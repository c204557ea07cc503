/**
 * How much memory results take, who may have how much of it, and what happens beyond: they wait on disk.
 *
 * <p>Start at {@link io.bask.memory.MemoryBudget}, the pool that runs share. A run opens a {@link
 * io.bask.memory.MemoryAccount} and hands it each result; the account finds out its size ({@link io.bask.memory.SizeOf}) and
 * answers a {@link io.bask.memory.Holding}, whose value may be written to disk and read back at any time. Knows settings;
 * neither graphs nor schedulers nor arrays nor tables.
 */
@NullMarked
package io.bask.memory;

import org.jspecify.annotations.NullMarked;
