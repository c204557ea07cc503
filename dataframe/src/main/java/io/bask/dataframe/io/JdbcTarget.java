package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database. Row labels are not written. Names of the table and of columns are quoted, so they may have anything in them, and
 * are never taken for SQL; a new table is called as given, capital letters and all.
 *
 * <p>Partitions go to a table of their own, {@code NAME_bask_...}, each in one transaction; in the end that table is renamed, or its
 * rows are added to the one that is there, in one transaction where the database can. A failure leaves what was there before; a file of
 * SQLite that was made for it goes, files that other databases make when they are connected to stay.
 *
 * @param url the database's address, as its driver understands it
 * @param table the table
 * @param properties user, password, and whatever else the driver knows
 * @param existing what becomes of a table of that name
 */
public record JdbcTarget(String url, JdbcTable table, Map<String, String> properties, Existing existing)
        implements FrameTarget<Long> {
    /** What becomes of a table that is there. */
    public enum Existing {
        /** It is an error. */
        FAIL,
        /** It goes when all rows are written. */
        REPLACE,
        /** It stays, and rows are added. */
        APPEND
    }

    private static final int BATCH = 1000;

    /** Checks and copies. */
    public JdbcTarget {
        Given.notNull(url, "url");
        Given.notNull(table, "table");
        properties = Map.copyOf(Given.notNull(properties, "properties"));
        Given.notNull(existing, "existing");
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(
                    "'%s' is no address of a database; write for example jdbc:sqlite:data.db".formatted(url));
        }
    }

    /** A new table of that name, in which a dot is no more than a dot; one that is there is an error. */
    public static JdbcTarget of(String url, String table) {
        return new JdbcTarget(url, new JdbcTable(null, Given.notNull(table, "table")), Map.of(), Existing.FAIL);
    }

    /** The table in this schema of the database. */
    public JdbcTarget withSchema(String name) {
        return new JdbcTarget(url, new JdbcTable(Given.notNull(name, "name"), table.name()), properties, existing);
    }

    /** Tells the driver something, for example {@code user}. */
    public JdbcTarget withProperty(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(Given.notNull(name, "name"), Given.notNull(value, "value"));
        return new JdbcTarget(url, table, more, existing);
    }

    /** A table of that name is replaced. */
    public JdbcTarget withReplacing() {
        return new JdbcTarget(url, table, properties, Existing.REPLACE);
    }

    /** Rows are added to a table of that name, which must have the columns; others of its columns are missing then. */
    public JdbcTarget withAppending() {
        return new JdbcTarget(url, table, properties, Existing.APPEND);
    }

    @Override
    public String operation() {
        return "to-jdbc";
    }

    @Override
    public boolean writesOnce() {
        return true;
    }

    @Override
    public Transfer<Long> begin(Schema columns, List<Field> labels, int partitions) throws SQLException {
        Given.notNull(columns, "columns");
        Given.notNull(labels, "labels");
        if (columns.size() == 0) {
            throw new IllegalArgumentException("a table without columns cannot be written; select some");
        }
        Path made = LiteFile.missing(url);
        boolean isBegun = false;
        try {
            Transfer<Long> rows = begin(columns, made);
            isBegun = true;
            return rows;
        } finally {
            if (!isBegun) {
                LiteFile.remove(made, url, properties);
            }
        }
    }

    private Transfer<Long> begin(Schema columns, @Nullable Path made) throws SQLException {
        try (Connection connection = JdbcSource.connect(url, properties);
                Statement statement = connection.createStatement()) {
            SqlNames names = SqlNames.of(connection);
            JdbcTable there = SqlNames.found(connection, table);
            if (there != null && existing == Existing.FAIL) {
                throw new IllegalArgumentException(
                        "%s has a table %s already; replace it by withReplacing(), add rows by withAppending(), or give another name"
                                .formatted(JdbcSource.shown(url), table));
            }
            if (there != null && existing == Existing.APPEND) {
                checkAdded(
                        columns,
                        statement,
                        names.quoted(there),
                        connection.getMetaData().supportsMixedCaseQuotedIdentifiers());
            }
            JdbcTable staging = SqlNames.staging(connection, table);
            JdbcTypes types = new JdbcTypes(connection.getMetaData().getDatabaseProductName());
            statement.executeUpdate(create(staging, columns, names, types));
            return new Rows(this, staging, columns, names, types, there, made == null ? "" : made.toString());
        }
    }

    /** Throws where rows have columns that the table lacks which they are added to. */
    private void checkAdded(Schema columns, Statement statement, String to, boolean isCaseHeld) throws SQLException {
        Set<String> there = isCaseHeld ? new LinkedHashSet<>() : new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try (ResultSet none = statement.executeQuery("SELECT * FROM %s WHERE 1 = 0".formatted(to))) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                there.add(none.getMetaData().getColumnName(i));
            }
        }
        List<String> lacking =
                columns.names().stream().filter(name -> !there.contains(name)).toList();
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException(
                    "the table %s of %s has no columns %s, only %s; rename or drop columns before appending, or replace the table by withReplacing()"
                            .formatted(table, JdbcSource.shown(url), lacking, there));
        }
    }

    private static String create(JdbcTable table, Schema columns, SqlNames names, JdbcTypes types) {
        StringBuilder sql =
                new StringBuilder("CREATE TABLE ").append(names.quoted(table)).append(" (");
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.field(i);
            sql.append(i == 0 ? "" : ", ")
                    .append(names.quoted(field.name()))
                    .append(' ')
                    .append(types.type(field));
        }
        return sql.append(')').toString();
    }

    /** Rows on their way. */
    private record Rows(
            JdbcTarget target,
            JdbcTable staging,
            Schema columns,
            SqlNames names,
            JdbcTypes types,
            @Nullable JdbcTable there,
            String madeFile)
            implements Transfer<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public String write(int partition, Frame rows) throws SQLException {
            if (!rows.schema().equals(columns)) {
                throw new IllegalArgumentException(
                        "partition %d has the columns %s instead of %s".formatted(partition, rows.schema(), columns));
            }
            try (Connection connection = JdbcSource.connect(target.url(), target.properties())) {
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO %s VALUES (%s)"
                        .formatted(
                                names.quoted(staging), String.join(", ", Collections.nCopies(columns.size(), "?"))))) {
                    fill(insert, rows);
                    connection.commit();
                } catch (SQLException | RuntimeException failed) {
                    connection.rollback();
                    throw failed;
                }
            }
            return String.valueOf(rows.rows());
        }

        private void fill(PreparedStatement insert, Frame rows) throws SQLException {
            for (int row = 0; row < rows.rows(); row++) {
                for (int i = 0; i < rows.columns().size(); i++) {
                    insert.setObject(i + 1, types.written(rows.column(i), row));
                }
                insert.addBatch();
                if ((row + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }

        @Override
        public Long finish(List<String> notes) throws SQLException {
            try (Connection connection = JdbcSource.connect(target.url(), target.properties())) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    if (there != null && target.existing() == Existing.APPEND) {
                        append(statement, there);
                    } else {
                        JdbcTable to = there == null ? target.table() : there;
                        if (there != null) {
                            statement.executeUpdate("DROP TABLE " + names.quoted(there));
                        }
                        statement.executeUpdate("ALTER TABLE %s RENAME TO %s"
                                .formatted(names.quoted(staging), names.renamed(connection, to)));
                    }
                    connection.commit();
                } catch (SQLException failed) {
                    connection.rollback();
                    throw new SQLException(
                            "cannot put the rows into %s of %s: %s"
                                    .formatted(target.table(), JdbcSource.shown(target.url()), failed.getMessage()),
                            failed);
                }
            }
            return notes.stream().mapToLong(Long::parseLong).sum();
        }

        private void append(Statement statement, JdbcTable to) throws SQLException {
            String all = String.join(
                    ", ", columns.names().stream().map(names::quoted).toList());
            statement.executeUpdate("INSERT INTO %s (%s) SELECT %s FROM %s"
                    .formatted(names.quoted(to), all, all, names.quoted(staging)));
            statement.executeUpdate("DROP TABLE " + names.quoted(staging));
        }

        @Override
        public void abandon() {
            try (Connection connection = JdbcSource.connect(target.url(), target.properties());
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("DROP TABLE IF EXISTS " + names.quoted(staging));
            } catch (SQLException stays) {
                // There is a failure that matters more; the table's name says what it is.
            }
            LiteFile.remove(madeFile.isEmpty() ? null : Path.of(madeFile), target.url(), target.properties());
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "JdbcTarget[%s, %s, %s]".formatted(JdbcSource.shown(url), table, existing);
    }
}
