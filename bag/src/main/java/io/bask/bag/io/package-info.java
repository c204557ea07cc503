/**
 * Sources outside of memory: lines of text files.
 *
 * <p>Start at {@link io.bask.bag.io.TextReader}. Knows what a source is, but neither kernels nor rules.
 */
@NullMarked
package io.bask.bag.io;

import org.jspecify.annotations.NullMarked;
