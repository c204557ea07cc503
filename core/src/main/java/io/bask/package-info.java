/**
 * What every lazy collection can do: compute, persist, explain, visualize; alone or several at once with shared work.
 *
 * <p>The top floor of the core. It may know everything below it, but neither arrays nor tables nor bags.
 */
@NullMarked
package io.bask;

import org.jspecify.annotations.NullMarked;
