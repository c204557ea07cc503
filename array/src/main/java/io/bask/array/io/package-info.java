/** Readers and writers of arrays; know formats of files, neither expressions nor kernels. */
@NullMarked
package io.bask.array.io;

import org.jspecify.annotations.NullMarked;
