/**
 * Lazy calls of ordinary methods, joined into one task graph.
 *
 * <p>Hidden: lowering.
 */
module io.bask.delayed {
    requires transitive io.bask.core;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.bask.delayed;
    exports io.bask.delayed.expr;
}
