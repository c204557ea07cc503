package io.bask.bag.io;

import io.bask.function.Given;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Files on servers that speak HTTP, for readers that go to and fro in a file. */
public final class Served {
    private Served() {}

    /** Whether a file is named by an address of HTTP or HTTPS. */
    public static boolean isServed(String name) {
        String address = Given.notNull(name, "name").toLowerCase(Locale.ROOT);
        return address.startsWith("http://") || address.startsWith("https://");
    }

    /**
     * What a server answers to a GET request, as a file for temporary use, which the caller deletes.
     *
     * @throws IOException where the server cannot be reached, answers with another status than 200, or the disk is full
     */
    public static Path fetched(String address) throws IOException {
        Path copy = Files.createTempFile("bask-fetched", ".tmp");
        try (InputStream bytes = Place.of(Given.notNull(address, "address"), TextOptions.PATIENCE)
                .open()) {
            Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(copy);
            throw failed;
        }
    }
}
