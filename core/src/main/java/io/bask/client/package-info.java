/**
 * A client that submits single calls, and the futures, actors, locks and queues that go with it.
 *
 * <p>Start at {@link io.bask.client.Client}. Behind it: {@code Engine} holds what a client is, {@code Workers} its threads and
 * their seats, {@code Task} the life of one call, {@code Turnstile} all that one waits for by name, {@code Waits} who waits for
 * what. Knows lazy collections as things that can be computed, and of expressions only their tokens.
 */
@NullMarked
package io.bask.client;

import org.jspecify.annotations.NullMarked;
