/**
 * Rules over expressions, the phases they belong to and the driver that applies them.
 *
 * <p>Knows expressions only; graphs and data are unknown here.
 */
@NullMarked
package io.bask.optimize;

import org.jspecify.annotations.NullMarked;
