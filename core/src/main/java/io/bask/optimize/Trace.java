package io.bask.optimize;

import java.util.ArrayList;
import java.util.List;

/** What an optimiser did: which rule turned what into what. One trace belongs to one thread. */
public final class Trace {
    /**
     * One rewrite.
     *
     * @param phase name of the phase
     * @param rule name of the rule
     * @param before the node, on one line
     * @param after its replacement, on one line
     */
    public record Step(String phase, String rule, String before, String after) {
        @Override
        public String toString() {
            return "%s: %s: %s -> %s".formatted(phase, rule, before, after);
        }
    }

    private final List<Step> steps = new ArrayList<>();

    /** An empty trace. */
    public Trace() {}

    void add(Step step) {
        steps.add(step);
    }

    /** All steps so far, first to happen first. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Tells whether the rule fired at all. */
    public boolean fired(Class<?> rule) {
        return steps.stream().anyMatch(step -> step.rule().equals(rule.getSimpleName()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(step).append('\n'));
        return text.toString();
    }
}
