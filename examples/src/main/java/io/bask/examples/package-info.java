/**
 * Programs to try Bask with, one class each; {@code examples/run} starts them.
 *
 * <p>They use what users can use: the exported packages of Bask.
 */
@NullMarked
package io.bask.examples;

import org.jspecify.annotations.NullMarked;
