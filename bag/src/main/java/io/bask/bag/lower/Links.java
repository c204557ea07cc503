package io.bask.bag.lower;

import io.bask.bag.expr.Stage;
import io.bask.bag.kernel.ChanceLink;
import io.bask.bag.kernel.FilterLink;
import io.bask.bag.kernel.FlatMapLink;
import io.bask.bag.kernel.LimitLink;
import io.bask.bag.kernel.Link;
import io.bask.bag.kernel.MapLink;
import io.bask.bag.kernel.WordsLink;
import java.util.List;

/** Finds the kernel of each stage. */
final class Links {
    private Links() {}

    static List<Link> of(List<Stage> stages) {
        return stages.stream().map(Links::of).toList();
    }

    private static Link of(Stage stage) {
        if (stage instanceof Stage.Map map) {
            return new MapLink(map.function());
        }
        if (stage instanceof Stage.Filter filter) {
            return new FilterLink(filter.predicate());
        }
        if (stage instanceof Stage.FlatMap flatMap) {
            return new FlatMapLink(flatMap.function());
        }
        if (stage instanceof Stage.Chance chance) {
            return new ChanceLink(chance.probability(), chance.seed());
        }
        if (stage instanceof Stage.Words) {
            return new WordsLink();
        }
        return new LimitLink(((Stage.Limit) stage).most());
    }
}
