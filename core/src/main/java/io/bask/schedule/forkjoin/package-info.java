/**
 * A scheduler that runs task graphs on a work-stealing pool, tasks of low memory first.
 *
 * <p>Not exported. Start at {@link io.bask.schedule.forkjoin.ForkJoinScheduler}. A job becomes a {@link
 * io.bask.schedule.forkjoin.CompiledGraph}, ordered by {@code TaskOrder}; a {@code ForkJoinRun} is begun by one thread
 * ({@code Solo}) and shared by a {@code Crew} once that pays, which {@code Pace} and {@code Watch} find out. The reasons
 * and the figures are in {@code docs/decisions/ordered-ready-set.md}. Knows graphs and the scheduling contract only.
 */
@NullMarked
package io.bask.schedule.forkjoin;

import org.jspecify.annotations.NullMarked;
