package io.bask.memory;

/**
 * Where a value lies on disk.
 *
 * @param file the file, which may hold others
 * @param position where it begins
 * @param length bytes in the file
 */
record Spilled(SpillFile file, long position, long length) {}
