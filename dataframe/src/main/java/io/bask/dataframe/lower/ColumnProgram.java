package io.bask.dataframe.lower;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Across;
import io.bask.dataframe.expr.Applied;
import io.bask.dataframe.expr.Binary;
import io.bask.dataframe.expr.Cast;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnRef;
import io.bask.dataframe.expr.FillNull;
import io.bask.dataframe.expr.IsIn;
import io.bask.dataframe.expr.Literal;
import io.bask.dataframe.expr.Round;
import io.bask.dataframe.expr.Unary;
import io.bask.dataframe.kernel.AcrossKernel;
import io.bask.dataframe.kernel.BinaryKernel;
import io.bask.dataframe.kernel.CastKernel;
import io.bask.dataframe.kernel.ConstantKernel;
import io.bask.dataframe.kernel.Operand;
import io.bask.dataframe.kernel.ReplaceKernel;
import io.bask.dataframe.kernel.RoundKernel;
import io.bask.dataframe.kernel.RowFunctions;
import io.bask.dataframe.kernel.UnaryKernel;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.TextFunction;
import io.bask.expr.Walk;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column expression as a list of steps: each step reads the results of earlier ones.
 *
 * <p>Made once when a graph is built and run for every partition, without recursion. A step's result is dropped after its
 * last use, so that at most a few columns are alive at once.
 */
final class ColumnProgram implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Step> steps;
    private final int[] lastUse;

    private ColumnProgram(List<Step> steps, int[] lastUse) {
        this.steps = steps;
        this.lastUse = lastUse;
    }

    /** One operation and the steps whose results it reads. */
    private record Step(ColumnExpr node, DType dtype, int[] inputs) implements Serializable {}

    static ColumnProgram of(ColumnExpr root, Schema schema) {
        Map<ColumnExpr, Integer> numbers = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        List<ColumnExpr> order = Walk.postOrder(List.of(root));
        Map<ColumnExpr, DType> dtypes = root.dtypes(schema);
        int[] lastUse = new int[order.size()];
        for (ColumnExpr node : order) {
            int number = steps.size();
            int[] inputs = node.inputs().stream()
                    .mapToInt(input -> Objects.requireNonNull(numbers.get(input)))
                    .toArray();
            for (int input : inputs) {
                lastUse[input] = number;
            }
            lastUse[number] = number;
            numbers.put(node, number);
            steps.add(new Step(node, Objects.requireNonNull(dtypes.get(node)), inputs));
        }
        return new ColumnProgram(List.copyOf(steps), lastUse);
    }

    /** The value in every row of a frame. */
    Column evaluate(Frame frame) {
        return ConstantKernel.column(run(frame), frame.rows());
    }

    /** The rows of a frame where the value, a bool, is true. */
    Bitmap select(Frame frame) {
        return UnaryKernel.selected(evaluate(frame));
    }

    private Operand run(Frame frame) {
        @Nullable Operand[] results = new Operand[steps.size()];
        for (int i = 0; i < results.length; i++) {
            Step step = steps.get(i);
            List<Operand> inputs = new ArrayList<>(step.inputs.length);
            for (int input : step.inputs) {
                inputs.add(Objects.requireNonNull(results[input]));
            }
            results[i] = apply(step, inputs, frame);
            for (int input : step.inputs) {
                if (lastUse[input] == i) {
                    results[input] = null;
                }
            }
        }
        return Objects.requireNonNull(results[results.length - 1]);
    }

    private static Operand apply(Step step, List<Operand> inputs, Frame frame) {
        ColumnExpr node = step.node;
        if (node instanceof ColumnRef ref) {
            return new Operand.Values(frame.column(ref.name()));
        }
        if (node instanceof Literal constant) {
            return new Operand.Constant(constant.dtype(), constant.value());
        }
        return new Operand.Values(compute(step, inputs, frame.rows()));
    }

    private static Column compute(Step step, List<Operand> inputs, int rows) {
        ColumnExpr node = step.node;
        if (node instanceof Binary binary) {
            return binary(binary.op(), inputs.get(0), inputs.get(1), rows);
        }
        if (node instanceof Across across) {
            List<Column> columns = inputs.stream()
                    .map(input -> ConstantKernel.column(input, rows))
                    .toList();
            return AcrossKernel.compute(across.function(), across.names(), columns, step.dtype, rows);
        }
        Column operand = ConstantKernel.column(inputs.get(0), rows);
        if (node instanceof Unary unary) {
            return UnaryKernel.apply(unary.op(), operand);
        }
        if (node instanceof Applied applied) {
            return applied(applied, operand);
        }
        if (node instanceof Cast cast) {
            return cast(cast, operand);
        }
        if (node instanceof IsIn isIn) {
            return ReplaceKernel.isIn(operand, isIn.values());
        }
        if (node instanceof FillNull fill) {
            return ReplaceKernel.fill(operand, fill.value());
        }
        if (node instanceof Round round) {
            return RoundKernel.round(operand, round.decimals());
        }
        Bitmap condition = UnaryKernel.selected(operand);
        if (condition.cardinality() == 0) {
            return CastKernel.cast(ConstantKernel.column(inputs.get(2), rows), step.dtype);
        }
        return ReplaceKernel.choose(
                condition,
                CastKernel.cast(ConstantKernel.column(inputs.get(1), rows), step.dtype),
                CastKernel.cast(ConstantKernel.column(inputs.get(2), rows), step.dtype));
    }

    private static Column cast(Cast cast, Column operand) {
        try {
            return CastKernel.cast(operand, cast.target());
        } catch (IllegalArgumentException unfit) {
            throw of(cast, unfit);
        }
    }

    /** Functions of texts fail where a text is no date or lacks a part; what a user's function throws stays as it is. */
    private static Column applied(Applied applied, Column operand) {
        try {
            return RowFunctions.apply(applied.function(), operand);
        } catch (IllegalArgumentException unfit) {
            throw applied.function() instanceof TextFunction ? of(applied, unfit) : unfit;
        }
    }

    /** The same failure with the name of the column, or the expression, whose value it was. */
    private static IllegalArgumentException of(ColumnExpr node, IllegalArgumentException unfit) {
        ColumnExpr operand = node.inputs().get(0);
        boolean isNamed = operand instanceof ColumnRef;
        String text = operand.describe();
        // What other rows were looked at for is a column by then, whose name nobody wrote.
        String what = text.indexOf('\u0000') >= 0
                ? "a value computed from other rows"
                : isNamed ? "column '" + text + "'" : text;
        return new IllegalArgumentException("%s: %s".formatted(what, unfit.getMessage()), unfit);
    }

    private static Column binary(BinaryOp op, Operand left, Operand right, int rows) {
        if (op.family() == BinaryOp.Family.ARITHMETIC) {
            return BinaryKernel.apply(
                    op,
                    ConstantKernel.promoted(left, right.dtype()),
                    ConstantKernel.promoted(right, left.dtype()),
                    rows);
        }
        return BinaryKernel.apply(
                op, ConstantKernel.beside(left, right.dtype()), ConstantKernel.beside(right, left.dtype()), rows);
    }
}
