/**
 * Task graphs: what has to run, and what must run before it.
 *
 * <p>Start at {@link io.bask.graph.Graph}. Graphs are immutable, hold tasks as dense ints, and know nothing of arrays,
 * tables, expressions or threads.
 */
@NullMarked
package io.bask.graph;

import org.jspecify.annotations.NullMarked;
