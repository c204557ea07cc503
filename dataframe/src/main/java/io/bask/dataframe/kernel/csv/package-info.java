/**
 * Reading CSV: bytes of a file in, typed columns out.
 *
 * <p>Start at {@link BlockReader}, which reads one block of a file. A block passes through three stages, a tile of some
 * hundred kilobytes at a time, so that each stage works in the cache:
 *
 * <ol>
 *   <li>{@link StructuralIndex} finds the separators and line ends that are not in quotes, 64 bytes at a time;
 *   <li>{@link RecordBounds} turns their positions into the bounds of each field of each record;
 *   <li>one {@link ColumnParser} a wanted column runs down its fields and appends to a typed column. Fields of other
 *       columns are never looked at, and no {@code String} is made on the way.
 * </ol>
 *
 * <p>Eager pure functions on bytes: nothing here knows of expressions, graphs or threads.
 */
@NullMarked
package io.bask.dataframe.kernel.csv;

import org.jspecify.annotations.NullMarked;
