package io.bask.dataframe.io;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table or a query of a database by JDBC, one connection and one query a partition.
 *
 * <p>The database is asked for the wanted columns only. Dtypes are those that it says its columns have; a value that is no such,
 * as SQLite allows, is an error.
 */
public final class JdbcReader implements FrameReader {
    private static final long serialVersionUID = 1L;
    private static final int FETCH = 10_000;
    private static final int LONG_DIGITS = 18;
    private static final long ROW_GUESS = 100_000;

    private final JdbcSource source;
    private final Schema schema;
    private final String query;
    private final SqlNames names;

    private JdbcReader(JdbcSource source, String query, Schema schema, SqlNames names) {
        this.source = source;
        this.schema = schema;
        this.query = query;
        this.names = names;
    }

    /**
     * Connects and asks for the columns; reads no rows. A file of SQLite that is not there, and a query with two columns of one name,
     * are errors.
     */
    public static JdbcReader open(JdbcSource source) {
        Path missing = LiteFile.missing(Given.notNull(source, "source").url());
        if (missing != null) {
            throw new IllegalArgumentException("there is no file %s, so no database to read; look at the path in %s"
                    .formatted(missing, JdbcSource.shown(source.url())));
        }
        String asked = String.valueOf(source.query() == null ? source.table() : source.query());
        try (Connection connection = JdbcSource.connect(source.url(), source.properties())) {
            SqlNames names = SqlNames.of(connection);
            asked = query(connection, source, names);
            checkNames(connection, asked);
            return open(connection, source, asked, names);
        } catch (SQLException failed) {
            throw new IllegalArgumentException(
                    "%s: %s; the query was: %s%s"
                            .formatted(JdbcSource.shown(source.url()), failed.getMessage(), asked, advice(source)),
                    failed);
        }
    }

    /** What is asked for: of a table everything, by the name that it has in the database. */
    private static String query(Connection connection, JdbcSource source, SqlNames names) throws SQLException {
        JdbcTable table = source.table();
        if (table == null) {
            return Objects.requireNonNull(source.query());
        }
        JdbcTable there = SqlNames.found(connection, table);
        return "SELECT * FROM " + names.quoted(there == null ? table : there);
    }

    private static String advice(JdbcSource source) {
        JdbcTable table = source.table();
        return table != null && table.schema() == null && table.name().indexOf('.') >= 0
                ? "; the schema of a table is given by withSchema(...), and what is more than a name by JdbcSource.query(...)"
                : "";
    }

