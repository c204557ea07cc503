/**
 * Lines of JSON, turned into columns and written: straight from bytes, without objects in between.
 *
 * <p>{@link io.bask.dataframe.kernel.json.JsonBlockReader} reads a range of a file; knows nothing of laziness.
 */
@NullMarked
package io.bask.dataframe.kernel.json;

import org.jspecify.annotations.NullMarked;
