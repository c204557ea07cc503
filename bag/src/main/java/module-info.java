/** Partitioned, lazy collections of any objects. */
module io.bask.bag {
    requires transitive io.bask.core;
    requires static org.jspecify;
    requires org.slf4j;
}
