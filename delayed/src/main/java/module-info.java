/** Lazy calls of ordinary methods, joined into one task graph. */
module io.bask.delayed {
    requires transitive io.bask.core;
    requires static org.jspecify;
    requires org.slf4j;
}
