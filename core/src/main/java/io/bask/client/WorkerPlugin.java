package io.bask.client;

/**
 * Prepares each worker of a client, e.g. opens a connection that the worker's tasks use; see {@link
 * Client#registerPlugin}.
 *
 * <p>Both methods run on the worker's own thread. What they throw is logged; the worker goes on.
 */
public interface WorkerPlugin {
    /** The worker begins, or was there when the plugin was registered and has finished its task; {@code worker} is its name. */
    default void setup(String worker) throws Exception {}

    /** The worker ends. */
    default void teardown(String worker) throws Exception {}
}
