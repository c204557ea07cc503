package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.config.Config;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on whole arrays, cut in random ways, optimised and not, against what NumPy answers. */
class NumPyTest {
    private static final int CHUNKINGS = 3;
    private static final Map<String, NDArray> ARRAYS = new HashMap<>();
    private static final List<String[]> ROWS = Fixture.rows(NumPyTest.class, "numpy.tsv.gz");

    static {
        for (String[] row : ROWS) {
            if (row[0].equals("array")) {
                ARRAYS.put(row[1], Recorded.array(row[2]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reduce",
                "arg",
                "get",
                "set",
                "mask",
                "ufunc",
                "transpose",
                "swapaxes",
                "moveaxis",
                "reshape",
                "expand",
                "squeeze",
                "broadcast",
                "concatenate",
                "stack",
                "astype",
                "arange",
                "linspace",
                "eye",
                "meshgrid"
            })
    void answersAsNumPyHoweverTheArraysAreCut(String family) {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (int i = 0; i < ROWS.size(); i++) {
            String[] row = ROWS.get(i);
            if (row[0].split(" ")[0].equals(family)) {
                checked++;
                check(row, Seeds.random(i), wrong);
            }
        }
        assertThat(checked).isPositive();
        assertThat(wrong.stream().limit(20)).isEmpty();
    }

    private static void check(String[] row, Random random, List<String> wrong) {
        for (int chunking = 0; chunking < CHUNKINGS; chunking++) {
            List<Array> inputs = new ArrayList<>();
            for (String name : row[1].isEmpty() ? new String[0] : row[1].split(";")) {
                NDArray data = ARRAYS.get(name);
                inputs.add(Array.of(data, Chunks.of(Recorded.cut(data.shape(), random))));
            }
            for (boolean optimize : new boolean[] {true, false}) {
                String problem = problem(row, inputs, optimize, random);
                if (!problem.isEmpty()) {
                    wrong.add("%s of %s with chunks %s, optimize %s: %s"
                            .formatted(
                                    row[0],
                                    row[1],
                                    inputs.stream().map(Array::chunks).toList(),
                                    optimize,
                                    problem));
                    return;
                }
            }
        }
    }

    private static String problem(String[] row, List<Array> inputs, boolean optimize, Random random) {
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            Array result = apply(row[0], inputs, random);
            NDArray got = result.compute();
            if (!got.shape().equals(result.shape()) || got.dtype() != result.dtype()) {
                return "promised %s but computed %s %s".formatted(result, got.dtype(), got.shape());
            }
            if (row[2].equals("ERROR")) {
                return "NumPy refuses it but the answer is " + got;
            }
            NDArray expected = Recorded.array(row[2]);
            return Recorded.agree(got, expected, tolerance(row[0], inputs))
                    ? ""
                    : "%s instead of %s (%s)".formatted(got.repr(), expected.repr(), expected.shape());
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return row[2].equals("ERROR") ? "" : "refused: " + refused.getMessage();
        }
    }

    private static double tolerance(String operation, List<Array> inputs) {
        if (!operation.startsWith("reduce")) {
            return operation.equals("ufunc absolute") ? 1e-15 : 0;
        }
        return inputs.get(0).dtype().realPart() == DType.FLOAT32 ? 1e-5 : 1e-13;
    }

    private static Array apply(String operation, List<Array> inputs, Random random) {
        String[] words = operation.split(" ", 2);
        String rest = words.length == 1 ? "" : words[1];
        Array[] all = inputs.toArray(Array[]::new);
        return switch (words[0]) {
            case "reduce" -> reduce(rest.split(" "), all[0]);
            case "arg" -> arg(rest.split(" "), all[0]);
            case "get" -> all[0].get(rest);
            case "set" -> all[0].with(rest, all[1]);
            case "mask" -> all[0].with(all[1], all[2]);
            case "ufunc" -> Apply.ufunc(Ufunc.of(rest), (Object[]) all);
            case "transpose" -> all[0].transpose(ints(rest));
            case "swapaxes" -> all[0].swapaxes(ints(rest)[0], ints(rest)[1]);
            case "moveaxis" -> all[0].moveaxis(ints(rest)[0], ints(rest)[1]);
            case "reshape" ->
                all[0].reshape(Arrays.stream(ints(rest)).asLongStream().toArray());
            case "expand" -> all[0].expandDims(ints(rest)[0]);
            case "squeeze" -> all[0].squeeze(ints(rest));
            case "broadcast" ->
                all[0].broadcastTo(
                        Shape.of(Arrays.stream(ints(rest)).asLongStream().toArray()));
            case "concatenate" -> Array.concatenate(ints(rest)[0], all);
            case "stack" -> Array.stack(ints(rest)[0], all);
            case "astype" -> all[0].astype(rest);
            default -> create(words[0], rest.split(" "), all, random);
        };
    }

    private static Array create(String operation, String[] words, Array[] inputs, Random random) {
        Chunks chunks = Chunks.of(1 + random.nextInt(9));
        return switch (operation) {
            case "arange" -> arange(words, chunks);
            case "linspace" ->
                Array.linspace(
                        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Long.parseLong(words[2]), chunks);
            case "eye" ->
                Array.eye(
                        Long.parseLong(words[0]),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        chunks,
                        DType.FLOAT64);
            case "meshgrid" -> Array.meshgrid(words[0].equals("xy"), inputs).get(Integer.parseInt(words[1]));
            default -> throw new AssertionError(operation);
        };
    }

    private static Array arange(String[] words, Chunks chunks) {
        if (words[0].contains(".")) {
            double[] numbers =
                    Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
            return Array.arange(
                    numbers.length == 1 ? 0 : numbers[0],
                    numbers[numbers.length == 1 ? 0 : 1],
                    numbers.length < 3 ? 1 : numbers[2],
                    chunks);
        }
        long[] numbers = Arrays.stream(words).mapToLong(Long::parseLong).toArray();
        return Array.arange(
                numbers.length == 1 ? 0 : numbers[0],
                numbers[numbers.length == 1 ? 0 : 1],
                numbers.length < 3 ? 1 : numbers[2],
                chunks);
    }

    private static Array reduce(String[] words, Array x) {
        Reduce how = how(words[1], words[2]).ddof(Integer.parseInt(words[3]));
        return switch (words[0]) {
            case "sum" -> x.sum(how);
            case "prod" -> x.prod(how);
            case "min" -> x.min(how);
            case "max" -> x.max(how);
            case "mean" -> x.mean(how);
            case "var" -> x.var(how);
            case "std" -> x.std(how);
            case "any" -> x.any(how);
            case "all" -> x.all(how);
            case "count_nonzero" -> x.countNonzero(how);
            default -> throw new AssertionError(words[0]);
        };
    }

    private static Array arg(String[] words, Array x) {
        Reduce how = how(words[1], words[2]);
        return words[0].equals("argmin") ? x.argmin(how) : x.argmax(how);
    }

    private static Reduce how(String axes, String keep) {
        Reduce how = axes.equals("all") ? Reduce.all() : Reduce.axis(ints(axes));
        return keep.equals("keep") ? how.keepdims() : how;
    }

    private static int[] ints(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
