/**
 * A scheduler that runs one task after the other in the calling thread; the oracle for all others.
 *
 * <p>Knows graphs and the scheduling contract only.
 */
@NullMarked
package io.bask.schedule.serial;

import org.jspecify.annotations.NullMarked;
