package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Heads of files in NumPy's format, most of them damaged, against what NumPy makes of them; see {@code npy_heads_fixture.py}. */
@Timeout(300)
class NpyHeadsTest {
    @TempDir
    private Path folder;

    @Test
    void headsAreReadOrRefusedAsByNumPy() throws IOException {
        List<String[]> rows =
                Fixture.rows(NpyHeadsTest.class, System.getProperty("bask.test.heads", "npyHeads.tsv.gz"));
        List<String> wrong = new ArrayList<>();
        Path file = folder.resolve("x.npy");
        int read = 0;
        for (String[] row : rows) {
            byte[] bytes = Base64.getDecoder().decode(row[0]);
            Files.write(file, bytes);
            String problem;
            try {
                NDArray got = Array.load(file).compute();
                read++;
                problem = row[1].equals("ERROR")
                        ? "NumPy refuses it but the answer is " + got.repr()
                        : Recorded.agree(got, Recorded.array(row[1]), 0)
                                ? ""
                                : "%s %s instead of %s".formatted(got.dtype(), got.repr(), row[1]);
            } catch (IllegalArgumentException e) {
                boolean names = e.getMessage().startsWith(file.toString())
                        && e.getMessage().length() < 600;
                problem = !row[1].equals("ERROR") || !names ? "refused: " + e.getMessage() : "";
            }
            if (!problem.isEmpty()) {
                wrong.add(new String(bytes, StandardCharsets.ISO_8859_1) + ": " + problem);
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    private void refused(String head, String... parts) throws IOException {
        Path file = folder.resolve("x.npy");
        byte[] text = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[10 + text.length + 24];
        System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length}, 0, whole, 0, 9);
        System.arraycopy(text, 0, whole, 10, text.length);
        Files.write(file, whole);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.load(file))
                .withMessageContaining(file.toString())
                .withMessageContainingAll(parts);
    }

    @Test
    void messagesSayWhatIsWrong() throws IOException {
        refused("{'descr': '<f8', 'fortran_order': False, 'shape': (-3,)}", "whole numbers from 0 on", "(-3,)");
        refused("{'descr': '<f8', 'fortran_order': 0, 'shape': (3,)}", "'fortran_order' that is True or False");
        refused("{'descr': '<f8', 'shape': (3,)}", "has no 'fortran_order'");
        refused(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'x': 1}",
                "other keys than 'descr', 'fortran_order' and 'shape'",
                "'x': 1");
        refused("{'descr': '<f8', 'fortran_order': False, 'shape': (3,)", "wants ',' or '}' but has the end");
        refused("{'descr': '<f2', 'fortran_order': False, 'shape': (3,)}", "elements of type '<f2'; Bask has");
        refused("{'descr': '<f8', 'fortran_order': False, 'shape': (4,)}", "takes 32 after a head of", "cut short");
        refused("{'descr': " + "[".repeat(100), "no more than 64 brackets");
    }

    @Test
    void entriesWithAnotherChecksumAreRefused() throws IOException {
        Path file = folder.resolve("x.npz");
        Array.saveNpz(file, Map.of("a", Array.arange(100)), false);
        byte[] bytes = Files.readAllBytes(file);
        bytes[300] ^= 1;
        Files.write(file, bytes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.loadNpz(file))
                .withMessageContaining("x.npz!a.npy has the checksum")
                .withMessageContaining("its bytes were changed");
    }

    private Array subarrays(String descr, String fortran, String shape) throws IOException {
        Path file = folder.resolve("sub.npy");
        byte[] text = "{'descr': %s, 'fortran_order': %s, 'shape': %s}\n"
                .formatted(descr, fortran, shape)
                .getBytes(StandardCharsets.ISO_8859_1);
        java.nio.ByteBuffer bytes =
                java.nio.ByteBuffer.allocate(10 + text.length + 48).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0})
                .put(text);
        for (int i = 0; i < 12; i++) {
            bytes.putInt(i);
        }
        Files.write(file, bytes.array());
        return Array.load(file);
    }

    @Test
    void elementsThatAreArraysAreFurtherAxes() throws IOException {
        Array all = Array.arange(12);
        String[][] heads = {
            {"('<i4', (2,))", "(6,)", "6 2"},
            {"('<i4', (2,))", "(3, 2)", "3 2 2"},
            {"('<i4', 2)", "(6,)", "6 2"},
            {"('<i4', (2, 3))", "(2,)", "2 2 3"},
            {"('<i4', (1,))", "(12,)", "12 1"},
            {"('<i4', ())", "(12,)", "12"},
            {"(('<i4', (2,)), (3,))", "(2,)", "2 3 2"}
        };
        for (String[] head : heads) {
            long[] lengths = java.util.Arrays.stream(head[2].split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
            assertThat(subarrays(head[0], "False", head[1]).compute())
                    .as(String.join(" ", head))
                    .hasToString(all.reshape(lengths).compute().toString());
        }
        assertThat(subarrays("('<i4', (2,))", "True", "(6,)").compute())
                .hasToString(all.reshape(6, 2).compute().toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subarrays("('<i4', (2,))", "True", "(3, 2)"))
                .withMessageContaining("elements that are arrays, and its first axis fastest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subarrays("('<i4', 'x')", "False", "(3,)"))
                .withMessageContaining("a type and no shape");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subarrays("('<i4', (-2,))", "False", "(3,)"))
                .withMessageContaining("whole numbers from 0 on");
    }
}
