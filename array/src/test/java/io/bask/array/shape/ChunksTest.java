package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
}
