package io.bask.array.block;

/** Data of which any box can be read and overwritten. */
public interface ArrayStorage extends ArraySource, ArrayTarget {}
