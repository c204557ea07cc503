package io.bask.parquet;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.testkit.NullContract;
import java.nio.file.Path;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        sample(DataFrame.class, DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))));
        sample(ParquetOptions.class, ParquetOptions.defaults());
        sample(ParquetOutput.class, ParquetOutput.defaults());
        sample(Path.class, Path.of("nowhere.parquet"));
        sample(String.class, "nowhere.parquet");
        sample(ParquetOutput.Compression.class, ParquetOutput.Compression.NONE);
        sample(ParquetOutput.Existing.class, ParquetOutput.Existing.FAIL);
        types(Parquet.class, ParquetOptions.class, ParquetOutput.class);
        subjects(ParquetOptions.defaults(), ParquetOutput.defaults());
    }
}
