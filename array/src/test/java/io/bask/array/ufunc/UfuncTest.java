package io.bask.array.ufunc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.DType;
import io.bask.array.shape.Weak;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plain scalars, names and errors; dtypes of arrays are checked by {@code UfuncFixtureTest} against NumPy. */
class UfuncTest {
    /** As NumPy 2 answers for {@code ufunc(array of dtype, Python scalar)}. */
    @ParameterizedTest
    @CsvSource({
        "ADD, INT8, INT, INT8",
        "ADD, BOOL, INT, INT64",
        "ADD, UINT8, FLOAT, FLOAT64",
        "ADD, FLOAT32, FLOAT, FLOAT32",
        "ADD, FLOAT32, COMPLEX, COMPLEX64",
        "ADD, INT16, COMPLEX, COMPLEX128",
        "ADD, BOOL, BOOL, BOOL",
        "DIVIDE, INT8, INT, FLOAT64",
        "DIVIDE, FLOAT32, INT, FLOAT32",
        "POWER, INT32, INT, INT32",
        "LESS, INT8, FLOAT, BOOL",
        "ARCTAN2, INT8, FLOAT, FLOAT64",
        "ARCTAN2, INT16, INT, FLOAT32",
        "LEFT_SHIFT, BOOL, INT, INT64"
    })
    void plainScalarsBendToArrays(Ufunc ufunc, DType array, Weak scalar, DType result) {
        assertThat(ufunc.signature(List.of(Operand.of(array), Operand.of(scalar)))
                        .output())
                .isEqualTo(result);
        if (ufunc != Ufunc.LEFT_SHIFT) {
            assertThat(ufunc.signature(List.of(Operand.of(scalar), Operand.of(array)))
                            .output())
                    .isEqualTo(result);
        }
    }

    @Test
    void scalarsAloneHaveTheirOwnDTypes() {
        assertThat(Ufunc.ADD
                        .signature(List.of(Operand.of(Weak.INT), Operand.of(Weak.FLOAT)))
                        .output())
                .isEqualTo(DType.FLOAT64);
        assertThat(Ufunc.SQRT.signature(List.of(Operand.of(Weak.INT))).output()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void theConditionHasNoSayInTheDTypeOfWhere() {
        assertThat(Ufunc.WHERE.signature(DType.FLOAT64, DType.INT8, DType.INT8))
                .isEqualTo(new Signature(List.of(DType.BOOL, DType.INT8, DType.INT8), DType.INT8));
    }

    @Test
    void undefinedDTypesNameAWayOut() {
        assertThatThrownBy(() -> Ufunc.SUBTRACT.signature(DType.BOOL, DType.BOOL))
                .isInstanceOf(UnsupportedDTypeException.class)
                .hasMessageContaining("subtract is not defined for dtype bool (arguments bool, bool); use logical_xor");
        assertThatThrownBy(() -> Ufunc.FLOOR_DIVIDE.signature(DType.COMPLEX64, DType.INT8))
                .hasMessageContaining("complex64")
                .hasMessageContaining("absolute(...)");
        assertThatThrownBy(() -> Ufunc.INVERT.signature(DType.FLOAT32)).hasMessageContaining("astype(INT64)");
    }

    @Test
    void theNumberOfArgumentsIsChecked() {
        assertThatThrownBy(() -> Ufunc.ADD.signature(DType.INT8))
                .hasMessageContaining("add takes 2 arguments but got 1");
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionIsFoundByItsName(Ufunc ufunc) {
        if (ufunc.isRandom()) {
            assertThatThrownBy(() -> Ufunc.of(ufunc.numpyName())).hasMessageContaining("no function is called");
            return;
        }
        assertThat(Ufunc.of(ufunc.numpyName())).isEqualTo(ufunc);
    }

    @Test
    void secondNamesAreKnownAndWrongOnesListTheRight() {
        assertThat(Ufunc.of("true_divide")).isEqualTo(Ufunc.DIVIDE);
        assertThat(Ufunc.of(" Abs ")).isEqualTo(Ufunc.ABSOLUTE);
        assertThatThrownBy(() -> Ufunc.of("sine"))
                .hasMessageContaining("no function is called 'sine'")
                .hasMessageContaining("sin,");
        assertThat(Reduction.of("amax")).isEqualTo(Reduction.MAX);
        assertThatThrownBy(() -> Reduction.of("total")).hasMessageContaining("no reduction is called 'total'");
    }
}
