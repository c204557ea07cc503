/**
 * Arrays and tables in HDF5 files: read lazily, chunk by chunk, and written.
 *
 * <p>Start at {@link io.bask.hdf5.Hdf5}. Knows arrays and tables by what their modules export, nothing of graphs or kernels. A library says what
 * is where in a file; elements go straight between files and blocks.
 */
@NullMarked
package io.bask.hdf5;

import org.jspecify.annotations.NullMarked;
