package io.bask.dataframe.io;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes names into SQL so that the database takes them for names, whatever is in them: between the quotes that its driver says it has,
 * with those inside doubled. Where there are none, only plain words go through.
 *
 * @param mark the quote; empty where the database has none
 */
record SqlNames(String mark) implements java.io.Serializable {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final String STAGING = "_bask_";
    private static final int DIGITS = 8;

    /** The quotes of a database. */
    static SqlNames of(Connection connection) throws SQLException {
        String mark = connection.getMetaData().getIdentifierQuoteString();
        return new SqlNames(mark == null ? "" : mark.strip());
    }

    /** One name: of a schema, a table or a column. */
    String quoted(String name) {
        if (mark.isEmpty() ? !WORD.matcher(name).matches() : hasEscape(name)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be written into SQL safely, by the quotes %s of the database; use a name of letters, digits and _"
                            .formatted(name, mark.isEmpty() ? "(none)" : mark));
        }
        return mark.isEmpty() ? name : mark + name.replace(mark, mark + mark) + mark;
    }

    /** Some databases with quotes of their own escape by backslashes between them; and a NUL ends the text of C. */
    private boolean hasEscape(String name) {
        return name.indexOf('\0') >= 0 || (!mark.equals("\"") && name.indexOf('\\') >= 0);
    }

    /** A table, with its schema if it has one. */
    String quoted(JdbcTable table) {
        String name = quoted(table.name());
        return table.schema() == null ? name : quoted(table.schema()) + "." + name;
    }

    /**
     * The table that is there under a name: the one called so, else, for a plain word, the one that SQL means by it without quotes; null
     * where there is none.
     */
    static @Nullable JdbcTable found(Connection connection, JdbcTable table) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        Set<String> there = names(connection, table);
        String name = table.name();
        if (there.contains(name)) {
            return table;
        }
        if (!about.supportsMixedCaseQuotedIdentifiers()) {
            for (String other : there) {
                if (other.equalsIgnoreCase(name)) {
                    return new JdbcTable(table.schema(), other);
                }
            }
        }
        String folded = about.storesUpperCaseIdentifiers()
                ? name.toUpperCase(Locale.ROOT)
                : about.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
        return WORD.matcher(name).matches() && there.contains(folded) ? new JdbcTable(table.schema(), folded) : null;
    }

    /** Names of tables that may be it: drivers do not agree how wildcards in a name are escaped, so all but letters are left open. */
    private static Set<String> names(Connection connection, JdbcTable table) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        boolean hasSchemas = about.supportsSchemasInTableDefinitions();
        String schema = table.schema() == null ? connection.getSchema() : table.schema();
        String catalog = hasSchemas || table.schema() == null ? connection.getCatalog() : table.schema();
        Set<String> names = new LinkedHashSet<>();
        for (String tried : List.of(
                table.name(),
                table.name().toUpperCase(Locale.ROOT),
                table.name().toLowerCase(Locale.ROOT))) {
            String pattern = tried.replaceAll("[^A-Za-z0-9]+", "%");
            try (ResultSet found = about.getTables(catalog, null, pattern, null)) {
                while (found.next()) {
                    String in = found.getString("TABLE_SCHEM");
                    if (!hasSchemas || schema == null || in == null || in.equals(schema)) {
                        names.add(found.getString("TABLE_NAME"));
                    }
                }
            }
        }
        return names;
    }

    /** A name that no other table has, for rows on their way to a table; as long as the database allows. */
    static JdbcTable staging(Connection connection, JdbcTable table) throws SQLException {
        int most = connection.getMetaData().getMaxTableNameLength();
        if (most > 0 && table.name().getBytes(StandardCharsets.UTF_8).length > most) {
            throw new IllegalArgumentException(
                    "the name of the table has %d bytes, and the database cuts names at %d; give a shorter one than '%s'"
                            .formatted(table.name().getBytes(StandardCharsets.UTF_8).length, most, table.name()));
        }
        String end = STAGING + UUID.randomUUID().toString().substring(0, DIGITS);
        String start = table.name();
        while (most > 0 && !start.isEmpty() && start.getBytes(StandardCharsets.UTF_8).length + end.length() > most) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return new JdbcTable(table.schema(), start + end);
    }

    /** What a table is renamed to: its schema is said again only where tables are in catalogs instead. */
    String renamed(Connection connection, JdbcTable table) throws SQLException {
        return connection.getMetaData().supportsCatalogsInTableDefinitions()
                        && !connection.getMetaData().supportsSchemasInTableDefinitions()
                ? quoted(table)
                : quoted(table.name());
    }
}
