package io.bask.dataframe.kernel;

import static io.bask.dataframe.column.RandomColumns.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation on every pair of dtypes and layouts, against a plain loop over objects. */
class BinaryKernelTest {
    @ParameterizedTest
    @EnumSource(BinaryOp.class)
    void agreesWithAPlainLoop(BinaryOp op) {
        for (int rows : new int[] {0, 1, 65, 1024, 1030}) {
            Random random = Seeds.random(rows);
            List<Column> columns = RandomColumns.all(rows, random).stream()
                    .filter(column -> column.dtype().kind() != DType.Kind.DECIMAL
                            && column.dtype().kind() != DType.Kind.LIST)
                    .toList();
            for (Column left : columns) {
                Column right = columns.get(random.nextInt(columns.size()));
                if (fits(op, left.dtype(), right.dtype())) {
                    check(op, left, right);
                }
            }
        }
    }

    private static boolean fits(BinaryOp op, DType left, DType right) {
        boolean isPowerOfInts = op == BinaryOp.POW && !left.isFloat() && !right.isFloat();
        boolean isTime = op.family() == BinaryOp.Family.ARITHMETIC && (left.isTime() || right.isTime());
        try {
            op.result(left, right);
            return !isPowerOfInts && !isTime;
        } catch (IllegalArgumentException doNotGoTogether) {
            return false;
        }
    }

    private static void check(BinaryOp op, Column left, Column right) {
        int rows = left.length();
        Column result = BinaryKernel.apply(op, new Operand.Values(left), new Operand.Values(right), rows);
        List<Object> expected = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Object a = left.valueAt(row);
            Object b = right.valueAt(row);
            expected.add(ReferenceOperations.apply(op, a, b, result.dtype()));
        }
        assertThat(result.dtype()).isEqualTo(op.result(left.dtype(), right.dtype()));
        assertThat(values(result)).as("%s of %s and %s", op, left, right).isEqualTo(expected);
        if (rows > 0 && !right.dtype().isTime()) {
            checkConstant(op, left, right);
        }
    }

    private static void checkConstant(BinaryOp op, Column left, Column right) {
        Object constant = right.valueAt(0);
        Operand operand = new Operand.Constant(right.dtype(), constant);
        Column result = BinaryKernel.apply(op, new Operand.Values(left), operand, left.length());
        List<Object> expected = new ArrayList<>();
        for (int row = 0; row < left.length(); row++) {
            expected.add(ReferenceOperations.apply(op, left.valueAt(row), constant, result.dtype()));
        }
        assertThat(values(result))
                .as("%s of %s and constant %s", op, left, constant)
                .isEqualTo(expected);
    }

    @Test
    void constantsOnTheLeftCompareTheOtherWayRound() {
        Column column = Column.of(DType.STRING, List.of("a", "b", "c"));
        Operand constant = new Operand.Constant(DType.STRING, "b");
        assertThat(values(BinaryKernel.apply(BinaryOp.LT, constant, new Operand.Values(column), 3)))
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 2000})
    void wholeNumbersByZeroAreMissing(int rows) {
        Operand zeros = new Operand.Values(LongColumn.of(new long[rows]));
        Operand ones = new Operand.Constant(DType.INT64, 1L);
        assertThat(BinaryKernel.apply(BinaryOp.FLOORDIV, ones, zeros, rows).nullCount())
                .isEqualTo(rows);
        assertThat(BinaryKernel.apply(BinaryOp.MOD, ones, zeros, rows).nullCount())
                .isEqualTo(rows);
    }

    @Test
    void wholeNumbersHaveNoNegativePowers() {
        Operand two = new Operand.Values(LongColumn.of(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryKernel.apply(BinaryOp.POW, two, new Operand.Constant(DType.INT64, -1L), 1))
                .withMessageContaining("2 ** -1");
        assertThat(values(BinaryKernel.apply(BinaryOp.POW, two, new Operand.Constant(DType.INT64, 62L), 1)))
                .containsExactly(1L << 62);
    }

    @Test
    void castsKeepMissingValuesAndShowWhatDoesNotFit() {
        Column numbers = DoubleColumn.of(1.9, Double.NaN, -2.5);
        assertThat(values(CastKernel.cast(numbers, DType.INT64))).containsExactly(1L, null, -2L);
        assertThat(values(CastKernel.cast(numbers, DType.STRING))).containsExactly("1.9", null, "-2.5");
        assertThat(values(CastKernel.cast(numbers, DType.BOOL))).containsExactly(true, null, true);
        Column text = Column.of(DType.STRING, List.of("1", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CastKernel.cast(text, DType.INT64))
                .withMessageContaining("'x' in row 1 of its partition does not fit int64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CastKernel.cast(DoubleColumn.of(1e300), DType.INT64))
                .withMessageContaining("1.0E300");
        Column days = Column.of(DType.STRING, List.of("2024-02-29", "2024-02-29 12:30:00.5"));
        assertThat(values(CastKernel.cast(CastKernel.cast(days, DType.DATETIME), DType.STRING)))
                .containsExactly("2024-02-29", "2024-02-29 12:30:00.5");
        assertThat(CastKernel.cast(text, DType.CATEGORICAL).dtype()).isEqualTo(DType.CATEGORICAL);
    }
}
