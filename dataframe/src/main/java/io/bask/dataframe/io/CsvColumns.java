package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.ColumnSpec;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.CsvFormatException;
import io.bask.dataframe.kernel.csv.Evidence;
import io.bask.dataframe.kernel.csv.FieldCuts;
import io.bask.dataframe.kernel.csv.FileStart;
import io.bask.dataframe.kernel.csv.FirstRecord;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The columns of a set of files: their names, checked to agree in all files, and which of them are read as what. */
final class CsvColumns {
    private CsvColumns() {}

    /** Reads the first record of each file. */
    static CsvSource read(List<Path> paths, CsvOptions options, Sampling sampling) {
        List<CsvFile> files = new ArrayList<>();
        List<String> first = List.of();
        Path firstPath = paths.get(0);
        for (Path path : paths) {
            CsvFile file = CsvFile.of(path, options.content(path.toString()));
            FileStart.check(file);
            FirstRecord record = FirstRecord.read(file, options.format().dialect());
            if (options.hasHeader() && record.fields().isEmpty()) {
                throw new CsvFormatException(
                        "%s is empty, so it has no header; leave it out, or give names for files without one"
                                .formatted(path));
            }
            if (first.isEmpty()) {
                first = record.fields();
                firstPath = path;
            } else if (options.hasHeader() && !first.equals(record.fields())) {
                throw mismatch(firstPath, first, path, record.fields());
            }
            files.add(file.withDataStart(options.hasHeader() ? record.end() : record.start()));
        }
        return new CsvSource(options, sampling, files, names(first, firstPath, options));
    }

    private static CsvFormatException mismatch(Path one, List<String> fields, Path other, List<String> otherFields) {
        int at = 0;
        while (at < fields.size() && at < otherFields.size() && fields.get(at).equals(otherFields.get(at))) {
            at++;
        }
        return new CsvFormatException(
                "headers differ from column %d on: %s has %s, %s has %s; read the files one by one and select columns"
                        .formatted(at, one, fields, other, otherFields));
    }

    private static List<String> names(List<String> fields, Path path, CsvOptions options) {
        List<String> given = options.names();
        FieldCuts cuts = options.format().dialect().cuts();
        if (!given.isEmpty()) {
            if (cuts != null && given.size() != cuts.size()) {
                throw new CsvFormatException(
                        "%d names %s for the %d columns of fixed width of %s; give one name a column"
                                .formatted(given.size(), given, cuts.size(), path));
            }
            if (given.size() < fields.size()) {
                throw new CsvFormatException("%d names %s for the %d fields of %s; give one name a field"
                        .formatted(given.size(), given, fields.size(), path));
            }
            return given;
        }
        if (fields.isEmpty()) {
            throw new CsvFormatException("%s is empty, so its columns are unknown; give names".formatted(path));
        }
        if (!options.hasHeader()) {
            return IntStream.range(0, fields.size()).mapToObj(Integer::toString).toList();
        }
        return distinct(fields);
    }

    /** Names made distinct as pandas does it: {@code a}, {@code a.1}; and {@code Unnamed: 3} where there is none. */
    private static List<String> distinct(List<String> fields) {
        Set<String> taken = new HashSet<>(fields);
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String wanted = fields.get(i).isEmpty() ? "Unnamed: " + i : fields.get(i);
            String name = wanted;
            for (int copy = 1; !used.add(name); copy++) {
                name = wanted + "." + copy;
                if (taken.contains(name)) {
                    name = wanted;
                }
            }
            names.add(name);
        }
        return names;
    }

    /** Refuses dtypes of which files have no text. */
    static void checkRead(String column, DType dtype) {
        if (dtype.kind() == DType.Kind.LIST) {
            throw new IllegalArgumentException(
                    "column '%s' cannot be read as %s: CSV files hold text; read it as text and use str().splitToList(separator)"
                            .formatted(column, dtype));
        }
        if (dtype == DType.BINARY) {
            throw new IllegalArgumentException(
                    "column '%s' cannot be read as binary: CSV files hold text; read it as text and use str().encode()"
                            .formatted(column));
        }
    }

    /** The columns to read, in order, with the dtypes asked for or inferred. */
    static List<ColumnSpec> specs(List<String> names, CsvOptions options, List<Evidence> evidence) {
        Schema fields = Schema.of(
                names.stream().map(name -> new Field(name, DType.STRING)).toList());
        options.dtypes().keySet().forEach(fields::indexOf);
        List<String> read = options.columns().isEmpty() ? names : options.columns();
        List<ColumnSpec> specs = new ArrayList<>(read.size());
        for (String name : read) {
            int position = fields.indexOf(name);
            DType forced = options.dtypes().get(name);
            specs.add(
                    forced != null
                            ? ColumnSpec.forced(position, name, forced)
                            : ColumnSpec.inferred(position, name, evidence.get(position)));
        }
        return specs;
    }
}
