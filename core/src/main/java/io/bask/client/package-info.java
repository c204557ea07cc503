/**
 * A client that submits single calls and whole graphs, and the futures, locks and queues that go with it.
 *
 * <p>Knows the scheduling contract, not which scheduler is behind it; knows no expressions.
 */
@NullMarked
package io.bask.client;

import org.jspecify.annotations.NullMarked;
