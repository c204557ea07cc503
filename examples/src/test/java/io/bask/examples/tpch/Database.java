package io.bask.examples.tpch;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB database in memory with the tables of TPC-H, money as decimals and dates as dates. */
final class Database implements AutoCloseable {
    private final DuckDBConnection connection;

    Database() throws SQLException {
        Connection opened = DriverManager.getConnection("jdbc:duckdb:");
        connection = opened.unwrap(DuckDBConnection.class);
    }

    /** Makes a table of the rows of a frame. */
    void add(String name, Frame rows) throws SQLException {
        String columns = rows.schema().fields().stream()
                .map(field -> field.name() + " " + sqlType(field.dtype()))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table %s (%s)".formatted(name, columns));
        }
        List<Column> values = rows.columns();
        List<DType> dtypes = rows.schema().dtypes();
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
            for (int row = 0; row < rows.rows(); row++) {
                appender.beginRow();
                for (int i = 0; i < values.size(); i++) {
                    append(appender, dtypes.get(i), values.get(i).valueAt(row));
                }
                appender.endRow();
            }
        }
    }

    private static String sqlType(DType dtype) {
        return switch (dtype.kind()) {
            case INT32 -> "integer";
            case INT64 -> "bigint";
            case FLOAT64 -> "decimal(15, 2)";
            case DATETIME -> "date";
            default -> "varchar";
        };
    }

    private static void append(DuckDBAppender appender, DType dtype, Object value) throws SQLException {
        switch (dtype.kind()) {
            case INT32 -> appender.append(((Number) value).intValue());
            case INT64 -> appender.append(((Number) value).longValue());
            case FLOAT64 -> appender.append(BigDecimal.valueOf((Double) value).setScale(2));
            case DATETIME -> appender.append(((LocalDateTime) value).toLocalDate());
            default -> appender.append((String) value);
        }
    }

    /** The rows that a query answers: whole numbers as Long, other numbers as Double, dates as date-times. */
    List<List<Object>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(plain(result.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Number number && !(value instanceof Double)) {
            return number.longValue();
        }
        if (value instanceof Date date) {
            return date.toLocalDate().atStartOfDay();
        }
        return value instanceof LocalDate date ? date.atStartOfDay() : value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
