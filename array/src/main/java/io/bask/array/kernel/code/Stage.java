package io.bask.array.kernel.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a {@link Code}, cut out so that it can run on its own over a tile.
 *
 * <p>Its arrays are arrays of the whole, or registers: tiles that carry values from one stage to the next. Its numbering
 * starts anew, so that equal parts of different codes share one loop.
 *
 * @param code the part
 * @param arrays for each array slot of the part, the slot of the whole, or {@code ~register}
 * @param longs where its whole-number scalars come from
 * @param doubles where its floating-point scalars come from
 */
record Stage(Code code, int[] arrays, List<Scalar> longs, List<Scalar> doubles) {

    /**
     * A scalar of a stage: the scalar in a slot of the whole, or a literal.
     *
     * @param slot slot in the whole, -1 for a literal
     * @param bits value of a literal
     */
    record Scalar(int slot, long bits) {}

    /** Whether all it does is to read the bits of one array's elements as elements of another. */
    boolean isReinterpretation() {
        return code.size() == 2 && code.nodes().get(1).isReinterpretation() && arrays.length == 2;
    }

    /** Binds the stage to the arrays and scalars of one run. */
    BoundStage bind(Loop loop, Object[] wholeArrays, Object[] registers, long[] wholeLongs, double[] wholeDoubles) {
        Object[] bound = new Object[arrays.length];
        for (int i = 0; i < bound.length; i++) {
            bound[i] = arrays[i] >= 0 ? wholeArrays[arrays[i]] : registers[~arrays[i]];
        }
        long[] boundLongs = longs.stream()
                .mapToLong(scalar -> scalar.slot() >= 0 ? wholeLongs[scalar.slot()] : scalar.bits())
                .toArray();
        double[] boundDoubles = doubles.stream()
                .mapToDouble(scalar ->
                        scalar.slot() >= 0 ? wholeDoubles[scalar.slot()] : Double.longBitsToDouble(scalar.bits()))
                .toArray();
        return new BoundStage(loop, bound, boundLongs, boundDoubles);
    }

    /** A loop with all that it needs. */
    record BoundStage(Loop loop, Object[] arrays, long[] longs, double[] doubles) {
        void run(int from, int to) {
            loop.run(arrays, longs, doubles, from, to);
        }
    }

    /** Collects the nodes of one stage. */
    static final class Builder {
        private final Code whole;
        private final int[] wholeToPart;
        private final CodeBuilder part = new CodeBuilder();
        private final List<Integer> arrays = new ArrayList<>();
        private final List<Scalar> longs = new ArrayList<>();
        private final List<Scalar> doubles = new ArrayList<>();

        Builder(Code whole) {
            this.whole = whole;
            this.wholeToPart = new int[whole.size()];
            java.util.Arrays.fill(wholeToPart, -1);
        }

        /** Adds a computed node of the whole; {@code homes} says where values of earlier stages lie. */
        void add(int value, int[] homes) {
            Node node = whole.nodes().get(value);
            int[] operands = {-1, -1, -1, -1};
            for (int k = 0; k < node.operands(); k++) {
                operands[k] = read(node.operand(k), homes);
            }
            wholeToPart[value] = part.add(
                    node.op(),
                    node.kind(),
                    operands[0],
                    operands[1],
                    operands[2],
                    operands[3],
                    node.bits(),
                    node.target());
        }

        /** Stores a value, of this stage or an earlier one, in an array of the whole or a register. */
        void store(int value, int home, Element element, int[] homes) {
            part.store(read(value, homes), slot(home), element);
        }

        private int read(int value, int[] homes) {
            if (wholeToPart[value] < 0) {
                Node node = whole.nodes().get(value);
                wholeToPart[value] = switch (node.op()) {
                    case LOAD -> part.load(slot(node.a()), node.element());
                    case ARG -> part.arg(node.kind(), scalar(node.kind(), new Scalar(node.a(), 0)));
                    case LITERAL -> part.arg(node.kind(), scalar(node.kind(), new Scalar(-1, node.bits())));
                    default -> part.load(slot(homes[value]), node.kind().tileElement());
                };
            }
            return wholeToPart[value];
        }

        private int slot(int home) {
            int known = arrays.indexOf(home);
            if (known >= 0) {
                return known;
            }
            arrays.add(home);
            return arrays.size() - 1;
        }

        private int scalar(Kind kind, Scalar scalar) {
            List<Scalar> scalars = kind.isFloating() ? doubles : longs;
            scalars.add(scalar);
            return scalars.size() - 1;
        }

        Stage build() {
            int[] slots = arrays.stream().mapToInt(Integer::intValue).toArray();
            return new Stage(part.build(), slots, longs, doubles);
        }
    }
}
