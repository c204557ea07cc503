/**
 * The elements of one partition: lying in memory, or flowing from a source into a sink.
 *
 * <p>Start at {@link io.bask.bag.partition.Source}. The bottom floor: knows nothing of laziness, graphs or files.
 */
@NullMarked
package io.bask.bag.partition;

import org.jspecify.annotations.NullMarked;
