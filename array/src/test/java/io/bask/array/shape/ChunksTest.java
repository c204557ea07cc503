package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final Shape SHAPE = Shape.of(10, 6);

    private static ChunkGrid grid(Chunks chunks) {
        return chunks.normalize(SHAPE, DType.FLOAT64);
    }

    @Test
    void answersWhatDaskAnswers() {
        List<String> wrong = new ArrayList<>();
        int answers = 0;
        for (String[] row : Fixture.rows(ChunksTest.class, "chunks.tsv")) {
            String answer = answer(row);
            answers++;
            if (!answer.equals(row[5])) {
                wrong.add(String.join(" ", Arrays.asList(row)) + "\n  but Bask answers " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answers).isGreaterThan(700);
    }

    private static String answer(String[] row) {
        Shape shape = Shape.of(Fixture.longs(row[1]));
        DType dtype = dtype(Integer.parseInt(row[2]));
        long limit = row[3].equals("-") ? Chunks.DEFAULT_LIMIT_BYTES : Long.parseLong(row[3]);
        try {
            ChunkGrid previous =
                    row[4].equals("-") ? null : Chunks.parse(row[4]).normalize(shape, dtype);
            return Chunks.parse(row[0]).normalize(shape, dtype, limit, previous).toString();
        } catch (IllegalArgumentException refused) {
            return "ERROR";
        }
    }

    private static DType dtype(int itemBytes) {
        return Arrays.stream(DType.values())
                .filter(dtype -> dtype.itemBytes() == itemBytes)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneNumberCutsEveryAxis() {
        assertThat(grid(Chunks.of(4))).hasToString("((4, 4, 2), (4, 2))");
        assertThat(grid(Chunks.of(4, -1))).hasToString("((4, 4, 2), (6,))");
        assertThat(grid(Chunks.whole())).isEqualTo(ChunkGrid.single(SHAPE));
        assertThat(grid(Chunks.of(ChunkGrid.regular(SHAPE, 3, 3)))).hasToString("((3, 3, 3, 1), (3, 3))");
    }

    @Test
    void axesMixForms() {
        assertThat(grid(Chunks.ofAxes(AxisChunks.lengths(1, 9), AxisChunks.bytes("144 B"))))
                .hasToString("((1, 9), (2, 2, 2))");
        assertThat(grid(Chunks.lengths(new long[] {7, 3}, new long[] {6}))).hasToString("((7, 3), (6,))");
    }

    @Test
    void axesNotNamedKeepTheirChunks() {
        ChunkGrid previous = ChunkGrid.regular(SHAPE, 5, 2);
        Chunks chunks = Chunks.byAxis(Map.of(-1, AxisChunks.size(3)));
        assertThat(chunks.normalize(SHAPE, DType.INT8, Chunks.DEFAULT_LIMIT_BYTES, previous))
                .hasToString("((5, 5), (3, 3))");
        assertThat(grid(chunks)).hasToString("((10,), (3, 3))");
    }

    @Test
    void chunksThatDoNotAddUpNameTheAxisAndBothSums() {
        assertThatThrownBy(() -> grid(Chunks.lengths(new long[] {4, 4}, new long[] {6})))
                .isInstanceOf(ChunkMismatchException.class)
                .hasMessage(
                        "chunks (4, 4) along axis 0 add up to 8 but the axis has length 10; change the chunks or the"
                                + " shape");
    }

    @Test
    void wrongNumberOfAxesNamesTheShape() {
        assertThatThrownBy(() -> grid(Chunks.of(1, 2, 3)))
                .isInstanceOf(ChunkMismatchException.class)
                .hasMessage("chunks (1, 2, 3) name 3 axes but shape (10, 6) has 2; give one entry an axis");
        assertThatThrownBy(() -> grid(Chunks.byAxis(Map.of(2, AxisChunks.auto()))))
                .hasMessageContaining("axis 2");
        assertThatThrownBy(() -> grid(Chunks.byAxis(Map.of(1, AxisChunks.auto(), -1, AxisChunks.auto()))))
                .hasMessageContaining("named twice");
    }

    @Test
    void negativeSizesAreRefused() {
        assertThatThrownBy(() -> Chunks.of(-2)).hasMessageContaining("chunk size -2 is negative");
        assertThatThrownBy(() -> grid(Chunks.of(0))).hasMessageContaining("chunk size 0");
        assertThatThrownBy(() -> AxisChunks.bytes("0 MB")).hasMessageContaining("'0 MB' is not a size in bytes");
    }

    @Test
    void twoBlockSizesAreRefused() {
        assertThatThrownBy(() -> grid(Chunks.ofAxes(AxisChunks.bytes("1 kB"), AxisChunks.bytes("1 KiB"))))
                .hasMessageContaining("1000 and 1024 bytes");
    }

    @Test
    void previousChunksMustBeOfTheShape() {
        ChunkGrid previous = ChunkGrid.single(Shape.of(3));
        assertThatThrownBy(() -> Chunks.auto().normalize(SHAPE, DType.INT8, 100, previous))
                .isInstanceOf(ChunkMismatchException.class);
    }

    @Test
    void textReadsBackAsItself() {
        for (String text : List.of(
                "1000", "auto", "-1", "None", "(1000, auto)", "((4, 4, 2), -1)", "{0: 100, 1: auto}", "(5,)", "()")) {
            Chunks chunks = Chunks.parse(text);
            assertThat(Chunks.parse(chunks.toString())).isEqualTo(chunks).hasSameHashCodeAs(chunks);
            assertThat(chunks).hasToString(text);
        }
        assertThat(Chunks.parse("[1_000, '64 MiB']"))
                .isEqualTo(Chunks.ofAxes(AxisChunks.size(1000), AxisChunks.bytes("64MiB")));
        assertThat(Chunks.parse("64 MiB")).isEqualTo(Chunks.bytes("64 MiB"));
    }

    @Test
    void wrongTextPointsAtTheColumn() {
        for (String[] wrong : new String[][] {
            {"(1000, often)", "column 8"},
            {"(1000", "column 6"},
            {"1000)", "column 5"},
            {"((4, x), 1)", "column 6"},
            {"{a: 1}", "column 2"},
            {"{0 1}", "column 4"},
            {"'auto", "column 6"},
            {"", "column 1"},
            {"-2.5", "column 1"}
        }) {
            assertThatThrownBy(() -> Chunks.parse(wrong[0]))
                    .as(wrong[0])
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong[1]);
        }
    }

    @Test
    void byteSizesTakeTheUsualUnits() {
        assertThat(ByteSize.parse("64 MiB")).isEqualTo(64L << 20);
        assertThat(ByteSize.parse("5.4 kB")).isEqualTo(5400);
        assertThat(ByteSize.parse("1e6")).isEqualTo(1_000_000);
        assertThat(ByteSize.parse("MB")).isEqualTo(1_000_000);
        assertThat(ByteSize.parse("2gib")).isEqualTo(2L << 30);
        assertThatThrownBy(() -> ByteSize.parse("5 foos")).hasMessageContaining("'5 foos' is not a size in bytes");
    }
}
