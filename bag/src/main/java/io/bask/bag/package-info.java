/**
 * Partitioned, lazy collections of any objects.
 *
 * <p>Start at {@link io.bask.bag.Bag}. Knows the core only: neither arrays nor tables.
 */
@NullMarked
package io.bask.bag;

import org.jspecify.annotations.NullMarked;
