/**
 * The 22 queries of the TPC-H benchmark over generated tables.
 *
 * <p>Start at {@link io.bask.examples.tpch.Query}. Knows only what users of Bask know.
 */
@NullMarked
package io.bask.examples.tpch;

import org.jspecify.annotations.NullMarked;
