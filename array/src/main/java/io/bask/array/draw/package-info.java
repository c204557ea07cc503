/**
 * Random draws: numbers of many distributions as functions of random bits and of parameters, one number or one row at a time.
 *
 * <p>Start at {@link io.bask.array.draw.Draws}. Everything here is pure: the same bits give the same number on any thread
 * and in any block. It knows nothing of expressions, graphs or chunks.
 */
@NullMarked
package io.bask.array.draw;

import org.jspecify.annotations.NullMarked;
