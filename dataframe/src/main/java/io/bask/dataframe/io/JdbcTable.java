package io.bask.dataframe.io;

import io.bask.function.Given;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table of a database, as it is: nothing in it is SQL, a dot is part of the name.
 *
 * <p>Names are put between the database's own quotes. A plain word that is no table's name as it stands means the table that SQL
 * means by it without quotes: {@code orders} is also {@code ORDERS} of H2.
 *
 * @param schema the schema that the table is in; null for the one that the database takes by itself
 * @param name the table
 */
public record JdbcTable(@Nullable String schema, String name) implements Serializable {
    /** Refuses blank names, and those with control characters, which drivers and databases cut names at. */
    public JdbcTable {
        check(Given.notNull(name, "name"), "table");
        if (schema != null) {
            check(schema, "schema");
        }
    }

    private static void check(String name, String what) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of the %s is blank; give one".formatted(what));
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw new IllegalArgumentException(
                        "the name of the %s has the control character U+%04X at %d; give a name without"
                                .formatted(what, (int) name.charAt(i), i));
            }
        }
    }

    /** The schema, where there is one, and the table, with a dot between; for people. */
    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
