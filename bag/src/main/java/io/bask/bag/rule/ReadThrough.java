package io.bask.bag.rule;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Read;
import io.bask.bag.expr.Stage;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Has a reader do the first stage itself, where it can: words are cut from bytes, without making lines of them first.
 *
 * <pre>  each(read(lines), words, f)   becomes   each(read(words), f)  </pre>
 *
 * <p>Safe because the reader promises the same elements. A file that somebody else reads too is left alone, as it would be
 * read twice otherwise.
 */
public final class ReadThrough implements GlobalRule<BagExpr> {
    @Override
    public List<BagExpr> apply(List<BagExpr> roots) {
        Map<BagExpr, Integer> readers = Walk.readers(roots);
        Map<BagExpr, BagExpr> rebuilt = new HashMap<>();
        for (BagExpr node : Walk.postOrder(roots)) {
            BagExpr renewed = Walk.withRebuiltInputs(node, rebuilt);
            boolean sole = node instanceof Each each && readers.getOrDefault(each.input(), 0) == 1;
            rebuilt.put(node, sole ? Walk.rewritten(renewed, through((Each) renewed)) : renewed);
        }
        return roots.stream().map(root -> rebuilt.getOrDefault(root, root)).toList();
    }

    private static BagExpr through(Each each) {
        if (!(each.input() instanceof Read read)) {
            return each;
        }
        List<Stage> later = each.stages().subList(1, each.stages().size());
        return read.reader()
                .through(each.stages().get(0))
                .map(reader -> later.isEmpty() ? (BagExpr) new Read(reader) : new Each(new Read(reader), later))
                .orElse(each);
    }
}
