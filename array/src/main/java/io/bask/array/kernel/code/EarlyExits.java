package io.bask.array.kernel.code;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a long {@link Code} stop at an element as soon as its results are settled.
 *
 * <pre>
 *   d1 = f(x) &gt; 4                            if f(x) &gt; 4: store 1, next element
 *   t1 = d1 ? 1 : 20                         if g(x) &gt; 4: store 2, next element
 *   d2 = g(d1 ? 2 : x) &gt; 4        becomes    ...
 *   t2 = d2 &amp; t1 == 20 ? 2 : t1              store 20
 *   ... store t9
 * </pre>
 *
 * <p>For each condition of a selection, both outcomes are tried: if one leaves nothing to compute, because all that is
 * stored is then a literal or known already, the code stores that and goes on to the next element. Where the condition
 * came out the other way, the code is simplified for that. The results are the same to the last bit: nothing is left out
 * but what no result depends on.
 */
final class EarlyExits {
    /** Shorter codes are done sooner than a mispredicted jump. */
    private static final int LONG_CODE = 64;

    /** An exit has to save so many values. */
    private static final int WORTH_EXIT = 16;

    /** After so many conditions that settle nothing, those that follow will hardly do so. */
    private static final int MOST_FAILURES = 16;

    private static final int UNKNOWN = -1;

    private final Code code;
    private final CodeBuilder builder = new CodeBuilder();
    /** For each node of the code its value in the builder, UNKNOWN as long as nothing has needed it. */
    private final int[] values;
    /** What conditions of earlier exits are known to be, by value in the builder. */
    private final Map<Integer, Integer> known = new HashMap<>();

    private EarlyExits(Code code) {
        this.code = code;
        this.values = new int[code.size()];
        Arrays.fill(values, UNKNOWN);
    }

    /** The code with exits, or the code itself if there is no place for one. */
    static Code insert(Code code) {
        return code.size() < LONG_CODE ? code : new EarlyExits(code).insertAll();
    }

    private Code insertAll() {
        BitSet tried = new BitSet();
        int exits = 0;
        int failures = 0;
        for (int i = 0; i < code.size() - WORTH_EXIT && failures < MOST_FAILURES; i++) {
            Node node = code.nodes().get(i);
            if (node.op() != Op.SELECT || tried.get(node.a())) {
                continue;
            }
            tried.set(node.a());
            int condition = value(node.a());
            if (isLiteral(condition)) {
                continue;
            }
            boolean leaves = leave(condition, true) || leave(condition, false);
            exits += leaves ? 1 : 0;
            failures += leaves ? 0 : 1;
        }
        if (exits == 0) {
            return code;
        }
        for (Code.Store store : code.stores()) {
            builder.store(value(store.value()), store.slot(), store.element());
        }
        return builder.build();
    }

    /** Leaves where a condition has an outcome, if that settles all results. */
    private boolean leave(int condition, boolean outcome) {
        Map<Integer, Integer> assumed = new HashMap<>(known);
        assume(condition, outcome, assumed);
        int[] then = new int[code.size()];
        for (int i = 0; i < then.length; i++) {
            int operands = values[i] == UNKNOWN ? code.nodes().get(i).operands() : 0;
            int[] x = new int[operands];
            for (int k = 0; k < operands; k++) {
                x[k] = then[code.nodes().get(i).operand(k)];
            }
            then[i] = values[i] == UNKNOWN ? simplest(i, x) : resolve(values[i], assumed);
        }
        for (Code.Store store : code.stores()) {
            if (then[store.value()] == UNKNOWN) {
                return false;
            }
        }
        List<Code.Store> stores = code.stores().stream()
                .map(store -> new Code.Store(then[store.value()], store.slot(), store.element()))
                .toList();
        builder.exit(condition, outcome, stores);
        assume(condition, !outcome, known);
        return true;
    }

