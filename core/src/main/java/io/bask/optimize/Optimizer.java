package io.bask.optimize;

import io.bask.expr.Expr;
import io.bask.expr.Walk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs phases of rules over expressions.
 *
 * <p>All roots that are computed together are optimised together, so that a rule can see what is shared. The result of
 * every rewrite is checked against the invariant, which costs a comparison of metadata, and a broken invariant names
 * the rule. Immutable; safe from any thread.
 *
 * @param <E> the family of expressions
 */
public final class Optimizer<E extends Expr<E>> {
    private final List<Phase<E>> phases;
    private final Invariant<E> invariant;

    /** An optimiser that runs {@code phases} in order. */
    public Optimizer(List<Phase<E>> phases, Invariant<E> invariant) {
        this.phases = List.copyOf(phases);
        this.invariant = invariant;
    }

    /** Names of the phases, in the order in which they run. */
    public List<String> phaseNames() {
        return phases.stream().map(Phase::name).toList();
    }

    /** The optimised roots, as many as given and in the same order. */
    public List<E> optimize(List<E> roots) {
        return optimize(roots, null);
    }

    /** Like {@link #optimize(List)}; writes every rewrite into {@code trace}. */
    public List<E> optimize(List<E> roots, @Nullable Trace trace) {
        List<E> current = List.copyOf(roots);
        for (Phase<E> phase : phases) {
            current = run(phase, current, trace);
        }
        return current;
    }

    /** The roots as given (under {@code "expression"}), then after each phase, under its name. */
    public Map<String, List<E>> snapshots(List<E> roots) {
        Map<String, List<E>> snapshots = new LinkedHashMap<>();
        List<E> current = List.copyOf(roots);
        snapshots.put("expression", current);
        for (Phase<E> phase : phases) {
            current = run(phase, current, null);
            snapshots.put(phase.name(), current);
        }
        return snapshots;
    }

    private List<E> run(Phase<E> phase, List<E> roots, @Nullable Trace trace) {
        if (phase instanceof Phase.Local<E> local) {
            int nodes = Walk.postOrder(roots).size();
            return new FixedPoint<>(local, nodes, (rule, before, after) -> check(phase, rule, before, after, trace))
                    .apply(roots);
        }
        List<E> current = roots;
        for (GlobalRule<E> rule : ((Phase.Global<E>) phase).rules()) {
            List<E> next = new ArrayList<>(rule.apply(current));
            if (next.size() != current.size()) {
                throw new RuleException("rule %s of phase %s made %d roots of %d"
                        .formatted(rule.name(), phase.name(), next.size(), current.size()));
            }
            for (int i = 0; i < next.size(); i++) {
                Walk.inPlaceOf(current.get(i), next.get(i));
                if (!next.get(i).equals(current.get(i))) {
                    check(phase, rule.name(), current.get(i), next.get(i), trace);
                }
            }
            current = next;
        }
        return current;
    }

    private void check(Phase<E> phase, String rule, E before, E after, @Nullable Trace trace) {
        Optional<String> broken = invariant.broken(before, after);
        if (broken.isPresent()) {
            throw new RuleException("rule %s of phase %s changed what it must keep: %s (%s -> %s)"
                    .formatted(rule, phase.name(), broken.get(), before.describe(), after.describe()));
        }
        if (trace != null) {
            trace.add(new Trace.Step(phase.name(), rule, before.describe(), after.describe()));
        }
    }
}
