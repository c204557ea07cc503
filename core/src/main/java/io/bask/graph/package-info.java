/**
 * Task graphs: what has to run, and what must run before it.
 *
 * <p>Graphs are immutable and know nothing of expressions, arrays, tables or threads.
 */
@NullMarked
package io.bask.graph;

import org.jspecify.annotations.NullMarked;
