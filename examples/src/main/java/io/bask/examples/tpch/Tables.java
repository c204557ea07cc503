package io.bask.examples.tpch;

import io.bask.dataframe.DataFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The eight tables of TPC-H.
 *
 * @param byName each table by its name
 */
public record Tables(Map<String, DataFrame> byName) {
    /** Their names, small ones first. */
    public static final List<String> NAMES =
            List.of("region", "nation", "supplier", "customer", "part", "partsupp", "orders", "lineitem");

    /** Nobody but the tables changes the map. */
    public Tables {
        byName = Map.copyOf(byName);
    }

    /** Lazy tables of that size, the large ones in that many partitions; nations and regions have one. */
    public static Tables generated(double scale, int partitions) {
        Map<String, DataFrame> tables = new LinkedHashMap<>();
        for (String name : NAMES) {
            int count = name.equals("region") || name.equals("nation") ? 1 : partitions;
            tables.put(name, DataFrame.fromReader(new TpchReader(name, scale, count)));
        }
        return new Tables(tables);
    }

    /** The same tables held in memory. */
    public Tables persisted() {
        Map<String, DataFrame> held = new LinkedHashMap<>();
        byName.forEach((name, table) -> held.put(name, table.persist()));
        return new Tables(held);
    }

    private DataFrame table(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    DataFrame region() {
        return table("region");
    }

    DataFrame nation() {
        return table("nation");
    }

    DataFrame supplier() {
        return table("supplier");
    }

    DataFrame customer() {
        return table("customer");
    }

    DataFrame part() {
        return table("part");
    }

    DataFrame partsupp() {
        return table("partsupp");
    }

    DataFrame orders() {
        return table("orders");
    }

    DataFrame lineitem() {
        return table("lineitem");
    }
}
