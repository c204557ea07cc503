package io.bask.orc;

import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.io.NumberedFiles;
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
record OrcTarget(Path folder, OrcOutput options) implements FrameTarget<List<Path>> {
    @Override
    public String operation() {
        return "to-orc";
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        FrameFile.stored(columns, labels);
        OrcOutput how = options;
        boolean replaces = how.existing() == OrcOutput.Existing.REPLACE;
        return NumberedFiles.in(
                folder, Orc.FILES, "ORC", replaces, partitions, (file, rows) -> FrameFile.write(file, rows, how));
    }
}
