/**
 * Compiles and runs the Java snippets of the documentation and compares what they print with what the page says.
 *
 * <p>Test code only; knows Markdown and the compiler, nothing of Bask.
 */
@NullMarked
package io.bask.docs;

import org.jspecify.annotations.NullMarked;
