package io.bask.arrow;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.testkit.NullContract;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        sample(DataFrame.class, DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))));
        sample(ArrowOptions.class, ArrowOptions.defaults());
        sample(ArrowOutput.class, ArrowOutput.defaults());
        sample(Frame.class, Frame.of("a", LongColumn.of(1)));
        sample(InputStream.class, InputStream.nullInputStream());
        sample(OutputStream.class, OutputStream.nullOutputStream());
        sample(Path.class, Path.of("nowhere.arrow"));
        sample(String.class, "nowhere.arrow");
        sample(ArrowOutput.Compression.class, ArrowOutput.Compression.NONE);
        sample(ArrowOutput.Existing.class, ArrowOutput.Existing.FAIL);
        types(Arrow.class, ArrowOptions.class, ArrowOutput.class);
        subjects(ArrowOptions.defaults(), ArrowOutput.defaults());
    }
}
