/**
 * What a table looks like: dtypes, named fields and the schema that orders them.
 *
 * <p>Start at {@link io.bask.dataframe.schema.Schema}. Knows nothing of values, partitions, expressions or readers.
 */
@NullMarked
package io.bask.dataframe.schema;

import org.jspecify.annotations.NullMarked;
