package io.bask.bag.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** Where text lies: in a file of any file system that Java knows, or on a server that speaks HTTP. */
sealed interface Place {
    /** A scheme of two letters at least; one letter is a Windows drive. */
    Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*|jar:.*");

    /** The bytes, from the first. */
    InputStream open() throws IOException;

    /** The place of this path or address. */
    static Place of(String name) {
        if (!isAddress(name)) {
            return new OnDisk(Path.of(name));
        }
        URI address = URI.create(name);
        String scheme = address.getScheme();
        if (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) {
            return new OnServer(address);
        }
        return new OnDisk(path(address));
    }

    static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    /** How a path is written so that {@link #of} finds it again. */
    static String nameOf(Path path) {
        return path.getFileSystem() == FileSystems.getDefault()
                ? path.toString()
                : path.toUri().toString();
    }

    private static Path path(URI address) {
        try {
            return Path.of(address);
        } catch (FileSystemNotFoundException missing) {
            throw new IllegalArgumentException(
                    "no file system for %s; add a library that provides one for %s, or open it with FileSystems.newFileSystem(...)"
                            .formatted(address, address.getScheme()),
                    missing);
        }
    }

    /** A file. */
    record OnDisk(Path path) implements Place {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** What a server answers to a GET request; redirections are followed. */
    record OnServer(URI address) implements Place {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        private static final class Connections {
            static final HttpClient CLIENT = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(PATIENCE)
                    .build();
        }

        @Override
        public InputStream open() throws IOException {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            HttpResponse<InputStream> answer;
            try {
                answer = Connections.CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            } catch (IOException failed) {
                throw new IOException("%s cannot be read: %s".formatted(address, failed), failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("reading %s was interrupted".formatted(address), interrupted);
            }
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("%s answered with status %d instead of 200; is the address right?"
                        .formatted(address, answer.statusCode()));
            }
            return answer.body();
        }
    }
}
