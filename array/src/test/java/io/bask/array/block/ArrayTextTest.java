package io.bask.array.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.shape.DType;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayTextTest {
    @Test
    void printsWhatNumpyPrints() {
        List<String> wrong = new ArrayList<>();
        int arrays = 0;
        for (String[] row : Fixture.rows(ArrayTextTest.class, "print.tsv.gz")) {
            NDArray array = Elements.read(DType.of(row[0]), Shape.of(Fixture.longs(row[1])), row[2]);
            compare(wrong, row, row[3], array.toString());
            compare(wrong, row, row[4], array.repr());
            arrays++;
        }
        assertThat(wrong).isEmpty();
        assertThat(arrays).isGreaterThan(1500);
    }

    private static void compare(List<String> wrong, String[] row, String expected, String actual) {
        if (!expected.replace("\\n", "\n").equals(actual)) {
            wrong.add("%s %s: expected%n%s%nbut was%n%s%n"
                    .formatted(row[0], row[1], expected.replace("\\n", "\n"), actual));
        }
    }
}
