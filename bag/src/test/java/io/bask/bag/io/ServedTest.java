package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that send pieces, too little, or nothing. */
@Timeout(60)
class ServedTest {
    private interface Answer {
        void write(OutputStream out) throws Exception;
    }

    private interface Use {
        void at(String address) throws Exception;
    }

    /** A server for one request: sends what it is told, and then keeps the connection open or closes it. */
    private static void served(String head, Answer answer, boolean stays, Use use) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> {
                try (Socket connection = server.accept()) {
                    InputStream in = connection.getInputStream();
                    StringBuilder request = new StringBuilder();
                    while (request.indexOf("\r\n\r\n") < 0) {
                        request.append((char) in.read());
                    }
                    OutputStream out = connection.getOutputStream();
                    out.write(("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                    answer.write(out);
                    out.flush();
                    if (stays) {
                        done.await();
                    }
                } catch (Exception closed) {
                    // the client went away, which is what some of these tests are about
                }
            });
            serving.setDaemon(true);
            serving.start();
            use.at("http://localhost:" + server.getLocalPort() + "/a.txt");
        } finally {
            done.countDown();
        }
    }

    private static Answer text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void serverThatStallsIsNamedAndNotWaitedForForever() throws Exception {
        TextOptions impatient = TextOptions.defaults().withTimeout(Duration.ofMillis(4_500));
        served(
                "Content-Length: 100",
                text("a\nb\n"),
                true,
                address -> assertThatThrownBy(
                                () -> Bag.readText(List.of(address), impatient).compute())
                        .hasMessageContaining(address + " sent nothing for 4.5 s, after 4 of 100 bytes"));
    }

    @Test
    void waitForAServerEndsWhenTheThreadIsInterrupted() throws Exception {
        served("Content-Length: 100", text("a\nb\n"), true, address -> {
            try (InputStream in =
                    Place.of(address, TextOptions.defaults().timeout()).open()) {
                assertThat(in.readNBytes(4)).hasSize(4);
                Thread.currentThread().interrupt();
                assertThatThrownBy(in::read)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("was interrupted after 4 bytes");
                assertThat(Thread.interrupted()).isTrue();
            }
        });
    }

    @Test
    void answersThatEndEarlyAreNamed() throws Exception {
        served(
                "Content-Length: 100",
                text("a\nb\n"),
                false,
                address -> assertThatThrownBy(() -> Bag.readText(address).compute())
                        .hasMessageContaining(address + " ended early, after 4 of 100 bytes"));
        served(
                "Transfer-Encoding: chunked",
                text("4\r\na\nb\n\r\n8\r\nc"),
                false,
                address -> assertThatThrownBy(() -> Bag.readText(address).compute())
                        .hasMessageContaining(address + " ended early, after "));
    }

    @Test
    void membersThatComeInPacketsOfTheirOwnAreRead() throws Exception {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(member)) {
            out.write("a\nb\n".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] bytes = member.toByteArray();
        Answer twice = out -> {
            String size = Integer.toHexString(bytes.length) + "\r\n";
            for (int i = 0; i < 2; i++) {
                out.write(size.getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        };
        served(
                "Transfer-Encoding: chunked",
                twice,
                false,
                address -> assertThat(Bag.readText(address.replace("a.txt", "a.txt.gz?token=1"))
                                .compute())
                        .containsExactly("a", "b", "a", "b"));
    }

    @Test
    void firstLinesNeedOnlyTheFirstBytes() throws Exception {
        served("Content-Length: 100", text("a\nb\n"), false, address -> {
            try (InputStream in =
                    Place.of(address, TextOptions.defaults().timeout()).open()) {
                assertThat(in.readNBytes(2)).asString(StandardCharsets.US_ASCII).isEqualTo("a\n");
            }
        });
    }

    @Test
    void unknownHostsAreCalledSo() {
        assertThatThrownBy(() -> Bag.readText("http://nowhere.invalid/a.txt").compute())
                .hasMessageContaining("the host nowhere.invalid is unknown");
    }

    @Test
    void timeoutsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextOptions.defaults().withTimeout(Duration.ZERO))
                .withMessageContaining("use one above zero");
        assertThat(TextOptions.defaults().timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void filesAPartitionAndBlocksExcludeEachOther() {
        TextOptions plain = TextOptions.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.withBlockSize(10).withFilesPerPartition(2))
                .withMessageContaining("2 files a partition and blocks of 10 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.withFilesPerPartition(2).withBlockSize(10));
        assertThat(plain.withBlockSize("none").withFilesPerPartition(2).filesPerPartition())
                .isEqualTo(2);
    }
}
