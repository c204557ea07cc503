package io.bask.bag.expr;

import java.util.List;

/** Every element of one bag with every one of another: a partition for each pair of partitions, the first one outside. */
public final class Product extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr outer;
    private final BagExpr inner;

    /** All pairs of elements of {@code outer} and {@code inner}. */
    public Product(BagExpr outer, BagExpr inner) {
        super(
                SideBySide.token("product", List.of(outer, inner)).build(),
                partitions(outer.npartitions(), inner.npartitions()));
        this.outer = outer;
        this.inner = inner;
    }

    private static int partitions(int outer, int inner) {
        long all = (long) outer * inner;
        if (all > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the product of %d and %d partitions has %d, more than the %d that a bag may have; give both bags fewer with repartition(...) first"
                            .formatted(outer, inner, all, Integer.MAX_VALUE));
        }
        return (int) all;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(outer, inner);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Product(inputs.get(0), inputs.get(1));
    }

    @Override
    public String operation() {
        return "product";
    }
}
