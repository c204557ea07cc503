package io.bask.array.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.array.shape.DType;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void printsByOptionsWhatNumpyPrintsByThem() {
        List<String> wrong = new ArrayList<>();
        for (String[] row : Fixture.rows(ArrayTextTest.class, "printOptions.tsv.gz")) {
            NDArray array = Elements.read(DType.of(row[0]), Shape.of(Fixture.longs(row[1])), row[2]);
            int[] numbers =
                    Stream.of(row[3].split(",")).mapToInt(Integer::parseInt).toArray();
            PrintOptions options = PrintOptions.standard()
                    .precision(numbers[0])
                    .threshold(numbers[1])
                    .edgeItems(numbers[2])
                    .lineWidth(numbers[3]);
            options = numbers[4] == 1 ? options.suppressed() : options;
            compare(wrong, row, row[4], options.str(array));
            compare(wrong, row, row[5], options.repr(array));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrintOptions.standard().edgeItems(0))
                .withMessageContaining("edge items 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrintOptions.standard().precision(-1))
                .withMessageContaining("precision -1");
    }

    private static void compare(List<String> wrong, String[] row, String expected, String actual) {
        if (!expected.replace("\\n", "\n").equals(actual)) {
            wrong.add("%s %s: expected%n%s%nbut was%n%s%n"
                    .formatted(row[0], row[1], expected.replace("\\n", "\n"), actual));
        }
    }
}
