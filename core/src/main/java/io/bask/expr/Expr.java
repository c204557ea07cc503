package io.bask.expr;

import java.io.Serializable;
import java.util.List;

/**
 * A node of a lazy expression: immutable, identified by its token.
 *
 * <p>A node knows its inputs, its metadata and how to rebuild itself on other inputs; it carries no rules and no
 * kernels. It is a class and not a record so that equality can be by token alone: comparing trees field by field takes
 * exponential time where inputs are shared.
 *
 * @param <E> the family of nodes, e.g. all array expressions
 */
public abstract class Expr<E extends Expr<E>> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Token token;

    /** A node named by {@code token}, which must cover its kind, its parameters and its inputs' tokens. */
    protected Expr(Token token) {
        this.token = token;
    }

    /** Structural identity. */
    public final Token token() {
        return token;
    }

    /** The expressions that this one is made from, in order. */
    public abstract List<E> inputs();

    /**
     * The same node on other inputs, as many as before.
     *
     * <p>Callers skip it where no input changed, so implementations need not check for that.
     */
    public abstract E withInputs(List<E> inputs);

    /** What the node does, in a word that also begins its key: {@code "sum"}, {@code "rechunk"}. */
    public abstract String operation();

    /** The node on one line of {@code explain}, without its inputs; the operation and what matters of its parameters. */
    public String describe() {
        return operation();
    }

    /** Name of the layer of tasks that this node becomes: operation and token. */
    public final String layerName() {
        return operation() + "-" + token.hex();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Expr<?> that && token.equals(that.token);
    }

    @Override
    public final int hashCode() {
        return token.hashCode();
    }

    @Override
    public String toString() {
        return describe();
    }
}
