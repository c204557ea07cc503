package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.DType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rarer options refuse, and what their errors say. */
class DetailOptionsTest {
    private static final DataFrame TABLE = DataFrame.of(
            Map.of(
                    "k", Column.of(DType.STRING, List.of("a", "b", "a", "x1")),
                    "n", Column.of(DType.INT64, List.of(1, 2, 3, 4))),
            2);

    @Test
    void categoriesThatNobodyKnowsAreAnErrorWhereTheTableIsMet() {
        DataFrame unknown = TABLE.assign("c", col("k").cast(DType.CATEGORICAL));
        assertThatThrownBy(() -> unknown.assign("n", col("c").cat().codes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codes: the categories of c are not known")
                .hasMessageContaining("asKnown()");
        assertThatThrownBy(() -> TABLE.assign("n", col("k").cat().codes()))
                .hasMessageContaining("cat.codes needs categories, not object");
        DataFrame known = unknown.assign("c", col("c").cat().setCategories(List.of("b", "a")));
        assertThat(known.assign("n", col("c").cat().codes()).col("n").toBag().compute())
                .containsExactly(1L, 0L, 1L, -1L);
        assertThatThrownBy(() -> known.assign("n", col("c").cat().removeCategories("z")))
                .hasMessageContaining("'z' is no category; there are [b, a]");
        assertThatThrownBy(() -> known.assign("n", col("c").cat().renameCategories(List.of("z"))))
                .hasMessageContaining("1 names for 2 categories [b, a]");
        assertThat(known.col("c").then(c -> c.cat().addCategories("q")).cat().categories())
                .containsExactly("b", "a", "q");
        assertThat(known.assign("c", col("c").cat().asUnknown()).col("c").cat().known())
                .isFalse();
    }

    @Test
    void columnsToOrderByGoInPairs() {
        assertThatThrownBy(() -> OrderedOptions.leftOn("a", "b").rightOn("c"))
                .hasMessageContaining("columns [a, b] of the left table and [c] of the right one");
        assertThatThrownBy(() -> OrderedOptions.leftOn("a").rightOn("c").rightBy("c"))
                .hasMessageContaining("column 'c' was given to order by and to make groups of");
        assertThatThrownBy(() -> TABLE.mergeOrdered(TABLE, OrderedOptions.leftOn("n").rightOn("z")))
                .hasMessageContaining("'z'");
    }

    @Test
    void tablesBesideEachOtherMayHaveTheSameNamesWhereColumnsAreNumbered() {
        assertThatThrownBy(() -> AlignMethods.concatColumns(List.of(TABLE, TABLE), ConcatOptions.DEFAULT))
                .hasMessageContaining("both tables have columns");
        assertThat(AlignMethods.concatColumns(List.of(TABLE, TABLE), ConcatOptions.DEFAULT.withNumbers())
                        .columns())
                .containsExactly("0", "1", "2", "3");
    }
}
