package io.bask.dataframe.expr;

import io.bask.dataframe.column.FrameReader;
import io.bask.expr.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that a reader reads: some of its columns, only rows that a predicate keeps, and perhaps only the first of them. */
public final class Source extends FrameExpr {
    private static final long serialVersionUID = 1L;
    private static final int ALL = -1;

    private final FrameReader reader;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> columns;

    private final @Nullable ColumnExpr predicate;
    private final int firstRows;

    private Source(FrameReader reader, List<String> columns, @Nullable ColumnExpr predicate, int firstRows) {
        super(token(reader, columns, predicate, firstRows), reader.schema().select(columns), reader.partitions());
        this.firstRows = firstRows;
        this.reader = reader;
        this.columns = List.copyOf(columns);
        this.predicate = predicate;
    }

    /** All columns and rows that the reader offers. */
    public static Source of(FrameReader reader) {
        return new Source(reader, reader.schema().names(), null, ALL);
    }

    private static Token token(
            FrameReader reader, List<String> columns, @Nullable ColumnExpr predicate, int firstRows) {
        Token.Builder token = Token.of("source").with(reader.operation()).with(reader.identity());
        token.with(reader.schema().toString()).with((long) columns.size());
        columns.forEach(token::with);
        token.with((long) firstRows);
        return predicate == null ? token.build() : token.with(predicate.token()).build();
    }

    /** Who reads. */
    public FrameReader reader() {
        return reader;
    }

    /** The columns read, in order. */
    public List<String> columns() {
        return columns;
    }

    /** Which rows are kept, over all columns of the reader; null for all. */
    public @Nullable ColumnExpr predicate() {
        return predicate;
    }

    /** The same rows with only these columns, in this order. */
    public Source withColumns(List<String> names) {
        return new Source(reader, names, predicate, firstRows);
    }

    /** The same columns with only the rows that this predicate keeps. */
    public Source withPredicate(ColumnExpr filter) {
        return new Source(reader, columns, filter, firstRows);
    }

    /** The same request to another reader of the same columns. */
    public Source withReader(FrameReader other) {
        boolean isWhole = columns.equals(reader.schema().names());
        return new Source(other, isWhole ? other.schema().names() : columns, predicate, firstRows);
    }

    /** The same table, of each partition only the first rows that are kept, at least so many of them. */
    public Source withFirstRows(int rows) {
        return new Source(reader, columns, predicate, rows);
    }

    /** True when only the first rows of each partition are read. */
    public boolean isLimited() {
        return firstRows != ALL;
    }

    /** How many rows of each partition are enough; only where {@link #isLimited()}. */
    public int firstRows() {
        return firstRows;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of();
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return reader.operation();
    }

    @Override
    public String describe() {
        String filter = predicate == null ? "" : " where " + predicate.describe();
        String first = isLimited() ? ", first %d rows of each".formatted(firstRows) : "";
        return "%s %s%s, npartitions=%d%s".formatted(operation(), columns, filter, partitions(), first);
    }
}
