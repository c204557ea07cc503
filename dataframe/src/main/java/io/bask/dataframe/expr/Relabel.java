package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of a table under other labels: numbered anew, labelled by columns, or with their labels as columns. */
public final class Relabel extends Derived {
    private static final long serialVersionUID = 1L;

    /** What becomes of labels. */
    public enum Mode {
        /** Rows are numbered from 0. */
        NUMBER,
        /** Labels become columns in front of the others, and rows are numbered from 0. */
        TO_COLUMNS,
        /** Columns become labels. */
        FROM_COLUMNS,
        /** Labels are columns behind the others, too. */
        COPY
    }

    private final Mode mode;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> names;

    private Relabel(FrameExpr input, Mode mode, List<String> names, Schema schema, List<Field> labels) {
        super(token(input, mode, names, labels), schema, input.partitions(), labels, List.of(input));
        this.mode = mode;
        this.names = List.copyOf(names);
    }

    private static Token token(FrameExpr input, Mode mode, List<String> names, List<Field> labels) {
        Token.Builder token = Token.of("relabel").with(input.token()).with(mode.name());
        names.forEach(token::with);
        if (mode == Mode.FROM_COLUMNS) {
            labels.forEach(label -> token.with(label.name()));
        }
        return token.build();
    }

    /** The rows numbered from 0. */
    public static Relabel numbered(FrameExpr input) {
        return new Relabel(input, Mode.NUMBER, List.of(), input.schema(), List.of());
    }

    /** The labels as columns of these names in front of the others, one name a level; row numbers are one level. */
    public static Relabel toColumns(FrameExpr input, List<String> names) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(
                    input.labels().isEmpty()
                            ? new Field(names.get(i), DType.INT64)
                            : input.labels().get(i).withName(names.get(i)));
        }
        fields.addAll(input.schema().fields());
        return new Relabel(input, Mode.TO_COLUMNS, names, Schema.of(fields), List.of());
    }

    /** Rows labelled by these columns, which are no columns any more. */
    public static Relabel fromColumns(FrameExpr input, List<String> names) {
        return fromColumns(input, names, names);
    }

    /** Rows labelled by these columns, which are no columns any more, in levels called otherwise; columns may be called so too. */
    public static Relabel fromColumns(FrameExpr input, List<String> names, List<String> levels) {
        List<Field> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            labels.add(input.schema().field(names.get(i)).withName(levels.get(i)));
        }
        return new Relabel(input, Mode.FROM_COLUMNS, names, input.schema().drop(names), labels);
    }

    /** The labels as columns of these names behind the others, one name a level; the rows stay labelled. */
    public static Relabel copied(FrameExpr input, List<String> names) {
        Schema schema = input.schema();
        for (int i = 0; i < names.size(); i++) {
            DType dtype = input.labels().isEmpty()
                    ? DType.INT64
                    : input.labels().get(i).dtype();
            schema = schema.with(new Field(names.get(i), dtype));
        }
        return new Relabel(input, Mode.COPY, names, schema, input.labels());
    }

    /** What becomes of labels. */
    public Mode mode() {
        return mode;
    }

    /** The columns that labels become or come from. */
    public List<String> names() {
        return names;
    }

    /** Names of the levels of labels. */
    public List<String> levels() {
        return labels().stream().map(Field::name).toList();
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        Set<String> needed = new LinkedHashSet<>(own);
        if (mode == Mode.TO_COLUMNS || mode == Mode.COPY) {
            names.forEach(needed::remove);
        } else {
            needed.addAll(names);
        }
        return needed;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        FrameExpr input = only(inputs);
        return switch (mode) {
            case NUMBER -> numbered(input);
            case TO_COLUMNS -> toColumns(input, names);
            case FROM_COLUMNS -> fromColumns(input, names, levels());
            case COPY -> copied(input, names);
        };
    }

    @Override
    public String operation() {
        return "relabel";
    }

    @Override
    public String describe() {
        return switch (mode) {
            case NUMBER -> "relabel with row numbers";
            case TO_COLUMNS -> "relabel: labels to columns " + names;
            case FROM_COLUMNS -> "relabel by " + names;
            case COPY -> "relabel: labels as columns too";
        };
    }
}
