/**
 * What each function does to single numbers: every {@link io.bask.array.ufunc.Ufunc} in every dtype as
 * {@link io.bask.array.kernel.code.Code}.
 *
 * <p>Start at {@link io.bask.array.kernel.emit.Emitter}. Complex numbers are taken apart here, so that loops only meet
 * primitive values. This package knows nothing of arrays.
 */
@NullMarked
package io.bask.array.kernel.emit;

import org.jspecify.annotations.NullMarked;
