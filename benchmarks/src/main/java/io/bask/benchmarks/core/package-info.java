/** Benchmarks of graphs, schedulers and the client. */
@NullMarked
package io.bask.benchmarks.core;

import org.jspecify.annotations.NullMarked;
