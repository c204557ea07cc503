/**
 * What users say about how work is to be run: how often it is tried again, how urgent it is, what it needs.
 *
 * <p>Start at {@link io.bask.annotation.Annotations}. Knows neither expressions nor graphs; both carry it.
 */
@NullMarked
package io.bask.annotation;

import org.jspecify.annotations.NullMarked;
