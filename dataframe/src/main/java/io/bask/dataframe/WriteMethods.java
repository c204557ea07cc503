package io.bask.dataframe;

import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.io.CsvOutput;
import io.bask.dataframe.io.CsvTarget;
import io.bask.dataframe.io.JdbcTarget;
import io.bask.dataframe.io.JsonLinesTarget;
import io.bask.dataframe.io.JsonTarget;
import io.bask.dataframe.schema.JsonOrient;
import io.bask.file.FileGlob;
import io.bask.function.Given;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a table can go: files, databases, and whatever else there is a target for. Each of them computes. */
public sealed interface WriteMethods permits DataFrame {
    /** Computes and writes the table as CSV, see {@link #toCsv(String, CsvOutput)}. */
    default List<Path> toCsv(String path) {
        return toCsv(path, CsvOutput.defaults());
    }

    /** Computes and writes the table as one CSV file, see {@link #toCsv(String, CsvOutput)}. */
    default List<Path> toCsv(Path path, CsvOutput options) {
        return toCsv(FileGlob.text(Given.notNull(path, "path")), options);
    }

    /**
     * Computes and writes the table as CSV: {@code toCsv("out.csv")} to one file, {@code toCsv("out/*.csv")} to a file a partition.
     *
     * <p>Names that end in {@code .gz}, {@code .bz2} or {@code .zst} are compressed. Files that are there are replaced, when the
     * new ones are whole.
     *
     * @return the files, in order
     * @throws io.bask.schedule.TaskFailedException where computing or writing failed; then no file is changed
     */
    default List<Path> toCsv(String path, CsvOutput options) {
        return writeTo(new CsvTarget(path, options));
    }

    /**
     * Computes and writes the table as JSON objects, one a line: {@code toJsonLines("out.jsonl")} to one file, {@code
     * toJsonLines("out/*.jsonl")} to a file a partition; compressed as the name says. More by {@link JsonLinesTarget}.
     *
     * <p>Missing values and infinities are null, dates text in ISO 8601's form; row labels are not written.
     *
     * @return the files, in order
     */
    default List<Path> toJsonLines(String path) {
        return writeTo(JsonLinesTarget.of(path));
    }

    /**
     * Computes and writes the table as JSON documents, as pandas' {@code to_json} does: {@code toJson("out.json", JsonOrient.RECORDS)} to
     * one document, {@code toJson("out/*.json", ...)} to a document a partition; compressed as the name says. More by {@link JsonTarget}.
     *
     * <p>Missing values and infinities are null, dates text in ISO 8601's form. Partitions are written as they come; those of one document
     * by {@link JsonOrient#COLUMNS}, or by {@link JsonOrient#INDEX} of rows that are not numbered, are put together in memory first.
     *
     * @return the files, in order
     * @throws IllegalArgumentException where labels have several levels, or columns hold bytes
     * @throws io.bask.schedule.TaskFailedException where computing or writing failed, or labels that name values come twice; then no
     *     file is changed
     */
    default List<Path> toJson(String path, JsonOrient orient) {
        DataFrame table = (DataFrame) this;
        JsonTarget target = JsonTarget.of(path, orient);
        boolean isWhole = target.needsWhole(table.expr().labels()) && table.npartitions() > 1;
        return (isWhole ? table.repartition(1) : table).writeTo(target);
    }

    /**
     * Computes and writes the table to a table of a database, by JDBC: {@code toJdbc(JdbcTarget.of("jdbc:sqlite:shop.db", "orders"))}.
     *
     * @return how many rows were written
     */
    default long toJdbc(JdbcTarget target) {
        return writeTo(target);
    }

    /**
     * Computes the rows as records, whose components are columns by name. A missing value is null, NaN, or an empty Optional; where
     * the component can be none of these it is an error.
     */
    default <R extends Record> List<R> toRecords(Class<R> type) {
        DataFrame table = (DataFrame) this;
        Constructor<R> constructor = FrameToRows.constructor(table, Given.notNull(type, "type"));
        return FrameToRows.records(table.compute(), constructor);
    }

    /** Computes the rows as maps by the names of columns, in their order; missing values are null. */
    default List<Map<String, @Nullable Object>> toMaps() {
        return FrameToRows.maps(((DataFrame) this).compute());
    }

    /**
     * Computes and writes the table to a target: how authors of formats write tables.
     *
     * <p>Partitions are written as they come, so the table may be larger than memory. When computing or writing fails, or the
     * calling thread is interrupted, the target takes back what was written.
     *
     * @return what the target answers, for example the files
     * @throws io.bask.schedule.TaskFailedException where computing or writing a partition failed
     */
    default <R> R writeTo(FrameTarget<R> target) {
        return Writing.run((DataFrame) this, Given.notNull(target, "target"));
    }
}