    /** Throws where two columns of a query are called the same: some databases refuse, some rename what is in parentheses. */
    private static void checkNames(Connection connection, String asked) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(asked)) {
            ResultSetMetaData columns = query.getMetaData();
            Map<String, Integer> places = new HashMap<>();
            for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnLabel(i);
                Integer before = places.put(name, i);
                if (before != null) {
                    throw new IllegalArgumentException(
                            "columns %d and %d of the query are both called '%s'; give one another name, SELECT ... AS other: %s"
                                    .formatted(before, i, name, asked));
                }
            }
        }
    }

    private static JdbcReader open(Connection connection, JdbcSource source, String asked, SqlNames names)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(
                        "SELECT * FROM (%s) bask_t%s".formatted(asked, isLite(source) ? " LIMIT 1" : " WHERE 1 = 0"))) {
            // SQLite knows the types of computed columns by their values only.
            none.next();
            ResultSetMetaData columns = none.getMetaData();
            List<Field> fields = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                fields.add(new Field(columns.getColumnLabel(i), dtype(columns, i, source)));
            }
            Schema schema = Schema.of(fields);
            String column = source.column();
            if (column != null && !schema.dtype(column).isInteger()) {
                throw new IllegalArgumentException(
                        "column '%s' is %s, and partitions are cut by whole numbers; name another"
                                .formatted(column, schema.dtype(column)));
            }
            return new JdbcReader(source, asked, schema, names);
        }
    }

    private static boolean isLite(JdbcSource source) {
        return source.url().startsWith("jdbc:sqlite:");
    }

    private static DType dtype(ResultSetMetaData columns, int i, JdbcSource source) throws SQLException {
        return switch (columns.getColumnType(i)) {
            case Types.BIT, Types.BOOLEAN -> DType.BOOL;
            case Types.TINYINT, Types.SMALLINT -> DType.INT32;
            // Whole numbers of SQLite have 64 bits, whatever their columns are called.
            case Types.INTEGER -> isLite(source) ? DType.INT64 : DType.INT32;
            case Types.BIGINT -> DType.INT64;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> DType.FLOAT64;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> DType.STRING;
            case Types.DATE, Types.TIMESTAMP -> DType.DATETIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> DType.datetime(ZoneOffset.UTC);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> DType.BINARY;
            case Types.NUMERIC, Types.DECIMAL -> decimal(columns, i, source);
            default ->
                throw new IllegalArgumentException(
                        "column '%s' of %s is %s, which no column of a table can hold; cast it in the query, or leave it out"
                                .formatted(
                                        columns.getColumnLabel(i),
                                        JdbcSource.shown(source.url()),
                                        columns.getColumnTypeName(i)));
        };
    }

    private static DType decimal(ResultSetMetaData columns, int i, JdbcSource source) throws SQLException {
        int digits = columns.getPrecision(i);
        if (columns.getScale(i) == 0 && digits > 0 && digits <= LONG_DIGITS) {
            return DType.INT64;
        }
        if (source.decimalsAreFloats()) {
            return DType.FLOAT64;
        }
        int scale = columns.getScale(i);
        // SQLite keeps floats in columns that are called decimal.
        if (!isLite(source) && digits > 0 && digits <= DType.MOST_DIGITS && scale >= 0 && scale <= digits) {
            return DType.decimal(digits, scale);
        }
        throw new IllegalArgumentException(
                "column '%s' of %s is %s(%d, %d), which no column of a table can hold exactly; read it by withDecimalsAsFloats(), or cast it in the query"
                        .formatted(
                                columns.getColumnLabel(i),
                                JdbcSource.shown(source.url()),
                                columns.getColumnTypeName(i),
                                digits,
                                columns.getScale(i)));
    }

    @Override
    public String operation() {
        return "read-jdbc";
    }

    @Override
    public String identity() {
        return source + " " + new TreeMap<>(source.properties()).keySet() + " "
                + source.url().hashCode();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return source.partitions();
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) throws SQLException {
        return read(partition, columns, filter, Integer.MAX_VALUE);
    }

    @Override
    public Frame readFirst(int partition, List<String> columns, @Nullable RowFilter filter, long rows)
            throws SQLException {
        return read(
                partition,
                columns,
                filter,
                filter == null ? (int) Math.min(rows, Integer.MAX_VALUE) : Integer.MAX_VALUE);
    }

    private Frame read(int partition, List<String> columns, @Nullable RowFilter filter, int limit) throws SQLException {
        Set<String> all = new LinkedHashSet<>(columns);
        if (filter != null) {
            all.addAll(filter.columns());
        }
        List<String> wanted = List.copyOf(all);
        String list = wanted.isEmpty()
                ? "1"
                : String.join(", ", wanted.stream().map(names::quoted).toList());
        try (Connection connection = JdbcSource.connect(source.url(), source.properties());
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            statement.setMaxRows(limit == Integer.MAX_VALUE ? 0 : limit);
            try (ResultSet rows =
                    statement.executeQuery("SELECT %s FROM (%s) bask_t%s".formatted(list, query, where(partition)))) {
                Frame frame = frame(rows, wanted, limit);
                return filter == null ? frame : frame.filter(filter.test(frame)).select(columns);
            }
        }
    }

    /** Which rows belong to a partition. */
    private String where(int partition) {
        String column = source.column();
        if (column == null || source.partitions() == 1) {
            return "";
        }
        String name = names.quoted(column);
        boolean isFirst = partition == 0;
        boolean isLast = partition == source.partitions() - 1;
        String from = "%s >= %s".formatted(name, bound(partition));
        String to = "%s < %s".formatted(name, bound(partition + 1));
        return isFirst
                ? " WHERE (%s OR %s IS NULL)".formatted(to, name)
                : isLast ? " WHERE " + from : " WHERE %s AND %s".formatted(from, to);
    }

    private BigInteger bound(int partition) {
        BigInteger lower = BigInteger.valueOf(source.lower());
        BigInteger span = BigInteger.valueOf(source.upper()).subtract(lower);
        return lower.add(span.multiply(BigInteger.valueOf(partition)).divide(BigInteger.valueOf(source.partitions())));
    }

    private Frame frame(ResultSet rows, List<String> names, int limit) throws SQLException {
        Schema wanted = schema.select(names);
        List<ColumnBuilder> builders = wanted.dtypes().stream()
                .map(dtype -> ColumnBuilder.of(dtype, 64))
                .toList();
        int count = 0;
        while (count < limit && rows.next()) {
            for (int i = 0; i < builders.size(); i++) {
                append(builders.get(i), rows, i, wanted.field(i), count);
            }
            count++;
        }
        List<Column> columns = builders.stream().map(ColumnBuilder::build).toList();
        return Frame.partition(wanted, columns, count);
    }

    private void append(ColumnBuilder builder, ResultSet rows, int i, Field field, int row) throws SQLException {
        Object value;
        try {
            value = field.dtype() == DType.DATETIME
                    ? moment(rows, i + 1)
                    : JdbcTypes.read(rows.getObject(i + 1), field.dtype());
            builder.appendValue(value);
        } catch (IllegalArgumentException | SQLException wrong) {
            throw new IllegalArgumentException(
                    "%s, row %d of the partition, column '%s': %s; cast it in the query: %s"
                            .formatted(JdbcSource.shown(source.url()), row, field.name(), wrong.getMessage(), query),
                    wrong);
        }
    }

    private static @Nullable Object moment(ResultSet rows, int i) throws SQLException {
        Object value = rows.getObject(i);
        if (value instanceof Timestamp moment) {
            return moment.toLocalDateTime();
        }
        if (value instanceof Date day) {
            return day.toLocalDate();
        }
        if (value instanceof LocalDate || value instanceof LocalDateTime || value == null) {
            return value;
        }
        if (value instanceof String text) {
            return io.bask.dataframe.column.Moments.parse(text);
        }
        Timestamp moment = rows.getTimestamp(i);
        return moment == null ? null : moment.toLocalDateTime();
    }

    @Override
    public long countRows(int partition) throws SQLException {
        try (Connection connection = JdbcSource.connect(source.url(), source.properties());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT COUNT(*) FROM (%s) bask_t%s".formatted(query, where(partition)))) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public long estimatedBytes(int partition) {
        return ROW_GUESS * Math.max(1, schema.size()) * Long.BYTES;
    }

    @Override
    public FrameReader refreshed() {
        return this;
    }

    /** The database and the query. */
    @Override
    public String toString() {
        return source.toString();
    }
}
