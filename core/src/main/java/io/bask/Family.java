package io.bask;

import io.bask.graph.GraphBuilder;
import java.util.List;
import java.util.Map;

/**
 * All collections of one kind: what they have in common on the way from expression to graph.
 *
 * <p>Members that are computed together are handed over together, so that the family can optimise them with an eye on
 * what they share. A family is a stateless singleton. For authors of collections.
 */
public interface Family {
    /**
     * Adds the tasks of these members to a graph.
     *
     * <p>A layer that is in the graph already is shared, not added again.
     *
     * @param members lazy objects of this family
     * @param optimize whether the optimiser's rules may run
     * @return one output a member, in order
     */
    List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize);

    /**
     * A member of the same kind as {@code member} whose blocks are those of {@code deferred}: by an expression without inputs,
     * with the metadata of the member, and with the tasks that {@link Deferred#lower} answers.
     *
     * @throws UnsupportedOperationException where the family has none; then {@link Bask#bind} and its like do not work on it
     */
    default Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
        throw new UnsupportedOperationException(
                "%s cannot be deferred or repeated, as its family %s does not say how; let it implement later(...)"
                        .formatted(member, getClass().getName()));
    }

    /** The member's expression as written (first) and after each phase, as text, in order. */
    Map<String, String> explain(Lazy<?> member);
}
