package io.bask.dataframe.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final Schema SCHEMA = Schema.of(
            new Field("year", DType.INT64), new Field("weight", DType.FLOAT64), new Field("sex", DType.STRING));

    @Test
    void unknownColumnListsTheColumnsAndTheNearestName() {
        assertThatThrownBy(() -> SCHEMA.indexOf("Wieght"))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("'Wieght'")
                .hasMessageContaining("[year, weight, sex]")
                .hasMessageContaining("did you mean 'weight'?");
    }

    @Test
    void unlikeNamesAreNotSuggested() {
        assertThatThrownBy(() -> SCHEMA.dtype("hindfoot_length")).hasMessageEndingWith("use one of them");
    }

    @Test
    void oneNameForTwoColumnsIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.of(new Field("a", DType.BOOL), new Field("a", DType.INT64)))
                .withMessageContaining("'a' appears twice, at positions 0 and 1");
    }

    @Test
    void selectDropWithAndRenameKeepOrder() {
        assertThat(SCHEMA.select(List.of("sex", "year")).names()).containsExactly("sex", "year");
        assertThat(SCHEMA.drop(List.of("weight")).names()).containsExactly("year", "sex");
        assertThat(SCHEMA.with(new Field("year", DType.STRING)).names()).containsExactly("year", "weight", "sex");
        assertThat(SCHEMA.with(new Field("new", DType.BOOL)).names()).containsExactly("year", "weight", "sex", "new");
        assertThat(SCHEMA.rename(Map.of("weight", "w")).names()).containsExactly("year", "w", "sex");
        assertThatThrownBy(() -> SCHEMA.rename(Map.of("x", "w"))).isInstanceOf(UnknownColumnException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.rename(Map.of("year", "sex")));
    }

    @Test
    void schemasWidenColumnByColumn() {
        Schema ints = Schema.of(new Field("a", DType.INT64), new Field("b", DType.BOOL));
        Schema floats = Schema.of(new Field("a", DType.FLOAT64), new Field("b", DType.INT64));
        assertThat(ints.widen(floats).dtypes()).containsExactly(DType.FLOAT64, DType.STRING);
        assertThatIllegalArgumentException().isThrownBy(() -> ints.widen(SCHEMA));
    }

    @Test
    void wideningIsALattice() {
        List<DType> inferred = List.of(DType.BOOL, DType.INT64, DType.FLOAT64, DType.STRING, DType.DATETIME);
        for (DType a : DType.values()) {
            assertThat(DType.widen(a, a)).isEqualTo(a);
            for (DType b : DType.values()) {
                assertThat(DType.widen(a, b)).isEqualTo(DType.widen(b, a));
                if (!inferred.containsAll(List.of(a, b))) {
                    continue;
                }
                for (DType c : inferred) {
                    assertThat(DType.widen(DType.widen(a, b), c)).isEqualTo(DType.widen(a, DType.widen(b, c)));
                }
            }
        }
        assertThat(DType.widen(DType.INT64, DType.FLOAT64)).isEqualTo(DType.FLOAT64);
        assertThat(DType.widen(DType.INT32, DType.INT64)).isEqualTo(DType.INT64);
        assertThat(DType.widen(DType.BOOL, DType.INT64)).isEqualTo(DType.STRING);
        assertThat(DType.widen(DType.DATETIME, DType.STRING)).isEqualTo(DType.STRING);
    }

    @Test
    void dtypesHavePandasNames() {
        for (DType dtype : DType.values()) {
            assertThat(DType.of(dtype.label())).isEqualTo(dtype);
        }
        assertThat(DType.of("string")).isEqualTo(DType.STRING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DType.of("int24"))
                .withMessageContaining("'int24'")
                .withMessageContaining("int64");
    }

    @Test
    void operationsNameTheDtypesThatTheyDoNotTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryOp.ADD.result(DType.INT64, DType.STRING))
                .withMessageContaining("int64 + object");
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryOp.AND.result(DType.BOOL, DType.INT64));
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryOp.LT.result(DType.DATETIME, DType.INT64));
        assertThatIllegalArgumentException().isThrownBy(() -> UnaryOp.YEAR.result(DType.INT64));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.MEAN.result("sex", DType.STRING))
                .withMessageContaining("mean is not defined for column 'sex' of dtype object");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.of("typical"))
                .withMessageContaining("nunique");
    }
}
