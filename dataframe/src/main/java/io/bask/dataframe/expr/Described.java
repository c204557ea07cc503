package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Interpolation;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.List;

/**
 * Count, mean, deviation, extremes and exact quantiles of every numeric column of a table, or quantiles alone: one row a
 * statistic.
 */
public final class Described extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final FrameExpr input;

    @SuppressWarnings("serial") // an immutable list of numbers
    private final List<Double> fractions;

    private final boolean alone;
    private final Interpolation interpolation;

    /** The statistics of the input's numeric columns with their quartiles; without any it is an error. */
    public Described(FrameExpr input) {
        this(input, List.of(0.25, 0.5, 0.75), false);
    }

    /**
     * The statistics of the input's numeric columns.
     *
     * @param fractions which quantiles, each in [0, 1]
     * @param alone true for the quantiles without the other statistics, labelled by their fractions
     */
    public Described(FrameExpr input, List<Double> fractions, boolean alone) {
        this(input, fractions, alone, Interpolation.LINEAR);
    }

    /** The same with quantiles between two values found in another way. */
    public Described(FrameExpr input, List<Double> fractions, boolean alone, Interpolation interpolation) {
        super(
                token(input, fractions, alone, interpolation),
                schema(input.schema(), alone),
                1,
                List.of(new Field("", alone ? DType.FLOAT64 : DType.STRING)));
        for (double fraction : fractions) {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "quantile %s was asked for; quantiles lie in [0, 1]".formatted(fraction));
            }
        }
        this.input = input;
        this.fractions = List.copyOf(fractions);
        this.alone = alone;
        this.interpolation = interpolation;
    }

    private static Token token(FrameExpr input, List<Double> fractions, boolean alone, Interpolation interpolation) {
        Token.Builder token =
                Token.of("describe").with(input.token()).with(alone).with(interpolation.name());
        fractions.forEach(fraction -> token.with(fraction.doubleValue()));
        return token.build();
    }

    private static Schema schema(Schema input, boolean alone) {
        List<Field> numeric = input.fields().stream()
                .filter(field -> field.dtype().isNumeric() || field.dtype().isDecimal())
                .map(field -> field.withDtype(DType.FLOAT64))
                .toList();
        if (numeric.isEmpty()) {
            throw new IllegalArgumentException("%s needs a numeric column; the columns are %s; cast one with astype"
                    .formatted(alone ? "quantile" : "describe", input));
        }
        return Schema.of(numeric);
    }

    /** The table. */
    public FrameExpr input() {
        return input;
    }

    /** Which quantiles. */
    public List<Double> fractions() {
        return fractions;
    }

    /** How quantiles between two values are found. */
    public Interpolation interpolation() {
        return interpolation;
    }

    /** True for the quantiles without the other statistics. */
    public boolean isQuantilesAlone() {
        return alone;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of(input);
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Described(only(inputs), fractions, alone, interpolation);
    }

    @Override
    public String operation() {
        return "describe";
    }

    @Override
    public String describe() {
        return (alone ? "quantiles %s of ".formatted(fractions) : "describe ") + schema().names();
    }
}
