/**
 * Lazy calls of ordinary methods, joined into one task graph.
 *
 * <p>Knows the core only: neither arrays nor tables.
 */
@NullMarked
package io.bask.delayed;

import org.jspecify.annotations.NullMarked;
