package io.bask.array;

import io.bask.array.shape.DType;
import io.bask.array.shape.UnknownLengthException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Sums of products of any number of arrays.
 *
 * <p>Pairs are multiplied greedily: first those whose product is smallest compared with what it replaces.
 */
final class Einsum {
    private Einsum() {}

    static Array of(String text, List<Array> operands) {
        Subscripts subscripts = Subscripts.parse(text, operands);
        List<Labelled> left = new ArrayList<>();
        // in the dtype of the result from the start: products of pairs would overflow, or round, in narrower ones
        DType dtype = operands.stream().map(Array::dtype).reduce(DType::promote).orElseThrow();
        for (int i = 0; i < operands.size(); i++) {
            Array operand = operands.size() > 2 ? operands.get(i).astype(dtype) : operands.get(i);
            left.add(diagonals(text, operand, subscripts.inputs().get(i)));
        }
        requireAlike(text, left);
        int[] output = subscripts.output();
        while (left.size() > 1) {
            int[] pair = left.size() == 2 ? new int[] {0, 1} : cheapest(left, output);
            Labelled second = left.remove(pair[1]);
            Labelled first = left.remove(pair[0]);
            int[] kept = left.isEmpty() ? output : kept(first, second, left, output);
            left.add(Products.contract(first, second, kept));
        }
        IntPredicate isKept = name -> Arrays.stream(output).anyMatch(one -> one == name);
        return left.get(0).keeping(isKept).ordered(output).array();
    }

    /** Takes the diagonal wherever an array has a letter twice. */
    private static Labelled diagonals(String text, Array operand, int[] names) {
        Array array = operand;
        List<Integer> left = new ArrayList<>(Arrays.stream(names).boxed().toList());
        for (int at = 0; at < left.size(); at++) {
            Integer name = left.get(at);
            int twin = left.subList(at + 1, left.size()).indexOf(name);
            if (twin < 0) {
                continue;
            }
            int other = at + 1 + twin;
            if (!array.shape().isAlike(at, array.shape(), other)) {
                throw new IllegalArgumentException(
                        "einsum '%s': '%s' names axes of different length of shape %s; their diagonal needs one length"
                                .formatted(text, (char) name.intValue(), operand.shape()));
            }
            array = array.diagonal(0, at, other);
            left.remove(other);
            left.remove(at);
            left.add(name);
            at--;
        }
        return new Labelled(array, left.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void requireAlike(String text, List<Labelled> operands) {
        for (Labelled one : operands) {
            for (Labelled other : operands) {
                for (int name : one.names()) {
                    int here = one.place(name);
                    int there = other.place(name);
                    if (there >= 0
                            && one.array().shape().extent(here) != 1
                            && other.array().shape().extent(there) != 1
                            && !one.array().shape().isAlike(here, other.array().shape(), there)) {
                        throw new IllegalArgumentException(
                                "einsum '%s': axes of shapes %s and %s that share a name must be equal, or 1; %s"
                                        .formatted(
                                                text,
                                                one.array().shape(),
                                                other.array().shape(),
                                                UnknownLengthException.wayOut(
                                                        !one.array().shape().isKnown(here)
                                                                || !other.array()
                                                                        .shape()
                                                                        .isKnown(there),
                                                        "give one of them another name")));
                    }
                }
            }
        }
    }

    /** The names that the product of two arrays must have: those of the result and of the other arrays. */
    private static int[] kept(Labelled first, Labelled second, List<Labelled> others, int[] output) {
        IntPredicate isKept = name -> Arrays.stream(output).anyMatch(one -> one == name)
                || others.stream().anyMatch(other -> other.has(name));
        int[] fromFirst = first.where(isKept);
        int[] fromSecond = second.where(name -> isKept.test(name) && !first.has(name));
        int[] kept = Arrays.copyOf(fromFirst, fromFirst.length + fromSecond.length);
        System.arraycopy(fromSecond, 0, kept, fromFirst.length, fromSecond.length);
        return kept;
    }

    private static int[] cheapest(List<Labelled> operands, int[] output) {
        int[] best = {0, 1};
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < operands.size(); i++) {
            for (int j = i + 1; j < operands.size(); j++) {
                double cost = cost(operands, new int[] {i, j}, output);
                if (cost < least) {
                    least = cost;
                    best = new int[] {i, j};
                }
            }
        }
        return best;
    }

    private static double cost(List<Labelled> operands, int[] pair, int[] output) {
        Labelled first = operands.get(pair[0]);
        Labelled second = operands.get(pair[1]);
        List<Labelled> others = new ArrayList<>(operands);
        others.remove(pair[1]);
        others.remove(pair[0]);
        double size = 1;
        for (int name : kept(first, second, others, output)) {
            size *= Math.max(extent(first, name), extent(second, name));
        }
        return size - size(first) - size(second);
    }

    private static double extent(Labelled operand, int name) {
        int axis = operand.place(name);
        return axis < 0 ? 1 : (double) operand.array().shape().extent(axis);
    }

    private static double size(Labelled operand) {
        return Arrays.stream(operand.names())
                .mapToDouble(name -> extent(operand, name))
                .reduce(1, (one, other) -> one * other);
    }
}
