/**
 * Partitioned, lazy tables.
 *
 * <p>Hidden: kernels and lowering.
 */
module io.bask.dataframe {
    requires transitive io.bask.core;
    requires transitive io.bask.array;
    requires transitive io.bask.bag;
    requires transitive io.bask.delayed;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires it.unimi.dsi.fastutil.core;
    requires java.sql;
    requires org.slf4j;

    exports io.bask.dataframe;
    exports io.bask.dataframe.column;
    exports io.bask.dataframe.expr;
    exports io.bask.dataframe.io;
    exports io.bask.dataframe.rule;
    exports io.bask.dataframe.schema;
}
