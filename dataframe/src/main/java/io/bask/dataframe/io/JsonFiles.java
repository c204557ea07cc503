package io.bask.dataframe.io;

import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.FileStart;
import io.bask.dataframe.kernel.json.JsonColumn;
import io.bask.dataframe.kernel.json.JsonEvidence;
import io.bask.dataframe.kernel.json.JsonFormatException;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.file.FileGlob;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the readers of JSON share: which files there are, which columns follow from what was seen in them, and what is said of a partition
 * that does not fit.
 *
 * @param options which columns are asked for
 * @param verified whether all of the files were looked at, and not a sample
 */
record JsonFiles(JsonOptions options, boolean verified) {
    /** The files that patterns name; of a sample, at most so many, it is checked that they are text in UTF-8. */
    static List<CsvFile> open(List<String> patterns, int sample) {
        List<CsvFile> files =
                FileGlob.expand(patterns).stream().map(CsvFile::of).toList();
        for (int i = 0; i < files.size(); i += step(files, sample)) {
            String problem = FileStart.problem(files.get(i), "convert it from %s to UTF-8");
            if (problem != null) {
                throw new JsonFormatException(problem);
            }
        }
        return files;
    }

    /** Of which files a sample is taken: each so-many-th one. */
    static int step(List<CsvFile> files, int sample) {
        return Math.max(1, files.size() / sample);
    }

    /**
     * The columns asked for, or all that were seen.
     *
     * @param none what is said where none was seen, behind the name of the file
     */
    List<JsonColumn> columns(JsonEvidence evidence, CsvFile first, String none) {
        Set<String> names = new LinkedHashSet<>(options.columns());
        if (names.isEmpty()) {
            names.addAll(evidence.keys());
            names.remove(JsonColumn.LABELS);
            names.addAll(options.dtypes().keySet());
        }
        if (names.isEmpty()) {
            throw new JsonFormatException(
                    "%s %s, so its columns are unknown; name them by withColumns(...)".formatted(first.path(), none));
        }
        List<JsonColumn> found = new ArrayList<>();
        for (String name : names) {
            DType forced = options.dtypes().get(name);
            evidence.check(name, forced);
            if (verified && forced == null && !evidence.keys().contains(name)) {
                throw new JsonFormatException("no object of %s has the key '%s'; the keys are %s"
                        .formatted(first.path(), name, evidence.keys()));
            }
            found.add(new JsonColumn(name, forced == null ? evidence.dtype(name) : forced, forced != null));
        }
        return found;
    }

    static Schema schema(List<JsonColumn> columns) {
        return Schema.of(columns.stream()
                .map(column -> new Field(column.path(), column.dtype()))
                .toList());
    }

    /** What is read; where it fits columns that all files had, one of them has changed. */
    <T> T certain(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StaleSchemaException stale) {
            if (verified) {
                throw new JsonFormatException(
                        "a file has changed since it was opened: %s; read files that nothing writes to"
                                .formatted(stale.getMessage()));
            }
            throw stale;
        }
    }
}
