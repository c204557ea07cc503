package io.bask.array.io.zarr;

import io.bask.array.shape.Shape;
import java.io.Serializable;

/**
 * How several chunks lie in one file, a shard: one behind the other, with an index of where each lies.
 *
 * @param shard the shape of what one file holds, in elements
 * @param indexAtEnd whether the index is behind the chunks rather than before them
 * @param checked whether the index has a checksum behind it
 */
record Sharding(Shape shard, boolean indexAtEnd, boolean checked) implements Serializable {}
