package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs queries over several tables written as trees of steps, for example {@code (head (sort (table 0) (f desc last)) 3)}. */
final class Queries {
    private Queries() {}

    /** The table that the query describes, nothing of it computed. */
    static DataFrame of(String query, List<DataFrame> tables) {
        return table(Programs.parse(query).get(0), tables);
    }

    private static DataFrame table(Object node, List<DataFrame> tables) {
        List<?> step = Programs.list(node);
        String op = step.get(0).toString();
        if (op.equals("table")) {
            return tables.get(number(step.get(1)));
        }
        DataFrame input = table(step.get(1), tables);
        return switch (op) {
            case "join" -> joined(step, input, table(step.get(2), tables));
            case "concat" -> JoinMethods.concat(List.of(input, table(step.get(2), tables)));
            case "filter" -> input.filter(Programs.expression(step.get(2), input));
            case "assign" -> input.assign(step.get(2).toString(), Programs.expression(step.get(3), input));
            case "sort" -> input.sortValues(keys(step.subList(2, step.size())));
            case "groupby" -> grouped(step, input);
            case "window" -> input.assign(step.get(2).toString(), window(Programs.names(Programs.list(step.get(3)))));
            default -> simple(op, input, Programs.names(step.subList(2, step.size())));
        };
    }

    private static int number(Object word) {
        return Integer.parseInt(word.toString());
    }

    private static DataFrame simple(String op, DataFrame df, String... words) {
        return switch (op) {
            case "select" -> df.select(words);
            case "rename" -> df.rename(words[0], words[1]);
            case "dropnull" -> df.dropNull(words);
            case "fillnull" -> df.fillNull(words[0], Programs.value(words[1]));
            case "head" -> df.limit(number(words[0]));
            case "nlargest" -> df.nlargest(number(words[0]), rest(words));
            case "nsmallest" -> df.nsmallest(number(words[0]), rest(words));
            case "distinct" -> df.dropDuplicates(Keep.valueOf(words[0].toUpperCase(Locale.ROOT)), rest(words));
            case "reset" -> df.resetIndex(true);
            case "valuecounts" -> df.valueCounts(words).resetIndex();
            default -> throw new IllegalArgumentException(op);
        };
    }

    private static String[] rest(String... words) {
        return List.of(words).subList(1, words.length).toArray(String[]::new);
    }

    private static List<SortKey> keys(List<?> words) {
        List<SortKey> keys = new ArrayList<>();
        for (Object key : words) {
            String[] parts = Programs.names(Programs.list(key));
            keys.add(new SortKey(parts[0], parts[1].equals("desc"), parts[2].equals("first")));
        }
        return keys;
    }

    private static DataFrame grouped(List<?> step, DataFrame df) {
        List<Aggregate> aggregates = new ArrayList<>();
        for (Object wanted : Programs.list(step.get(3))) {
            String[] words = Programs.names(Programs.list(wanted));
            aggregates.add(new Aggregate(words[1], Aggregation.of(words[0]), words[1] + "_" + words[0]));
        }
        return df.groupBy(Programs.names(Programs.list(step.get(2))))
                .dropNull(step.get(4).equals("drop"))
                .asIndex(false)
                .agg(aggregates);
    }

    private static ColumnExpr window(String... words) {
        ColumnExpr column = col(words[1]);
        return switch (words[0]) {
            case "cumsum" -> column.cumsum();
            case "cummax" -> column.cummax();
            case "shift" -> column.shift(number(words[2]));
            case "rank" -> column.rank(words[2]);
            case "cumcount" -> column.cumcount(words[2]);
            default -> column.transform(Aggregation.SUM, words[2]);
        };
    }

    private static DataFrame joined(List<?> step, DataFrame left, DataFrame right) {
        JoinKind kind = JoinKind.valueOf(step.get(3).toString().toUpperCase(Locale.ROOT));
        if (kind == JoinKind.CROSS) {
            return left.merge(right, MergeOptions.cross());
        }
        MergeOptions options = MergeOptions.leftOn(Programs.names(Programs.list(step.get(4))))
                .rightOn(Programs.names(Programs.list(step.get(5))))
                .how(kind)
                .by(MergeOptions.Plan.valueOf(step.get(6).toString().toUpperCase(Locale.ROOT)));
        return left.merge(right, options.withPartitions(number(step.get(7))));
    }
}
