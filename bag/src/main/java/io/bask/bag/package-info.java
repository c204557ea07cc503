/**
 * Partitioned, lazy collections of any objects.
 *
 * <p>Knows the core only: neither arrays nor tables.
 */
@NullMarked
package io.bask.bag;

import org.jspecify.annotations.NullMarked;
