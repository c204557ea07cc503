/**
 * Functional interfaces whose lambdas can leave the JVM.
 *
 * <p>All extend {@link java.io.Serializable} and may throw checked exceptions, so that {@code Files::readString} is as
 * good a task as any. Knows nothing else of Bask.
 */
@NullMarked
package io.bask.function;

import org.jspecify.annotations.NullMarked;
