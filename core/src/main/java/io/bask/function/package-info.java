/**
 * Functional interfaces that can be serialized, for the user's code that goes into tasks.
 *
 * <p>Knows nothing of graphs, expressions or threads.
 */
@NullMarked
package io.bask.function;

import org.jspecify.annotations.NullMarked;
