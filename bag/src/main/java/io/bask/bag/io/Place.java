package io.bask.bag.io;

import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where text lies: in a file of any file system that Java knows, or on a server that speaks HTTP. */
sealed interface Place {
    /** The bytes, from the first. */
    InputStream open() throws IOException;

    /** The place of this path or address. */
    static Place of(String name) {
        return Served.isServed(name) ? new OnServer(URI.create(name)) : new OnDisk(FileGlob.path(name));
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
