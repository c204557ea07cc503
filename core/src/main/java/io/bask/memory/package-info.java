/**
 * How large results are, how much memory a run may use, and where results go that do not fit.
 *
 * <p>Knows nothing of graphs, tasks or schedulers.
 */
@NullMarked
package io.bask.memory;

import org.jspecify.annotations.NullMarked;
