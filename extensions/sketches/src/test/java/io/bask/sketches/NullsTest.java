package io.bask.sketches;

import io.bask.array.Array;
import io.bask.array.Reduce;
import io.bask.bag.Bag;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.Series;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.testkit.NullContract;
import java.util.List;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        DataFrame table = DataFrame.fromFrame(Frame.of("a", LongColumn.of(1)));
        Bag<Integer> bag = Bag.of(List.of(1), 1);
        sample(Bag.class, bag);
        sample(DataFrame.class, table);
        sample(Series.class, table.col("a"));
        sample(Array.class, Array.of(1, 2));
        sample(Reduce.class, Reduce.all());
        sample(double.class, 0.01);
        types(Sketches.class);
        subjects(
                Sketches.distinct(bag, 0.01).compute(),
                Sketches.quantiles(bag).compute(),
                Sketches.frequencies(bag).compute());
    }
}
