/**
 * Arrays and groups in the format Zarr, versions 2 and 3: {@link io.bask.array.io.zarr.ZarrArray}, {@link
 * io.bask.array.io.zarr.ZarrNode}.
 *
 * <p>Knows files, metadata and codecs, neither expressions nor kernels.
 */
@NullMarked
package io.bask.array.io.zarr;

import org.jspecify.annotations.NullMarked;
