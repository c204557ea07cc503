/**
 * A collection of one's own: what it takes to have one beside Bask's.
 *
 * <p>{@link io.bask.examples.sequence.Sequence} is what users see; {@code SequenceExpr} says what is wanted; {@code
 * MergeAffine} makes it better; {@code SequenceFamily} turns it into tasks.
 */
@NullMarked
package io.bask.examples.sequence;

import org.jspecify.annotations.NullMarked;
