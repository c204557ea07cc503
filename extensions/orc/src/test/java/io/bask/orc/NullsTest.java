package io.bask.orc;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.testkit.NullContract;
import java.nio.file.Path;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        sample(DataFrame.class, DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))));
        sample(OrcOptions.class, OrcOptions.defaults());
        sample(OrcOutput.class, OrcOutput.defaults());
        sample(Path.class, Path.of("nowhere.orc"));
        sample(String.class, "nowhere.orc");
        sample(OrcOutput.Compression.class, OrcOutput.Compression.NONE);
        sample(OrcOutput.Existing.class, OrcOutput.Existing.FAIL);
        types(Orc.class, OrcOptions.class, OrcOutput.class);
        subjects(OrcOptions.defaults(), OrcOutput.defaults());
    }
}
