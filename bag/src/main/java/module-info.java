/**
 * Partitioned, lazy collections of any objects.
 *
 * <p>Hidden: kernels, rules and lowering.
 */
module io.bask.bag {
    requires transitive io.bask.core;
    requires transitive io.bask.delayed;
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.bask.bag;
    exports io.bask.bag.expr;
    exports io.bask.bag.io;
    exports io.bask.bag.partition;
}
