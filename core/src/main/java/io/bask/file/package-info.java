/**
 * Which files to read and how much of one at a time: {@link io.bask.file.FileGlob}, {@link io.bask.file.BlockSize}.
 *
 * <p>Knows nothing of what is in the files.
 */
@NullMarked
package io.bask.file;

import org.jspecify.annotations.NullMarked;
