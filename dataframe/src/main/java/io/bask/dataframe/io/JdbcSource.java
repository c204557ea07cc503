package io.bask.dataframe.io;

import io.bask.function.Given;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What to read of a database: a table or a query, in one partition or cut by the values of a column. Immutable, each {@code with...}
 * returns a changed copy.
 *
 * @param url the database's address, as its driver understands it
 * @param table the table that is read; null for a query
 * @param query what is read, as a query that may stand in parentheses; null for a table
 * @param properties user, password, and whatever else the driver knows
 * @param column the column by whose values partitions are cut; null for one partition
 * @param lower partitions are cut evenly from here
 * @param upper to here; rows outside belong to the first and the last partition
 * @param partitions how many
 * @param decimalsAreFloats whether decimals with places behind the point are read as float64; else they are an error
 */
public record JdbcSource(
        String url,
        @Nullable JdbcTable table,
        @Nullable String query,
        Map<String, String> properties,
        @Nullable String column,
        long lower,
        long upper,
        int partitions,
        boolean decimalsAreFloats)
        implements Serializable {
    /** Checks and copies. */
    public JdbcSource {
        Given.notNull(url, "url");
        properties = Map.copyOf(Given.notNull(properties, "properties"));
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(
                    "'%s' is no address of a database; write for example jdbc:sqlite:data.db".formatted(url));
        }
        if ((table == null) == (query == null) || (query != null && query.isBlank())) {
            throw new IllegalArgumentException("table %s and query '%s': give one of them, and write a SELECT or %s"
                    .formatted(table, query, "name a table by JdbcSource.table(url, name)"));
        }
        if (partitions < 1 || (column != null && lower > upper)) {
            throw new IllegalArgumentException(
                    "%d partitions of %s from %d to %d; give at least one, and bounds in order"
                            .formatted(partitions, column, lower, upper));
        }
    }

    /**
     * All of a table. The name is quoted, so it may have anything in it, and is never taken for SQL; a dot is no more than a dot. What is
     * more than a name goes to {@link #query}.
     */
    public static JdbcSource table(String url, String name) {
        return new JdbcSource(
                url, new JdbcTable(null, Given.notNull(name, "name")), null, Map.of(), null, 0, 0, 1, false);
    }

    /** The table in this schema of the database; a query names schemas itself. */
    public JdbcSource withSchema(String name) {
        Given.notNull(name, "name");
        if (table == null) {
            throw new IllegalArgumentException(
                    "schema '%s' for the query %s; write it into the query, in front of the names of tables"
                            .formatted(name, query));
        }
        return new JdbcSource(
                url,
                new JdbcTable(name, table.name()),
                null,
                properties,
                column,
                lower,
                upper,
                partitions,
                decimalsAreFloats);
    }

    /** The rows of a query, which is run once for each partition. */
    public static JdbcSource query(String url, String sql) {
        return new JdbcSource(url, null, Given.notNull(sql, "sql"), Map.of(), null, 0, 0, 1, false);
    }

    /** Tells the driver something, for example {@code user}. */
    public JdbcSource withProperty(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(Given.notNull(name, "name"), Given.notNull(value, "value"));
        return new JdbcSource(url, table, query, more, column, lower, upper, partitions, decimalsAreFloats);
    }

    /**
     * Cuts the rows into partitions of about equal ranges of a whole-number column.
     *
     * @param name the column
     * @param from the least value that is expected; rows with less or without a value belong to the first partition
     * @param to the greatest value that is expected; rows with more belong to the last partition
     * @param count how many partitions
     */
    public JdbcSource withPartitions(String name, long from, long to, int count) {
        return new JdbcSource(
                url, table, query, properties, Given.notNull(name, "name"), from, to, count, decimalsAreFloats);
    }

    /** Reads decimals as float64, to the nearest. */
    public JdbcSource withDecimalsAsFloats() {
        return new JdbcSource(url, table, query, properties, column, lower, upper, partitions, true);
    }

    /** Connects; SQLite is told to wait for others. */
    static Connection connect(String url, Map<String, String> properties) throws SQLException {
        Properties all = new Properties();
        if (url.startsWith("jdbc:sqlite:")) {
            all.setProperty("busy_timeout", "60000");
        }
        properties.forEach(all::setProperty);
        try {
            return DriverManager.getConnection(url, all);
        } catch (SQLException failed) {
            throw new SQLException(
                    "cannot connect to %s: %s; is its driver on the class path, and the address right?"
                            .formatted(shown(url), failed.getMessage()),
                    failed);
        }
    }

    /** An address without what may be a password. */
    static String shown(String url) {
        int cut = url.indexOf('?') < 0 ? url.indexOf(';') : url.indexOf('?');
        return cut < 0 ? url : url.substring(0, cut);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "JdbcSource[%s, %s, %s from %d to %d in %d]"
                .formatted(shown(url), table == null ? query : "table " + table, column, lower, upper, partitions);
    }
}
