/**
 * A scheduler that runs task graphs on a work-stealing pool, best task first, within a memory budget.
 *
 * <p>Not exported. Knows graphs, memory and the scheduling contract only.
 */
@NullMarked
package io.bask.schedule.forkjoin;

import org.jspecify.annotations.NullMarked;
