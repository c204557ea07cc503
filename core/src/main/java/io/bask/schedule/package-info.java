/**
 * The contract between a task graph and whoever runs it: scheduler, run, options, listeners, failures.
 *
 * <p>Knows graphs and memory budgets; neither expressions nor arrays nor tables.
 */
@NullMarked
package io.bask.schedule;

import org.jspecify.annotations.NullMarked;
