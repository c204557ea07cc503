package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DTypeTest {
    @Test
    void promotesAndCastsAsNumpy() {
        List<String[]> rows = Fixture.rows(DTypeTest.class, "dtypes.tsv");
        assertThat(rows).hasSize(100);
        for (String[] row : rows) {
            DType left = DType.of(row[0]);
            DType right = DType.of(row[1]);
            assertThat(DType.promote(left, right)).as("%s and %s", left, right).isEqualTo(DType.of(row[2]));
            Casting[] rules = Casting.values();
            for (int i = 0; i < rules.length; i++) {
                assertThat(DType.canCast(left, right, rules[i]))
                        .as("%s to %s by %s", left, right, rules[i])
                        .isEqualTo(row[3 + i].equals("True"));
            }
        }
    }

    @Test
    void scalarsAreWeakAsInNumpy2() {
        List<String[]> rows = Fixture.rows(DTypeTest.class, "weak.tsv");
        assertThat(rows).hasSize(40);
        for (String[] row : rows) {
            assertThat(DType.promoteWeak(DType.of(row[0]), Weak.valueOf(row[1])))
                    .as("%s and a weak %s", row[0], row[1])
                    .isEqualTo(DType.of(row[2]));
        }
    }

    @Test
    void scalarBeyondAnIntegerDtypeIsRefusedWithItsLimits() {
        assertThatThrownBy(() -> DType.INT8.requireFits(300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("300 does not fit in int8, which holds -128 to 127; cast the array with astype(...) first");
        assertThatThrownBy(() -> DType.UINT8.requireFits(-1)).hasMessageContaining("0 to 255");
        assertThatCode(() -> DType.INT64.requireFits(Long.MIN_VALUE)).doesNotThrowAnyException();
        assertThatCode(() -> DType.FLOAT32.requireFits(Long.MAX_VALUE)).doesNotThrowAnyException();
        assertThatCode(() -> DType.BOOL.requireFits(2)).doesNotThrowAnyException();
    }

    @Test
    void unknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> DType.of("float16"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no dtype is called 'float16'")
                .hasMessageContaining("complex128");
    }

    @Test
    void castThatTheRuleForbidsNamesBothSides() {
        assertThatThrownBy(() -> DType.requireCast(DType.FLOAT64, DType.INT32, Casting.SAME_KIND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cannot cast from float64 to int32 by the rule 'same_kind'; call astype(int32) to force it");
        assertThatCode(() -> DType.requireCast(DType.FLOAT64, DType.FLOAT32, Casting.SAME_KIND))
                .doesNotThrowAnyException();
    }

    @Test
    void limitsAreThoseOfTheWidth() {
        assertThat(DType.INT64.minValue()).isEqualTo(Long.MIN_VALUE);
        assertThat(DType.INT64.maxValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(DType.INT16.minValue()).isEqualTo(Short.MIN_VALUE);
        assertThat(DType.UINT8.maxValue()).isEqualTo(255);
        assertThatThrownBy(DType.FLOAT64::maxValue).hasMessageContaining("float64 has no whole-number limits");
    }

    @Test
    void realPartHalvesAComplexDtype() {
        for (DType dtype : DType.values()) {
            int parts = dtype.isComplex() ? 2 : 1;
            assertThat(dtype.realPart().itemBytes() * parts).isEqualTo(dtype.itemBytes());
            assertThat(dtype.realPart().isComplex()).isFalse();
        }
    }

    @Test
    void kindOfAScalarFollowsItsJavaType() {
        assertThat(Weak.of(true)).isEqualTo(Weak.BOOL);
        assertThat(Weak.of(3)).isEqualTo(Weak.INT);
        assertThat(Weak.of(3L).defaultDType()).isEqualTo(DType.INT64);
        assertThat(Weak.of(3f)).isEqualTo(Weak.FLOAT);
        assertThat(Weak.of(Complex.of(1)).defaultDType()).isEqualTo(DType.COMPLEX128);
        assertThatThrownBy(() -> Weak.of("3"))
                .hasMessage("3 (String) is not a scalar; use a boolean, a number or a Complex");
    }
}
