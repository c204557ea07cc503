/**
 * The bytes of a table: columns sealed by dtype, and the frame that holds a partition or a computed result.
 *
 * <p>Start at {@link io.bask.dataframe.column.Frame}. Knows the schema, and nothing of expressions, graphs or files.
 */
@NullMarked
package io.bask.dataframe.column;

import org.jspecify.annotations.NullMarked;
