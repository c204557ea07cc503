package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All values of a group in a list, missing ones too, in the order of rows. */
public record ListAggregation() implements CustomAggregation<Column> {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public DType result(DType operand) {
        return DType.list(operand == DType.CATEGORICAL ? DType.STRING : operand);
    }

    @Override
    public Column chunk(Column values) {
        return ColumnPieces.compact(values);
    }

    @Override
    public Column combine(Column earlier, Column later) {
        return Column.concat(List.of(earlier, later));
    }

    @Override
    public List<@Nullable Object> finish(Column state) {
        return ListBytes.values(state);
    }
}
