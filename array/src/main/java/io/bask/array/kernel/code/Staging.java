package io.bask.array.kernel.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a {@link Code} into {@link Stage}s that run one after the other over each tile.
 *
 * <p>With one node a stage this is the tile interpreter: its loops are few and shared by all codes, so nothing is
 * compiled for a new expression. With many nodes a stage it is how a code too long for one method is run. Values that
 * cross from stage to stage live in registers, each a tile of a few kilobytes that stays in the first-level cache; a
 * register is used again once its value is dead. A value that is the bits of another has a stage of its own. Stores come last, so an array may be read and written by one code.
 */
final class Staging {
    private static final int NOWHERE = Integer.MIN_VALUE;

    private final Code code;
    private final int stageNodes;
    private final int[] lastUses;
    /** Where the value of a node lies after its stage: a slot of the whole, {@code ~register}, or NOWHERE. */
    private final int[] homes;

    private final List<Element> registers = new ArrayList<>();
    private final Map<Element, Deque<Integer>> freeRegisters = new EnumMap<>(Element.class);
    private final List<Stage> stages = new ArrayList<>();

    private Staging(Code code, int stageNodes) {
        this.code = code;
        this.stageNodes = stageNodes;
        this.lastUses = code.lastUses();
        this.homes = new int[code.size()];
        Arrays.fill(homes, NOWHERE);
    }

    /**
     * The stages of a code and the registers they need.
     *
     * @param stages in order
     * @param registers element of each register
     */
    record Plan(List<Stage> stages, List<Element> registers) {}

    static Plan plan(Code code, int stageNodes) {
        Staging staging = new Staging(code, stageNodes);
        staging.settleStores();
        staging.cut();
        return new Plan(List.copyOf(staging.stages), List.copyOf(staging.registers));
    }

    /** Lets a value live in the array where it will be stored, if it lies there as in a register and nobody reads on. */
    private void settleStores() {
        for (Code.Store store : code.stores()) {
            Node node = code.nodes().get(store.value());
            boolean plain =
                    !node.op().isLeaf() && store.element() == node.kind().tileElement();
            if (plain && homes[store.value()] == NOWHERE && !isReadAfter(store.value(), store.slot())) {
                homes[store.value()] = store.slot();
            }
        }
    }

    private boolean isReadAfter(int value, int slot) {
        for (int i = 0; i < code.size(); i++) {
            Node node = code.nodes().get(i);
            if (node.op() == Op.LOAD && node.a() == slot && lastUses[i] > value) {
                return true;
            }
        }
        return false;
    }

    private void cut() {
        int start = 0;
        while (start < code.size()) {
            int end = start;
            int count = 0;
            while (end < code.size() && count + weight(end) <= stageNodes) {
                count += weight(end++);
            }
            if (count > 0) {
                stage(start, end);
            }
            start = end;
        }
        copyToArrays(true);
        copyToArrays(false);
    }

    /** How much of a stage a value fills. */
    private int weight(int value) {
        if (code.nodes().get(value).op().isLeaf()) {
            return 0;
        }
        return code.isReinterpretation(value) ? stageNodes : 1;
    }

    /** Leaves come first: what they load may be overwritten by the others. */
    private void copyToArrays(boolean leaves) {
        for (Code.Store store : code.stores()) {
            boolean isLeaf = code.nodes().get(store.value()).op().isLeaf();
            if (isLeaf == leaves && homes[store.value()] != store.slot()) {
                Stage.Builder copy = new Stage.Builder(code);
                copy.store(store.value(), store.slot(), store.element(), homes);
                stages.add(copy.build());
            }
        }
    }

    private void stage(int start, int end) {
        Stage.Builder builder = new Stage.Builder(code);
        for (int i = start; i < end; i++) {
            if (!code.nodes().get(i).op().isLeaf()) {
                builder.add(i, homes);
            }
        }
        releaseRegistersLastReadIn(start, end);
        for (int i = start; i < end; i++) {
            Node node = code.nodes().get(i);
            if (!node.op().isLeaf() && lastUses[i] >= end) {
                if (homes[i] == NOWHERE) {
                    homes[i] = ~takeRegister(node.kind().tileElement());
                }
                builder.store(i, homes[i], node.kind().tileElement(), homes);
            }
        }
        stages.add(builder.build());
    }

    private void releaseRegistersLastReadIn(int start, int end) {
        for (int i = 0; i < start; i++) {
            if (homes[i] < 0 && homes[i] != NOWHERE && lastUses[i] >= start && lastUses[i] < end) {
                freeRegisters
                        .computeIfAbsent(code.nodes().get(i).kind().tileElement(), e -> new ArrayDeque<>())
                        .push(~homes[i]);
            }
        }
    }

    private int takeRegister(Element element) {
        Deque<Integer> free = freeRegisters.computeIfAbsent(element, e -> new ArrayDeque<>());
        if (!free.isEmpty()) {
            return free.pop();
        }
        registers.add(element);
        return registers.size() - 1;
    }
}
