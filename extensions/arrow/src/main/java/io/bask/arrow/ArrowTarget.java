package io.bask.arrow;

import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.io.NumberedFiles;
import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a folder.
 *
 * @param folder where they go
 * @param options how they are written
 */
record ArrowTarget(Path folder, ArrowOutput options) implements FrameTarget<List<Path>> {
    @Override
    public String operation() {
        return "to-arrow";
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        PandasNotes.storedFields(columns, labels);
        ArrowOutput how = options;
        boolean replaces = how.existing() == ArrowOutput.Existing.REPLACE;
        return NumberedFiles.in(
                folder, Arrow.FILES, "Arrow", replaces, partitions, (file, rows) -> FrameWriter.file(rows, file, how));
    }
}
