package io.bask.bag.io;

import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;

/** Where text lies: in a file of any file system that Java knows, or on a server that speaks HTTP. */
sealed interface Place {
    /** The bytes, from the first. */
    InputStream open() throws IOException;

    /** The place of this path or address. */
    static Place of(String name, Duration patience) {
        return Served.isServed(name) ? new OnServer(URI.create(name), patience) : new OnDisk(FileGlob.path(name));
    }

    /** A file. */
    record OnDisk(Path path) implements Place {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /**
     * What a server answers to a GET request; redirections are followed.
     *
     * @param patience how long to wait for the answer, and for more of it
     */
    record OnServer(URI address, Duration patience) implements Place {
        private static final class Connections {
            static final HttpClient CLIENT = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(30))
                    .build();
        }

        @Override
        public InputStream open() throws IOException {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(patience).build();
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer;
            try {
                answer = Connections.CLIENT.send(request, HttpResponse.BodyHandlers.ofPublisher());
            } catch (IOException failed) {
                String reason = isUnknown(failed) ? "the host %s is unknown".formatted(address.getHost()) : "" + failed;
                throw new ServedException("%s cannot be read: %s".formatted(address, reason), failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ServedException("reading %s was interrupted".formatted(address), interrupted);
            }
            ServedBytes bytes = new ServedBytes(
                    address, answer.headers().firstValueAsLong("content-length").orElse(-1), patience);
            answer.body().subscribe(bytes);
            if (answer.statusCode() != 200) {
                bytes.close();
                throw new ServedException("%s answered with status %d instead of 200; is the address right?"
                        .formatted(address, answer.statusCode()));
            }
            return bytes;
        }

        private static boolean isUnknown(Throwable failure) {
            Throwable cause = failure;
            for (int i = 0; i < 5 && cause != null; i++) {
                if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                    return true;
                }
                cause = cause.getCause();
            }
            return false;
        }
    }
}
