/**
 * Rewrites of whole task graphs that keep every wanted result: {@link io.bask.graph.pass.Cull}, {@link
 * io.bask.graph.pass.InlineData}, {@link io.bask.graph.pass.FuseChains}.
 *
 * <p>They see keys, kernels and edges only, and know nothing of what the kernels compute.
 */
@NullMarked
package io.bask.graph.pass;

import org.jspecify.annotations.NullMarked;
