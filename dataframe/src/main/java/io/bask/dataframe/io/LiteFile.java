package io.bask.dataframe.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file of a SQLite database, which its driver makes when it connects, also to read. */
final class LiteFile {
    private static final String START = "jdbc:sqlite:";

    private LiteFile() {}

    /**
     * The file that an address names, where there is none yet; null where there is one, in memory, with settings
     * behind the name, and for other databases.
     */
    static @Nullable Path missing(String url) {
        if (!url.startsWith(START)) {
            return null;
        }
        String name = url.substring(START.length());
        // Of what follows a question mark the driver takes settings away, and leaves the rest in the name.
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file:") || name.indexOf('?') >= 0) {
            return null;
        }
        try {
            Path path = Path.of(name).toAbsolutePath();
            return Files.exists(path) ? null : path;
        } catch (InvalidPathException noFile) {
            return null;
        }
    }

    /** Removes a file that was made to be written to, unless somebody else has put something into it. */
    static void remove(@Nullable Path file, String url, Map<String, String> properties) {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try {
            boolean isEmpty = Files.size(file) == 0;
            if (!isEmpty) {
                try (Connection connection = JdbcSource.connect(url, properties);
                        Statement statement = connection.createStatement();
                        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM sqlite_master")) {
                    isEmpty = count.next() && count.getLong(1) == 0;
                }
            }
            if (isEmpty) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | SQLException stays) {
            // There is a failure that matters more, and a database without tables does no harm.
        }
    }
}
