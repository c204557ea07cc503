package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.delayed.Delayed;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class ArraysTest {
    private static DataFrame numbers(int partitions) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a", Column.of(io.bask.dataframe.schema.DType.INT64, List.of(1, 2, 3, 4, 5)));
        columns.put("b", Column.of(io.bask.dataframe.schema.DType.FLOAT64, Arrays.asList(0.5, null, 2.5, 3.5, 4.5)));
        columns.put("s", Column.of(io.bask.dataframe.schema.DType.STRING, List.of("v", "w", "x", "y", "z")));
        columns.put("n", Column.of(io.bask.dataframe.schema.DType.INT16, Arrays.asList(1, null, 3, 4, 5)));
        return DataFrame.of(columns, partitions);
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"COMPLEX64", "COMPLEX128"},
            mode = EnumSource.Mode.EXCLUDE)
    void anArrayComesBackAsItWasHoweverItIsCut(DType dtype) {
        Random random = Seeds.random();
        for (int round = 0; round < 12; round++) {
            int rows = random.nextInt(9);
            int columns = 1 + random.nextInt(4);
            NDArray data = NDArray.zeros(DType.FLOAT64, Shape.of(columns, rows));
            for (int i = 0; i < rows * columns; i++) {
                ((double[]) data.storageShared())[i] = random.nextInt(300) - 20;
            }
            NDArray turned = data.transpose().astype(dtype);
            Array array = Array.of(data, Chunks.of(1 + random.nextInt(2), 1 + random.nextInt(3)))
                    .transpose()
                    .astype(dtype);
            DataFrame table = DataFrame.fromArray(array);
            assertThat(table.npartitions()).isEqualTo(array.chunks().numBlocks(0));
            assertThat(table.schema().dtypes()).allMatch(own -> own.label().equals(dtype.numpyName()));
            assertThat(table.toArray().compute().contentEquals(turned, true)).isTrue();
            assertThat(table.compute().toArray().contentEquals(turned, true)).isTrue();
            assertThat(DataFrame.fromArray(data.transpose().astype(dtype))
                            .compute()
                            .toString())
                    .isEqualTo(table.compute().toString());
            NDArray last = turned.slice(":, -1");
            Series own = table.col("" + (columns - 1));
            assertThat(own.toArray().compute().contentEquals(last, true)).isTrue();
            assertThat(own.compute().toArray().contentEquals(last, true)).isTrue();
        }
    }

    @Test
    void oneAxisMakesOneColumn() {
        DataFrame table = DataFrame.fromArray(Array.arange(5, Chunks.of(2)), "x");
        assertThat(table.npartitions()).isEqualTo(3);
        assertThat(table.compute()).hasToString("   x\n0  0\n1  1\n2  2\n3  3\n4  4");
        assertThat(table.col("x").toArray().shape().ndim()).isEqualTo(1);
    }

    @Test
    void lengthsThatNobodyKnowsAreFoundWhenComputed() {
        Array array = Array.arange(10, Chunks.of(4));
        DataFrame kept = DataFrame.fromArray(array.get(array.mod(3).eq(0)), "x").filter(col("x").ne(3));
        Array back = kept.toArray();
        assertThat(back.shape().isKnown()).isFalse();
        assertThat(back.computeChunkSizes().chunks().axis(0).lengths()).containsExactly(1, 1, 1);
        assertThat(back.compute().toLongArray()).containsExactly(0, 6, 9);
        assertThat(back.sum().compute().longAt()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void arraysOfOneTableGoTogether(int partitions) {
        DataFrame table = numbers(partitions).filter(col("a").ne(3));
        Array a = table.col("a").toArray();
        Array twice =
                table.assign("c", col("a").mul(2)).rename("c", "d").col("d").toArray();
        assertThat(a.add(twice).compute().toLongArray()).containsExactly(3, 6, 12, 15);
        Array both = table.select("a", "b").toArray();
        assertThat(both.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(both.mul(a.expandDims(1)).sum(0).compute().slice("0").doubleAt())
                .isEqualTo(1 + 4 + 16 + 25);
    }

    @Test
    void arraysOfOtherRowsDoNot() {
        DataFrame table = numbers(2);
        Array kept = table.filter(col("a").gt(1)).col("a").toArray();
        assertThatThrownBy(() -> kept.add(table.col("a").toArray())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenLengthsAreKnownAndHeld() {
        DataFrame table = numbers(2);
        Array array = table.col("a").toArray(DType.INT32, 2, 3);
        assertThat(array.shape()).isEqualTo(Shape.of(5));
        assertThat(array.dtype()).isEqualTo(DType.INT32);
        assertThat(array.get("1:4").compute().toIntArray()).containsExactly(2, 3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.select("a").toArray(DType.INT32, 5))
                .withMessage("1 lengths [5] for a table of 2 partitions; give one each");
        Array wrong = table.select("a").toArray(DType.INT32, 2, 4);
        assertThatThrownBy(wrong::compute)
                .hasRootCauseMessage(
                        "a block of an array came out as int32 of shape (3, 1), but int32 of shape (4, 1) was"
                                + " announced; make it so, or announce what it is");
    }

    @Test
    void missingValuesAreNaNInFloatsAndRefusedElsewhere() {
        DataFrame table = numbers(3);
        assertThat(table.col("n").toArray(DType.FLOAT32).compute().toDoubleArray())
                .containsExactly(1, Double.NaN, 3, 4, 5);
        assertThat(table.col("b").toArray().compute().toDoubleArray()).containsExactly(0.5, Double.NaN, 2.5, 3.5, 4.5);
        Array refused = table.select("a", "n").toArray();
        assertThat(refused.dtype()).isEqualTo(DType.INT64);
        assertThatThrownBy(refused::compute)
                .hasRootCauseMessage("column 'n' has 1 missing values, and an array of int64 has no place for them;"
                        + " fill them with fillNull, or ask for floats: toArray(DType.FLOAT64)");
    }

    @Test
    void whatArraysDoNotHoldIsNamedByTheCall() {
        DataFrame table = numbers(1);
        assertThatIllegalArgumentException()
                .isThrownBy(table::toArray)
                .withMessageStartingWith("arrays hold no object as column 's' does");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.col("s").toArray(DType.FLOAT64))
                .withMessageContaining("column 's'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.fromArray(Array.zeros(Shape.of(2, 2, 2))))
                .withMessage("a table is made of an array of 1 or 2 axes, not of shape (2, 2, 2); reshape it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.fromArray(Array.zeros(Shape.of(2, 2)), "a"))
                .withMessage("1 names [a] for an array of shape (2, 2), which has 2 columns; give one each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.fromArray(Array.of(1.0).astype("complex128"), "a"))
                .withMessage("columns hold no complex128 numbers; make two arrays, x.real() and x.imag()");
        assertThatThrownBy(() -> DataFrame.fromArray((Array) null)).hasMessageContaining("array is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.fromArray(Array.of(1.0, 2.0), "a", "b"))
                .withMessageContaining("which has 1 columns");
    }

    @Test
    void delayedFramesComeBackThroughTablesAndArrays() {
        List<Delayed<Frame>> parts = new ArrayList<>(numbers(3).toDelayed());
        DataFrame table = DataFrame.fromDelayed(parts, numbers(1).schema());
        assertThat(table.select("a").toArray().compute().toLongArray()).containsExactly(1, 2, 3, 4, 5);
        assertThat(table.compute()).hasToString(numbers(1).compute().toString());
    }
}
