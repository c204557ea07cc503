package io.bask.hdf5;

import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.LongColumn;
import io.bask.testkit.NullContract;
import java.nio.file.Path;
import java.util.Map;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        sample(Array.class, Array.of(1.0, 2.0, 3.0));
        sample(Chunks.class, Chunks.of(3));
        sample(Path.class, Path.of("nowhere.h5"));
        sample(String.class, "/x");
        sample(Hdf5Output.class, Hdf5Output.defaults());
        sample(int.class, 4);
        sample(Hdf5FrameOptions.class, Hdf5FrameOptions.defaults());
        sample(Hdf5FrameOutput.class, Hdf5FrameOutput.defaults());
        sample(DataFrame.class, DataFrame.of(Map.of("x", LongColumn.of(1)), 1));
        types(Hdf5.class, Hdf5Output.class, Hdf5FrameOptions.class, Hdf5FrameOutput.class);
        subjects(Hdf5Output.defaults(), Hdf5FrameOptions.defaults(), Hdf5FrameOutput.defaults());
    }
}
