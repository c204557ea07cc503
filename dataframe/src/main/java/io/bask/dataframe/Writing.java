package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Source;
import io.bask.dataframe.expr.Written;
import io.bask.expr.Walk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs a table into a target: all of it becomes visible, or nothing. */
final class Writing {
    private Writing() {}

    static <R> R run(DataFrame table, FrameTarget<R> target) {
        try {
            return written(table, target);
        } catch (IOException failed) {
            throw new UncheckedIOException(String.valueOf(failed.getMessage()), failed);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("%s failed: %s".formatted(target.operation(), failed.getMessage()), failed);
        }
    }

    private static <R> R written(DataFrame table, FrameTarget<R> target) throws Exception {
        FrameExpr expr = target.writesOnce() ? certain(table.expr()) : table.expr();
        FrameTarget.Transfer<R> transfer = target.begin(expr.schema(), expr.labels(), expr.partitions());
        boolean isDone = false;
        try {
            List<String> notes = notes(expr, target, transfer);
            FrameTarget.Transfer<R> revised = target.writesOnce() ? null : transfer.revised(notes);
            while (revised != null) {
                transfer = revised;
                notes = notes(expr, target, transfer);
                revised = transfer.revised(notes);
            }
            R result = transfer.finish(notes);
            isDone = true;
            return result;
        } finally {
            if (!isDone) {
                transfer.abandon();
            }
        }
    }

    private static List<String> notes(FrameExpr expr, FrameTarget<?> target, FrameTarget.Transfer<?> transfer) {
        Frame notes = new DataFrame(Written.of(expr, target, transfer)).compute();
        List<String> texts = new ArrayList<>(notes.rows());
        for (int i = 0; i < notes.rows(); i++) {
            texts.add((String) Objects.requireNonNull(notes.valueAt(i, "note")));
        }
        return texts;
    }

    /** The table over sources whose metadata was checked against all of their data, so that nothing is run twice. */
    private static FrameExpr certain(FrameExpr expr) {
        return Walk.rebuild(
                        List.of(expr),
                        (FrameExpr node) -> node instanceof Source source
                                ? source.withReader(source.reader().refreshed())
                                : node)
                .get(0);
    }
}
