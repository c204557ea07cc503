/**
 * Passes that turn one task graph into another with the same results: culling, fusing, inlining.
 *
 * <p>A pass knows graphs only; it knows neither what a task computes nor who will run it.
 */
@NullMarked
package io.bask.graph.pass;

import org.jspecify.annotations.NullMarked;
