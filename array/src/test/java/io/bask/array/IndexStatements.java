package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.FromNDArray;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Runs the statements that {@code index_fixture.py} writes, arrays cut at random, in memory or not. */
final class IndexStatements {
    private final Random random;

    IndexStatements(Random random) {
        this.random = random;
    }

    static NDArray array(String text) {
        return Recorded.array(text.replace('_', ' '));
    }

    Array start(String text) {
        return lazy(array(text));
    }

    private Array lazy(NDArray data) {
        return new Array(new FromNDArray(data, Recorded.cut(data.shape(), random)));
    }

    private Array lazy(String text) {
        return lazy(array(text));
    }

    private Index index(String text) {
        NDArray data = array(text);
        boolean truth = data.dtype().isBool() && data.ndim() == 0;
        return truth || random.nextInt(3) == 0 ? data : lazy(data);
    }

    private Index element(String word) {
        String rest = word.substring(1);
        return switch (word.charAt(0)) {
            case 'i' -> Index.at(Long.parseLong(rest));
            case 's' -> Slice.parse(rest).indices().get(0);
            case 'N' -> Index.newAxis();
            case 'E' -> Index.ellipsis();
            default -> index(rest);
        };
    }

    private Slice key(String text) {
        List<Index> key = new ArrayList<>();
        boolean masked = false;
        for (String word : text.split(";")) {
            Index one = element(word);
            boolean mask = one instanceof Array array && array.dtype().isBool();
            key.add(mask && masked ? array(word.substring(1)) : one); // two computed masks do not go together
            masked |= mask;
        }
        return Slice.of(key);
    }

    List<Array> run(Array given, String statement) {
        String[] words = statement.split(" ");
        Array x = given;
        if (!x.shape().isKnown()) {
            x = (random.nextBoolean() ? x.persist() : x).computeChunkSizes();
        }
        return switch (words[0]) {
            case "get" -> List.of(x.slice(key(words[1])));
            case "with" -> List.of(x.with(key(words[1]), lazy(words[2])));
            case "vindex" -> List.of(x.vindex(key(words[1]).indices().toArray(Index[]::new)));
            case "nonzero" -> x.nonzero();
            case "unravelIndex" -> Array.unravelIndex(x, Shape.of(Fixture.longs(words[1])));
            default -> List.of(function(x, words));
        };
    }

    private Array function(Array x, String[] words) {
        return switch (words[0]) {
            case "take" -> x.take(index(words[2]), axis(words));
            case "takeFlat" -> x.take(index(words[1]));
            case "takeAlongAxis" -> x.takeAlongAxis(lazy(words[2]), axis(words));
            case "putAlongAxis" -> x.putAlongAxis(lazy(words[2]), lazy(words[3]), axis(words));
            case "compress" -> x.compress(lazy(words[2]), axis(words));
            case "extract" -> x.extract(lazy(words[1]));
            case "flatnonzero" -> x.flatnonzero();
            case "argwhere" -> x.argwhere();
            case "choose" -> Array.choose(x, arrays(words, 1, words.length).toArray(Array[]::new));
            case "select" -> {
                int half = (words.length - 1) / 2;
                yield Array.select(
                        arrays(words, 1, 1 + half), arrays(words, 1 + half, words.length), Array.scalar(7.0));
            }
            case "piecewise" ->
                Array.piecewise(
                        x,
                        List.of(x.gt(50), x.lt(20)),
                        List.of(
                                v -> v.computeChunkSizes().size() == 0 ? v : v.sub(v.mean()),
                                Array::neg,
                                v -> v.mul(2)));
            case "insertOne" -> x.insert(Long.parseLong(words[2]), lazy(words[3]), axis(words));
            case "insertMany" -> x.insert(Index.of(array(words[2]).toLongArray()), lazy(words[3]), axis(words));
            case "delete" -> x.delete(array(words[2]), axis(words));
            case "deleteRange" -> x.delete(element(words[2]), axis(words));
            case "ravelMultiIndex" ->
                Array.ravelMultiIndex(arrays(words, 2, words.length), Shape.of(Fixture.longs(words[1])));
            case "ix" ->
                x.get(Array.ix(
                        Arrays.stream(words, 1, words.length).map(this::index).toArray(Index[]::new)));
            case "diagonal" -> x.diagonal(axis(words), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "trace" -> x.trace(axis(words), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "fillDiagonal" -> x.fillDiagonal(lazy(words[1]), words[2].equals("1"));
            case "put" -> x.put(index(words[1]), lazy(words[2]));
            case "putmask" -> x.putmask(lazy(words[1]), lazy(words[2]));
            default -> throw new AssertionError(words[0]);
        };
    }

    private static int axis(String[] words) {
        return Integer.parseInt(words[1]);
    }

    private List<Array> arrays(String[] words, int from, int to) {
        List<Array> arrays = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(from, to)) {
            arrays.add(lazy(word));
        }
        return arrays;
    }
}
