/**
 * Progress bars, profilers, graph drawings and flight recorder events: listeners to a run.
 *
 * <p>Knows the scheduling contract and graphs; knows no expressions, arrays or tables.
 */
@NullMarked
package io.bask.diagnostics;

import org.jspecify.annotations.NullMarked;
