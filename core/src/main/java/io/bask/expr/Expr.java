package io.bask.expr;

import io.bask.annotation.Annotations;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** No part of what the node is: two that differ in it alone are the same work, written twice. */
    private @Nullable String site;

    /** No part of what the node is, either. */
    private Annotations annotations;

    /** A node named by {@code token}, which must cover its kind, its parameters and its inputs' tokens. */
    protected Expr(Token token) {
        this.token = token;
        this.annotations = Annotations.current();
    }

    /** Structural identity. */
    public final Token token() {
        return token;
    }

    /** Where in the user's program this was written, e.g. {@code "Main.main(Main.java:12)"}; null if nobody noted it. */
    public final @Nullable String site() {
        return site;
    }

    /** Notes the caller of Bask as the place where this was written; see {@link #noteSite(String)}. */
    public final void noteSite() {
        if (site == null) {
            noteSite(CallSite.ofUser());
        }
    }

    /**
     * Notes where this was written, and with it all that it is made from and that has no note. The first note stays:
     * one call of the user's may make several nodes, of which only the last is handed to the next call.
     */
    public final void noteSite(@Nullable String where) {
        if (site != null || where == null) {
            return;
        }
        site = where;
        ArrayDeque<Expr<?>> open = new ArrayDeque<>(inputs());
        while (!open.isEmpty()) {
            Expr<?> input = open.pop();
            if (input.site == null) {
                input.site = where;
                open.addAll(input.inputs());
            }
        }
    }

    /** What was said about how this is to be run, in the scope in which it was made. */
    public final Annotations annotations() {
        return annotations;
    }

    /** Adds what was said about work that this node, fresh from a rule, does as well. For authors of rules. */
    public final void alsoAnnotated(Annotations more) {
        annotations = annotations.fusedWith(more);
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
