package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.CsvFile;
import java.io.Serializable;
import java.util.List;

/**
 * Files that were found and whose headers were read: all that is known of them without reading their records.
 *
 * @param options how to read them
 * @param sampling how much to look at before
 * @param files the files, in order
 * @param names the names of all fields of a record
 */
record CsvSource(CsvOptions options, Sampling sampling, List<CsvFile> files, List<String> names)
        implements Serializable {
    CsvSource {
        files = List.copyOf(files);
        names = List.copyOf(names);
    }
}
