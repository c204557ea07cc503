package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.RankOptions;
import io.bask.function.Function1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranks the numbers of each row among themselves.
 *
 * @param options how they are ranked
 */
record RowRanks(RankOptions options) implements Function1<Frame, Frame> {
    @Override
    public Frame apply(Frame frame) {
        int columns = frame.columns().size();
        double[][] ranks = new double[columns][frame.rows()];
        double[] row = new double[columns];
        for (int at = 0; at < frame.rows(); at++) {
            for (int i = 0; i < columns; i++) {
                row[i] = ((DoubleColumn) frame.column(i)).at(at);
            }
            rank(row, ranks, at);
        }
        List<Column> values = new ArrayList<>();
        for (double[] column : ranks) {
            values.add(DoubleColumn.of(column));
        }
        return Frame.partition(frame.schema(), values, frame.index(), frame.sourceRows());
    }

    private void rank(double[] row, double[][] ranks, int at) {
        boolean keeps = options.missing() == RankOptions.Missing.KEEP;
        int ranked = (int) Arrays.stream(row)
                .filter(value -> !keeps || !Double.isNaN(value))
                .count();
        double most = 0;
        for (int i = 0; i < row.length; i++) {
            double rank = keeps && Double.isNaN(row[i]) ? Double.NaN : rank(row, i);
            ranks[i][at] = rank;
            most = Math.max(most, Double.isNaN(rank) ? 0 : rank);
        }
        double whole = options.ties() == RankOptions.Ties.DENSE ? most : ranked;
        for (int i = 0; i < row.length && options.percent(); i++) {
            ranks[i][at] /= whole;
        }
    }

    private double rank(double[] row, int own) {
        int less = 0;
        int same = 0;
        int sameBefore = 0;
        int distinct = 0;
        for (int i = 0; i < row.length; i++) {
            int order = order(row[i], row[own]);
            boolean counts = options.missing() != RankOptions.Missing.KEEP || !Double.isNaN(row[i]);
            if (order < 0 && counts) {
                less++;
                distinct += isFirst(row, i) ? 1 : 0;
            }
            same += order == 0 ? 1 : 0;
            sameBefore += order == 0 && i < own ? 1 : 0;
        }
        return switch (options.ties()) {
            case AVERAGE -> less + (same + 1) / 2.0;
            case MIN -> less + 1;
            case MAX -> less + same;
            case FIRST -> less + sameBefore + 1;
            case DENSE -> distinct + 1;
        };
    }

    private boolean isFirst(double[] row, int at) {
        for (int i = 0; i < at; i++) {
            if (order(row[i], row[at]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Below zero where a number comes before another; missing ones come first or last. */
    private int order(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            int order = Boolean.compare(Double.isNaN(a), Double.isNaN(b));
            return options.missing() == RankOptions.Missing.TOP ? -order : order;
        }
        int order = Double.compare(a + 0.0, b + 0.0);
        return options.ascending() ? order : -order;
    }
}
