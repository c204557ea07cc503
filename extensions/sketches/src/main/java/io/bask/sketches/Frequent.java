package io.bask.sketches;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An element that is frequent.
 *
 * @param <T> type of the elements
 * @param element the element
 * @param count about how often it occurs; never less than the truth
 * @param atLeast how often it occurs at least
 */
public record Frequent<T>(@Nullable T element, long count, long atLeast) implements Serializable {}
