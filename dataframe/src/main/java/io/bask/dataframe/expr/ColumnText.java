package io.bask.dataframe.expr;

import io.bask.expr.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes column expressions on one line, long ones cut. */
final class ColumnText {
    private static final int LONGEST = 200;

    private ColumnText() {}

    static String of(ColumnExpr root) {
        Map<ColumnExpr, String> texts = new HashMap<>();
        for (ColumnExpr node : Walk.postOrder(List.of(root))) {
            List<String> inputs = node.inputs().stream()
                    .map(input -> texts.getOrDefault(input, "..."))
                    .toList();
            String text = text(node, inputs);
            texts.put(node, text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text);
        }
        return texts.getOrDefault(root, "...");
    }

    private static String text(ColumnExpr node, List<String> inputs) {
        if (node instanceof ColumnRef ref) {
            return ref.name();
        }
        if (node instanceof Literal constant) {
            return constant.value() instanceof String text ? "'" + text + "'" : String.valueOf(constant.value());
        }
        if (node instanceof Binary binary) {
            return "(%s %s %s)".formatted(inputs.get(0), binary.op().symbol(), inputs.get(1));
        }
        if (node instanceof IsIn isIn) {
            return inputs.get(0) + ".isin("
                    + isIn.members().stream()
                            .map(member -> text(member, List.of()))
                            .collect(Collectors.joining(", ")) + ")";
        }
        if (node instanceof FillNull fill) {
            return "%s.fillnull(%s)".formatted(inputs.get(0), fill.value());
        }
        if (node instanceof Cast cast) {
            return "%s.cast(%s)".formatted(inputs.get(0), cast.target());
        }
        if (node instanceof Round round) {
            return "%s.round(%d)".formatted(inputs.get(0), round.decimals());
        }
        return "%s(%s)".formatted(node.operation(), String.join(", ", inputs));
    }
}
