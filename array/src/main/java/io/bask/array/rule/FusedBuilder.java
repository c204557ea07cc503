package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Creation;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Full;
import io.bask.array.expr.Fused;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.expr.FusedBody.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down one group of a {@link FusionPlan} as a {@link FusedBody}. */
final class FusedBuilder {
    private final FusionPlan plan;
    private final Elementwise root;
    private final List<Elementwise> members = new ArrayList<>();
    private final Map<FusionPlan.Sight, Integer> sources = new LinkedHashMap<>();

    FusedBuilder(FusionPlan plan, Elementwise root) {
        this.plan = plan;
        this.root = root;
    }

    /** The group as one node on the rebuilt versions of what it reads; the root itself where it is alone. */
    ArrayExpr build(Map<ArrayExpr, ArrayExpr> rebuilt) {
        collect();
        ArrayExpr built = joined(rebuilt);
        members.forEach(member -> built.alsoAnnotated(member.annotations()));
        for (FusionPlan.Sight sight : sources.keySet()) {
            if (plan.isGenerated(sight)) {
                built.alsoAnnotated(sight.node().annotations());
            }
        }
        return built;
    }

    private ArrayExpr joined(Map<ArrayExpr, ArrayExpr> rebuilt) {
        Map<ArrayExpr, Integer> inputNumbers = new LinkedHashMap<>();
        List<Source> bodySources = new ArrayList<>();
        boolean alone = members.size() == 1;
        for (FusionPlan.Sight sight : sources.keySet()) {
            ArrayExpr node = sight.node();
            if (plan.isGenerated(sight)) {
                bodySources.add(new Source.Generate((Creation) node, sight.view()));
                alone &= node instanceof Full && node.ndim() == 0;
            } else {
                Integer number = inputNumbers.computeIfAbsent(node, any -> inputNumbers.size());
                bodySources.add(new Source.Read(number, sight.view(), node.dtype()));
                alone &= root.inputs().contains(node);
            }
        }
        List<ArrayExpr> inputs = new ArrayList<>();
        inputNumbers.keySet().forEach(node -> inputs.add(rebuilt.getOrDefault(node, node)));
        if (alone) {
            List<ArrayExpr> arguments = new ArrayList<>();
            root.inputs().forEach(node -> arguments.add(rebuilt.getOrDefault(node, node)));
            return root.withInputs(arguments);
        }
        return new Fused(new FusedBody(bodySources, steps()), inputs, root.chunks());
    }

    /** Finds the group's members, arguments before the functions of them, and what they read. */
    private void collect() {
        Map<Elementwise, Boolean> finished = new HashMap<>();
        ArrayDeque<Elementwise> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Elementwise node = open.peek();
            if (!finished.containsKey(node)) {
                finished.put(node, false);
                for (int i = node.inputs().size() - 1; i >= 0; i--) {
                    FusionPlan.Sight sight = plan.look(node.inputs().get(i), node.view(i));
                    if (isMember(sight)) {
                        Elementwise member = (Elementwise) sight.node();
                        if (!finished.containsKey(member)) {
                            open.push(member);
                        }
                    }
                }
                continue;
            }
            open.pop();
            if (!finished.put(node, true)) {
                members.add(node);
                addSources(node);
            }
        }
    }

    private void addSources(Elementwise node) {
        for (int i = 0; i < node.inputs().size(); i++) {
            FusionPlan.Sight sight = plan.look(node.inputs().get(i), node.view(i));
            if (!isMember(sight)) {
                sources.putIfAbsent(sight, sources.size());
            }
        }
    }

    private boolean isMember(FusionPlan.Sight sight) {
        return sight.node() instanceof Elementwise node
                && plan.isInlined(node)
                && sight.view().isPlain(node.shape(), root.shape())
                && node.chunks().equals(root.chunks());
    }

    private List<Step> steps() {
        Map<ArrayExpr, Integer> numbers = new HashMap<>();
        List<Step> steps = new ArrayList<>(members.size());
        for (Elementwise node : members) {
            List<Integer> operands = new ArrayList<>(node.inputs().size());
            for (int i = 0; i < node.inputs().size(); i++) {
                FusionPlan.Sight sight = plan.look(node.inputs().get(i), node.view(i));
                Integer source = sources.get(sight);
                operands.add(source != null ? source : sources.size() + numbers.getOrDefault(sight.node(), -1));
            }
            numbers.put(node, steps.size());
            steps.add(new Step(node.ufunc(), node.signature(), operands));
        }
        return steps;
    }
}
