/**
 * Task graphs, expressions and the rules over them, schedulers, memory, client and diagnostics.
 *
 * <p>Hidden: {@code io.bask.schedule.forkjoin}, which users reach through {@code io.bask}.
 */
module io.bask.core {
    requires java.desktop;
    requires java.management;
    requires static jdk.jfr;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.bask;
    exports io.bask.annotation;
    exports io.bask.client;
    exports io.bask.config;
    exports io.bask.diagnostics;
    exports io.bask.expr;
    exports io.bask.file;
    exports io.bask.function;
    exports io.bask.graph;
    exports io.bask.graph.pass;
    exports io.bask.memory;
    exports io.bask.optimize;
    exports io.bask.schedule;
    exports io.bask.schedule.serial;
}
