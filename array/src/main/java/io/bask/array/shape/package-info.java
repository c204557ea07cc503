/**
 * The words for what an array is: element types, shapes, chunks and basic indices.
 *
 * <p>Start at {@link io.bask.array.shape.Shape} and {@link io.bask.array.shape.DType}. Everything here is an immutable
 * value that describes data; nothing here holds data, and this package knows nothing of blocks, kernels, expressions or
 * graphs.
 */
@NullMarked
package io.bask.array.shape;

import org.jspecify.annotations.NullMarked;
