package io.bask.dataframe.io;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The types of SQL that columns are written as, and the values that drivers take and give for them.
 *
 * @param product what the database calls itself
 */
record JdbcTypes(String product) implements java.io.Serializable {
    private boolean isLite() {
        return product.contains("SQLite");
    }

    private boolean isPostgres() {
        return product.contains("PostgreSQL");
    }

    private boolean isMySql() {
        return product.contains("MySQL") || product.contains("MariaDB");
    }

    private boolean isMicrosoft() {
        return product.contains("Microsoft");
    }

    /** The type of a new column; a dtype that the database has no type for is an error that names what to cast it to. */
    String type(Field field) {
        return switch (field.dtype().kind()) {
            case BOOL -> "BOOLEAN";
            case INT8, INT16, INT32, UINT8, UINT16 -> "INTEGER";
            case INT64, UINT32 -> "BIGINT";
            case FLOAT32, FLOAT64 -> "DOUBLE PRECISION";
            case STRING, CATEGORICAL -> isLite() || isPostgres() ? "TEXT" : "VARCHAR";
            case DATETIME -> moments();
            case ZONED -> zoned(field);
            case DECIMAL ->
                exact(
                        field,
                        "DECIMAL(%d, %d)"
                                .formatted(
                                        field.dtype().precision(), field.dtype().scale()));
            case UINT64 -> exact(field, "NUMERIC(20)");
            case BINARY -> bytes();
            case TIMEDELTA -> throw refused(field, "astype int64 for nanoseconds, or string");
            case LIST -> throw refused(field, "explode it for a row each, or drop it");
        };
    }

    private String exact(Field field, String type) {
        if (isLite()) {
            throw refused(field, "astype string, or float64 where digits may go");
        }
        return type;
    }

    private String zoned(Field field) {
        if (isLite() || isMySql() || product.contains("Derby")) {
            throw refused(field, "dt().tzConvert(null) for moments in UTC, or astype string");
        }
        return isMicrosoft()
                ? "DATETIMEOFFSET"
                : product.contains("H2") ? "TIMESTAMP(9) WITH TIME ZONE" : "TIMESTAMP WITH TIME ZONE";
    }

    private String bytes() {
        return isPostgres() ? "BYTEA" : isMySql() ? "LONGBLOB" : isMicrosoft() ? "VARBINARY(MAX)" : "BLOB";
    }

    /** The type that keeps most digits of moments; that of PostgreSQL keeps six. */
    private String moments() {
        if (product.contains("DuckDB")) {
            return "TIMESTAMP_NS";
        }
        return isPostgres() || isLite() ? "TIMESTAMP" : "TIMESTAMP(9)";
    }

    private IllegalArgumentException refused(Field field, String wayOut) {
        return new IllegalArgumentException("column '%s' is %s, for which %s has no type; %s"
                .formatted(field.name(), field.dtype(), isLite() ? "SQLite" : "SQL", wayOut));
    }

    /** A value as drivers take it. */
    @Nullable
    Object written(Column column, int row) {
        Object value = column.valueAt(row);
        if (value instanceof LocalDateTime moment && column.dtype() == DType.DATETIME) {
            // SQLite would store milliseconds.
            return isLite()
                    ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment).replace('T', ' ')
                    : Timestamp.valueOf(moment);
        }
        if (value instanceof ZonedDateTime moment) {
            return moment.toOffsetDateTime();
        }
        return value != null && column.dtype() == DType.UINT64 ? new BigDecimal(value.toString()) : value;
    }

    /** A value of another dtype than dates as columns take it. */
    static @Nullable Object read(@Nullable Object value, DType dtype) throws SQLException {
        if (value instanceof Clob text) {
            return text.getSubString(1, (int) Math.min(Integer.MAX_VALUE, text.length()));
        }
        if (value instanceof Blob bytes) {
            return bytes.getBytes(1, (int) Math.min(Integer.MAX_VALUE, bytes.length()));
        }
        if (dtype == DType.BOOL && value instanceof Number number) {
            return number.intValue() != 0;
        }
        if (value instanceof BigDecimal decimal && dtype.isInteger()) {
            return decimal.longValueExact();
        }
        return value;
    }
}
