package io.bask.bag.expr;

import io.bask.expr.Token;
import java.util.List;

/** Checks bags whose partitions are worked on side by side. */
final class SideBySide {
    private SideBySide() {}

    static void check(String verb, List<BagExpr> bags) {
        for (BagExpr bag : bags) {
            if (bag.npartitions() != bags.get(0).npartitions()) {
                throw new IllegalArgumentException(
                        "%s: bags of %s partitions cannot be put side by side; repartition(...) them alike, elements and all"
                                .formatted(
                                        verb,
                                        String.join(
                                                " and ",
                                                bags.stream()
                                                        .map(each -> String.valueOf(each.npartitions()))
                                                        .toList())));
            }
        }
    }

    static Token.Builder token(String kind, List<BagExpr> inputs) {
        Token.Builder token = Token.of(kind).with(inputs.size());
        inputs.forEach(input -> token.with(input.token()));
        return token;
    }
}
