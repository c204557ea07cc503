package io.bask.array.kernel.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link Code} value by value; asking twice for the same value gives the same number.
 *
 * <p>Every method returns the number of the value, to be used as an operand of later ones. Not for several threads.
 */
public final class CodeBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Code.Store> stores = new ArrayList<>();
    private final List<Code.Exit> exits = new ArrayList<>();

    /** Element {@code i} of the array in a slot. */
    public int load(int slot, Element element) {
        return add(Op.LOAD, element.kind, slot, -1, -1, -1, element.ordinal(), null);
    }

    /** The scalar in a slot; BOOL, INT and LONG ones travel as {@code long}, FLOAT and DOUBLE ones as {@code double}. */
    public int arg(Kind kind, int slot) {
        return add(Op.ARG, kind, slot, -1, -1, -1, 0, null);
    }

    /** A whole number or truth value. */
    public int literal(Kind kind, long value) {
        if (kind.isFloating()) {
            return literal(kind, (double) value);
        }
        return add(Op.LITERAL, kind, -1, -1, -1, -1, value, null);
    }

    /** A floating-point number. */
    public int literal(Kind kind, double value) {
        return add(Op.LITERAL, kind, -1, -1, -1, -1, Double.doubleToRawLongBits(value), null);
    }

    /** Arithmetic, bits, shifts (the second operand of a shift is INT) and comparisons. */
    public int binary(Op op, int a, int b) {
        Kind kind = op.isComparison() ? Kind.BOOL : kind(a);
        return op.isCommutative() && a > b
                ? add(op, kind, b, a, -1, -1, 0, null)
                : add(op, kind, a, b, -1, -1, 0, null);
    }

    /** The value with the other sign. */
    public int negate(int a) {
        return add(Op.NEG, kind(a), a, -1, -1, -1, 0, null);
    }

    /** {@code a} where the condition is true, else {@code b}. */
    public int select(int condition, int a, int b) {
        return a == b ? a : add(Op.SELECT, kind(a), condition, a, b, -1, 0, null);
    }

    /** The value as another kind, as Java's casts do it; not from floating point to whole numbers. */
    public int convert(int a, Kind kind) {
        if (kind(a) == kind) {
            return a;
        }
        if (kind(a).isFloating() && !kind.isFloating()) {
            throw new IllegalArgumentException(
                    "%s cannot be converted to %s; call RealMath.toLong or toInt".formatted(kind(a), kind));
        }
        return add(Op.CONVERT, kind, a, -1, -1, -1, 0, null);
    }

    /** An INT wrapped to the range of an element. */
    public int narrow(int a, Element element) {
        return switch (element) {
            case INT8, UINT8, INT16 -> add(Op.NARROW, Kind.INT, a, -1, -1, -1, element.ordinal(), null);
            default -> a;
        };
    }

    /** The result of a static method, named as {@code java/lang/Math.sqrt}, whose parameters have the operands' kinds. */
    public int call(Kind result, String target, int... operands) {
        if (operands.length > 4) {
            throw new IllegalArgumentException(
                    "%s is called with %d operands; at most 4 are possible".formatted(target, operands.length));
        }
        int[] four = {-1, -1, -1, -1};
        System.arraycopy(operands, 0, four, 0, operands.length);
        return add(Op.CALL, result, four[0], four[1], four[2], four[3], 0, target);
    }

    /**
     * The DOUBLE whose bits a LONG gives.
     *
     * <p>Code with it is run in stages: JIT compilers take this instruction one element at a time, so a tile of longs is
     * moved to a tile of doubles as a whole, and the loops before and behind it are vectorised.
     */
    public int bitsAsDouble(int a) {
        return call(Kind.DOUBLE, Node.BITS_AS_DOUBLE, a);
    }

    /** Writes a value as element {@code i} of the array in a slot; narrower elements keep the low bits. */
    public void store(int value, int slot, Element element) {
        if (kind(value) != element.kind) {
            throw new IllegalArgumentException("a %s value cannot be stored as %s; convert it to %s first"
                    .formatted(kind(value), element, element.kind));
        }
        stores.add(new Code.Store(value, slot, element));
    }

    /** Does these stores and goes on to the next element, if the condition has the outcome. */
    void exit(int condition, boolean outcome, List<Code.Store> exitStores) {
        exits.add(new Code.Exit(nodes.size(), condition, outcome, exitStores));
    }

    /** An earlier value. */
    Node node(int value) {
        return nodes.get(value);
    }

    /** What a value is. */
    public Kind kind(int value) {
        return nodes.get(value).kind();
    }

    /** The code of all values that some store or exit needs; the others are dropped. */
    public Code build() {
        boolean[] needed = needed();
        int[] renumbered = new int[nodes.size() + 1];
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            renumbered[i] = kept.size();
            if (needed[i]) {
                kept.add(renumber(nodes.get(i), renumbered));
            }
        }
        renumbered[nodes.size()] = kept.size();
        List<Code.Exit> keptExits = exits.stream()
                .map(exit -> new Code.Exit(
                        renumbered[exit.position()],
                        renumbered[exit.condition()],
                        exit.outcome(),
                        renumber(exit.stores(), renumbered)))
                .toList();
        return new Code(kept, renumber(stores, renumbered), keptExits);
    }

    private boolean[] needed() {
        boolean[] needed = new boolean[nodes.size()];
        stores.forEach(store -> needed[store.value()] = true);
        for (Code.Exit exit : exits) {
            needed[exit.condition()] = true;
            exit.stores().forEach(store -> needed[store.value()] = true);
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            for (int k = 0; needed[i] && k < node.operands(); k++) {
                needed[node.operand(k)] = true;
            }
        }
        return needed;
    }

    private static List<Code.Store> renumber(List<Code.Store> stores, int[] numbers) {
        return stores.stream()
                .map(store -> new Code.Store(numbers[store.value()], store.slot(), store.element()))
                .toList();
    }

    private static Node renumber(Node node, int[] numbers) {
        if (node.op().isLeaf()) {
            return node;
        }
        return new Node(
                node.op(),
                node.kind(),
                numbers[node.a()],
                node.b() < 0 ? -1 : numbers[node.b()],
                node.c() < 0 ? -1 : numbers[node.c()],
                node.d() < 0 ? -1 : numbers[node.d()],
                node.bits(),
                node.target());
    }

    int add(Op op, Kind kind, int a, int b, int c, int d, long bits, @Nullable String target) {
        Node node = new Node(op, kind, a, b, c, d, bits, target);
        Integer known = numbers.putIfAbsent(node, nodes.size());
        if (known != null) {
            return known;
        }
        nodes.add(node);
        return nodes.size() - 1;
    }
}
