package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.bag.Bag;
import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.io.CsvOutput;
import io.bask.dataframe.io.FixedWidths;
import io.bask.dataframe.io.JdbcSource;
import io.bask.dataframe.io.JdbcTable;
import io.bask.dataframe.io.JdbcTarget;
import io.bask.dataframe.io.JsonLinesTarget;
import io.bask.dataframe.io.JsonOptions;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.CutOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.Nonexistent;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.testkit.NullContract;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class NullsTest extends NullContract {
    record Row(int k) {}

    @Override
    protected void prepare() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("k", Column.of(DType.STRING, List.of("a", "b")));
        columns.put("x", Column.of(DType.FLOAT64, List.of(1.0, 2.0)));
        columns.put(
                "t",
                Column.of(
                        DType.DATETIME,
                        List.of(LocalDateTime.of(2000, 1, 1, 0, 0), LocalDateTime.of(2001, 1, 1, 0, 0))));
        Frame frame = Frame.of(columns);
        DataFrame table = DataFrame.fromFrame(frame, 2);
        sample(Bitmap.class, Bitmap.filled(2, true));
        sample(Column.class, columns.get("k"));
        sample(Frame.class, frame);
        sample(DataFrame.class, table);
        sample(Series.class, table.col("k"));
        sample(NamedColumn.class, frame.series("k"));
        sample(ColumnExpr.class, col("k"));
        sample(CsvOptions.class, CsvOptions.defaults());
        sample(CsvOutput.class, CsvOutput.defaults());
        sample(JsonOptions.class, JsonOptions.defaults());
        sample(JdbcSource.class, JdbcSource.table("jdbc:none:", "k"));
        sample(JdbcTarget.class, JdbcTarget.of("jdbc:none:", "k"));
        sample(JdbcTable.class, new JdbcTable(null, "k"));
        sample(JdbcTarget.Existing.class, JdbcTarget.Existing.FAIL);
        sample(MergeOptions.class, MergeOptions.on("k"));
        sample(Schema.class, frame.schema());
        sample(Field.class, new Field("k", DType.STRING));
        sample(FixedWidths.class, FixedWidths.of(1));
        sample(SortKey.class, SortKey.ascending("k"));
        sample(DType.class, DType.STRING);
        sample(Aggregate.class, Aggregate.rows());
        sample(FrameReader.class, ListedReader.of(frame, 2));
        sample(RowIndex.class, frame.index());
        sample(WindowFunction.class, WindowFunction.of(WindowOp.CUMSUM));
        sample(Bag.class, Bag.of(List.of(1)));
        sample(Class.class, Row.class);
        sample(RankOptions.class, RankOptions.DEFAULT);
        sample(CountOptions.class, CountOptions.DEFAULT);
        sample(CutOptions.class, CutOptions.DEFAULT);
        sample(Grouper.class, Grouper.of("t", "D"));
        sample(Integer.class, 1);
        sample(ReindexOptions.class, ReindexOptions.DEFAULT);
        sample(AlignOptions.class, AlignOptions.DEFAULT);
        sample(OrderedOptions.class, OrderedOptions.on("x"));
        sample(ConcatOptions.class, ConcatOptions.DEFAULT);
        sample(ChangeOptions.class, ChangeOptions.DEFAULT);
        sample(InterpolateOptions.class, InterpolateOptions.DEFAULT);
        sample(LocalTime.class, LocalTime.NOON);
        sample(AggregateOptions.class, AggregateOptions.DEFAULT);
        sample(Decay.class, Decay.com(1));
        sample(Nonexistent.class, Nonexistent.ERROR);
        sample(AsofOptions.class, AsofOptions.on("x"));
        sample(DummyOptions.class, DummyOptions.DEFAULT);
        sample(IndexOptions.class, IndexOptions.DEFAULT);
        sample(PivotOptions.class, PivotOptions.DEFAULT);
        sample(CrosstabOptions.class, CrosstabOptions.DEFAULT);
        sample(CrosstabOptions.Shares.class, CrosstabOptions.Shares.OF_ROW);
        sample(NDArray.class, NDArray.of(1.0));
        sample(Array.class, Array.of(1.0));
        sample(AsofOptions.Direction.class, AsofOptions.Direction.NEAREST);
        subjects(
                table,
                table.col("k"),
                table.groupBy("k"),
                table.col("x").max(),
                table.max(),
                table.across(),
                AsofOptions.on("t"),
                col("k"),
                col("k").str(),
                col("k").cat(),
                table.col("t").dt(),
                col("x").rolling(1),
                col("x").ewm(Decay.com(1)),
                col("x").expanding(),
                table.resample("D", "t"),
                table.col("k").astype(DType.CATEGORICAL).cat(),
                MergeOptions.on("k"),
                PivotOptions.DEFAULT,
                CrosstabOptions.DEFAULT,
                CsvOptions.defaults(),
                CsvOutput.defaults(),
                JsonOptions.defaults(),
                JdbcSource.table("jdbc:none:", "k"),
                JdbcTarget.of("jdbc:none:", "k"),
                JsonLinesTarget.of("k"),
                frame,
                frame.series("k"));
        types(
                AlignMethods.class,
                Expressions.class,
                Column.class,
                Aggregate.class,
                SortKey.class,
                Schema.class,
                Field.class);
        types(DataFrame.class, JsonOptions.class, JdbcSource.class, JdbcTarget.class, JsonLinesTarget.class);
    }
}