    /** A true conjunction says that both parts are true, a false alternative that both are false. */
    private void assume(int condition, boolean outcome, Map<Integer, Integer> facts) {
        facts.put(condition, builder.literal(Kind.BOOL, outcome ? 1 : 0));
        Node node = builder.node(condition);
        if (node.op() == (outcome ? Op.AND : Op.OR)) {
            for (int part : new int[] {node.a(), node.b()}) {
                facts.put(part, builder.literal(Kind.BOOL, outcome ? 1 : 0));
            }
        }
    }

    private static int resolve(int value, Map<Integer, Integer> facts) {
        return facts.getOrDefault(value, value);
    }

    /** The value of a node, computed now if it is not yet. */
    private int value(int root) {
        Deque<Integer> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            int next = open.peek();
            int missing = values[next] == UNKNOWN ? missingOperand(code.nodes().get(next)) : UNKNOWN;
            if (missing != UNKNOWN) {
                open.push(missing);
                continue;
            }
            if (values[next] == UNKNOWN) {
                values[next] = compute(next);
            }
            open.pop();
        }
        return resolve(values[root], known);
    }

    /** An operand that has to be computed before a node, or UNKNOWN. */
    private int missingOperand(Node node) {
        for (int k = 0; k < node.operands(); k++) {
            boolean isNeeded = true;
            if (node.op() == Op.SELECT && k > 0 && isLiteral(resolve(values[node.a()], known))) {
                isNeeded = k == chosen(resolve(values[node.a()], known));
            }
            if (isNeeded && values[node.operand(k)] == UNKNOWN) {
                return node.operand(k);
            }
        }
        return UNKNOWN;
    }

    private int compute(int i) {
        Node node = code.nodes().get(i);
        int[] x = {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};
        for (int k = 0; k < node.operands(); k++) {
            x[k] = values[node.operand(k)] == UNKNOWN ? UNKNOWN : resolve(values[node.operand(k)], known);
        }
        int simple = simplest(i, x);
        return simple != UNKNOWN
                ? simple
                : builder.add(node.op(), node.kind(), x[0], x[1], x[2], x[3], node.bits(), node.target());
    }

    /** A node that need not be computed: a leaf, a literal, one of its operands; else UNKNOWN. */
    private int simplest(int i, int[] x) {
        Node node = code.nodes().get(i);
        return switch (node.op()) {
            case LOAD, ARG, LITERAL ->
                builder.add(node.op(), node.kind(), node.a(), -1, -1, -1, node.bits(), node.target());
            case EQ, NE, LT, LE, GT, GE ->
                isLiteral(x[0]) && isLiteral(x[1])
                        ? builder.literal(Kind.BOOL, holds(node.op(), builder.node(x[0]), builder.node(x[1])) ? 1 : 0)
                        : UNKNOWN;
            case AND -> node.kind() == Kind.BOOL ? junction(x[0], x[1], 1) : UNKNOWN;
            case OR -> node.kind() == Kind.BOOL ? junction(x[0], x[1], 0) : UNKNOWN;
            case SELECT -> isLiteral(x[0]) ? x[chosen(x[0])] : x[1] == x[2] ? x[1] : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** AND or OR, which leaves its other operand as it is where one of them is {@code neutral}. */
    private int junction(int a, int b, int neutral) {
        if (isLiteral(a)) {
            return builder.node(a).bits() == neutral ? b : a;
        }
        return isLiteral(b) && builder.node(b).bits() != neutral ? b : isLiteral(b) || a == b ? a : UNKNOWN;
    }

    private int chosen(int condition) {
        return builder.node(condition).bits() != 0 ? 1 : 2;
    }

    private boolean isLiteral(int value) {
        return value != UNKNOWN && builder.node(value).op() == Op.LITERAL;
    }

    private static boolean holds(Op op, Node a, Node b) {
        if (a.kind().isFloating()) {
            double x = Double.longBitsToDouble(a.bits());
            double y = Double.longBitsToDouble(b.bits());
            return switch (op) {
                case EQ -> x == y;
                case NE -> x != y;
                case LT -> x < y;
                case LE -> x <= y;
                case GT -> x > y;
                default -> x >= y;
            };
        }
        int order = Long.compare(a.bits(), b.bits());
        return switch (op) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }
}
