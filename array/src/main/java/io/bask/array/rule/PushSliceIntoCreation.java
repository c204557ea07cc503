package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.FromSource;
import io.bask.array.expr.Full;
import io.bask.array.expr.Numbered;
import io.bask.array.expr.SliceBasic;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Makes only the elements that a slice takes.
 *
 * <pre>  arange(0, 100)[10:20:2]   becomes   elements 10, 12, ... of arange(0, 100)
 *  ones((5, 5))[0]           becomes   ones((5,))
 *  load(file)[0, ::2]        becomes   a reader of every other element of row 0  </pre>
 *
 * <p>Ramps and random numbers follow from an element's number, and elements keep theirs, so every value keeps its bits.
 */
public final class PushSliceIntoCreation implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof SliceBasic slice)) {
            return Optional.empty();
        }
        if (slice.input() instanceof Full full) {
            return Optional.of(full.with(slice.chunks()));
        }
        if (slice.input() instanceof Numbered numbered) {
            return Optional.of(
                    numbered.with(numbered.numbering().slice(slice.ranges(), slice.resultAxes()), slice.chunks()));
        }
        if (slice.input() instanceof FromSource source) {
            return Optional.of(source.slice(slice.ranges(), slice.resultAxes(), slice.chunks()));
        }
        return Optional.empty();
    }
}
