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
                Math.multiplyExact(outer.npartitions(), inner.npartitions()));
        this.outer = outer;
        this.inner = inner;
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
