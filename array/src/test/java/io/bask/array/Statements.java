package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Runs the programs that {@code program_fixture.py} writes, by the methods that users call. */
final class Statements {
    private final List<Array> made = new ArrayList<>();
    private final Random random;

    Statements(Random random) {
        this.random = random;
    }

    /** Runs one statement; the array it makes can be named by those that follow. */
    Array run(String statement) {
        String[] parts = statement.split(" ", 2);
        String rest = parts.length == 1 ? "" : parts[1];
        Array result = parts[0].equals("data") ? data(rest) : apply(parts[0], rest.split(" "));
        made.add(result);
        return result;
    }

    private Chunks cut(Shape shape) {
        return Chunks.of(Recorded.cut(shape, random));
    }

    private Array data(String text) {
        var data = Recorded.array(text);
        return Array.of(data, cut(data.shape()));
    }

    private Array apply(String name, String[] words) {
        return switch (name) {
            case "arange", "aranged", "linspace", "eye", "full" -> create(name, words);
            case "get" -> array(words[0]).get(rest(words, 1));
            case "set" -> set(array(words[0]), value(words[1]), rest(words, 2));
            case "mask" -> mask(array(words[0]), array(words[1]), value(words[2]));
            case "where" -> where(array(words[0]), value(words[1]), value(words[2]));
            case "clip" -> array(words[0]).clip((long) (Long) value(words[1]), (long) (Long) value(words[2]));
            case "reduce" -> reduce(words);
            case "astype" -> array(words[0]).astype(words[1]);
            case "round" -> array(words[0]).round(Integer.parseInt(words[1]));
            case "concatenate" -> Array.concatenate(Integer.parseInt(words[0]), arrays(words, 1));
            case "stack" -> Array.stack(Integer.parseInt(words[0]), arrays(words, 1));
            case "meshgrid" ->
                Array.meshgrid(words[0].equals("xy"), arrays(words, 2)).get(Integer.parseInt(words[1]));
            case "T", "rechunk", "transpose", "swapaxes", "moveaxis", "expand", "squeeze", "broadcast", "reshape" ->
                layout(name, array(words[0]), ints(words.length > 1 ? words[1] : ""));
            case "flip", "roll", "repeat", "tile", "tril", "pad" -> moved(name, array(words[0]), words);
            case "sort", "argsort", "cumsum", "cumprod", "diff", "median", "ptp" ->
                ordered(name, array(words[0]), Integer.parseInt(words[1]));
            case "take", "takeLazy", "delete" -> taken(name, array(words[0]), words);
            case "matmul" -> array(words[0]).matmul(array(words[1]));
            case "outer" -> array(words[0]).outer(array(words[1]));
            case "dot" -> array(words[0]).dot(array(words[1]));
            default ->
                words.length == 1 ? unary(name, array(words[0])) : binary(name, array(words[0]), value(words[1]));
        };
    }

    private Array create(String name, String[] words) {
        Chunks chunks = Chunks.of(1 + random.nextInt(9));
        return switch (name) {
            case "arange" ->
                Array.arange(
                        Long.parseLong(words[0]),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        chunks,
                        DType.of(words[3]));
            case "aranged" ->
                Array.arange(
                        Double.parseDouble(words[0]),
                        Double.parseDouble(words[1]),
                        Double.parseDouble(words[2]),
                        chunks);
            case "linspace" ->
                Array.linspace(
                        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Long.parseLong(words[2]), chunks);
            case "eye" ->
                Array.eye(
                        Long.parseLong(words[0]),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        chunks,
                        DType.of(words[3]));
            default -> {
                Shape shape =
                        Shape.of(Arrays.stream(ints(words[0])).asLongStream().toArray());
                yield Array.full(shape, value(words[1]), cut(shape), DType.of(words[2]));
            }
        };
    }

    private Array layout(String name, Array x, int[] numbers) {
        return switch (name) {
            case "T" -> x.T();
            case "rechunk" -> x.rechunk(cut(x.shape()));
            case "transpose" -> x.transpose(numbers);
            case "swapaxes" -> x.swapaxes(numbers[0], numbers[1]);
            case "moveaxis" -> x.moveaxis(numbers[0], numbers[1]);
            case "expand" -> x.expandDims(numbers[0]);
            case "squeeze" -> x.squeeze(numbers);
            case "reshape" -> x.reshape(Arrays.stream(numbers).asLongStream().toArray());
            default ->
                x.broadcastTo(Shape.of(Arrays.stream(numbers).asLongStream().toArray()));
        };
    }

    private static Array moved(String name, Array x, String[] words) {
        int number = Integer.parseInt(words[1]);
        return switch (name) {
            case "flip" -> x.flip(number);
            case "roll" -> x.roll(number, Integer.parseInt(words[2]));
            case "repeat" -> x.repeat(number, Integer.parseInt(words[2]));
            case "tile" -> x.tile(number);
            case "tril" -> Array.tril(x, number);
            default ->
                x.pad(
                        number,
                        switch (words[2]) {
                            case "edge" -> Pad.edge();
                            case "wrap" -> Pad.wrap();
                            case "reflect" -> Pad.reflect();
                            case "symmetric" -> Pad.symmetric();
                            default -> Pad.constant(0);
                        });
        };
    }

    private Array ordered(String name, Array x, int axis) {
        ScanMethod method = random.nextBoolean() ? ScanMethod.BLELLOCH : ScanMethod.SEQUENTIAL;
        return switch (name) {
            case "sort" -> x.sort(axis);
            case "argsort" -> x.argsort(axis);
            case "cumsum" -> x.cumsum(axis, method);
            case "cumprod" -> x.cumprod(axis, method);
            case "diff" -> x.diff(1, axis);
            case "median" -> x.median(axis);
            default -> x.ptp(Reduce.axis(axis));
        };
    }

    private static Array taken(String name, Array x, String[] words) {
        long[] positions = Arrays.stream(ints(words[1])).asLongStream().toArray();
        int axis = Integer.parseInt(words[2]);
        return switch (name) {
            case "take" -> x.take(Index.of(positions), axis);
            case "takeLazy" -> x.take(Array.of(positions), axis);
            default -> x.delete(NDArray.of(positions), axis);
        };
    }

    private static Array set(Array x, Object value, String index) {
        if (value instanceof Array array) {
            return x.with(index, array);
        }
        return value instanceof Long whole ? x.with(index, whole) : x.with(index, (double) (Double) value);
    }

    private static Array mask(Array x, Array mask, Object value) {
        if (value instanceof Array array) {
            return x.with(mask, array);
        }
        return value instanceof Long whole ? x.with(mask, whole) : x.with(mask, (double) (Double) value);
    }

    private static Array where(Array condition, Object x, Object y) {
        if (x instanceof Array a && y instanceof Array b) {
            return Array.where(condition, a, b);
        }
        if (x instanceof Array a) {
            return y instanceof Long whole
                    ? Array.where(condition, a, whole)
                    : Array.where(condition, a, (double) (Double) y);
        }
        return x instanceof Long whole
                ? Array.where(condition, whole, (Array) y)
                : Array.where(condition, (double) (Double) x, (Array) y);
    }

    private Array reduce(String[] words) {
        Array x = array(words[1]);
        Reduce some = words[2].equals("all") ? Reduce.all() : Reduce.axis(ints(words[2]));
        Reduce how = (words[3].equals("keep") ? some.keepdims() : some)
                .ddof(Integer.parseInt(words[4]))
                .splitEvery(2 + random.nextInt(4));
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
            case "countNonzero" -> x.countNonzero(how);
            case "argmin" -> x.argmin(how);
            default -> x.argmax(how);
        };
    }

    private static Array unary(String name, Array x) {
        return switch (name) {
            case "neg" -> x.neg();
            case "abs" -> x.abs();
            case "sign" -> x.sign();
            case "sqrt" -> x.sqrt();
            case "square" -> x.square();
            case "floor" -> x.floor();
            case "ceil" -> x.ceil();
            case "trunc" -> x.trunc();
            case "rint" -> x.rint();
            case "not" -> x.not();
            case "logicalNot" -> x.logicalNot();
            case "isnan" -> x.isnan();
            case "isinf" -> x.isinf();
            case "isfinite" -> x.isfinite();
            case "signbit" -> x.signbit();
            case "real" -> x.real();
            case "imag" -> x.imag();
            case "conj" -> x.conj();
            case "exp" -> x.exp();
            case "sin" -> x.sin();
            case "log1p" -> x.log1p();
            case "tanh" -> x.tanh();
            case "reciprocal" -> x.reciprocal();
            case "cbrt" -> x.cbrt();
            case "deg2rad" -> x.deg2rad();
            case "angle" -> x.angle();
            default -> throw new AssertionError(name);
        };
    }

    private static Array binary(String name, Array x, Object y) {
        return switch (name) {
            case "add" -> pick(x, y, Array::add, Array::add, Array::add, Array::add, null);
            case "sub" -> pick(x, y, Array::sub, Array::sub, Array::sub, Array::sub, null);
            case "mul" -> pick(x, y, Array::mul, Array::mul, Array::mul, Array::mul, null);
            case "div" -> pick(x, y, Array::div, Array::div, Array::div, Array::div, null);
            case "pow" -> pick(x, y, Array::pow, Array::pow, Array::pow, Array::pow, null);
            case "rsub" -> pick(x, y, null, Array::rsub, Array::rsub, null, null);
            case "rdiv" -> pick(x, y, null, Array::rdiv, Array::rdiv, null, null);
            case "rpow" -> pick(x, y, null, Array::rpow, Array::rpow, null, null);
            case "floorDivide" -> pick(x, y, Array::floorDivide, Array::floorDivide, Array::floorDivide, null, null);
            case "mod" -> pick(x, y, Array::mod, Array::mod, Array::mod, null, null);
            case "maximum" -> pick(x, y, Array::maximum, Array::maximum, Array::maximum, null, null);
            case "minimum" -> pick(x, y, Array::minimum, Array::minimum, Array::minimum, null, null);
            case "hypot" -> pick(x, y, Array::hypot, null, Array::hypot, null, null);
            case "arctan2" -> pick(x, y, Array::arctan2, null, Array::arctan2, null, null);
            default -> logic(name, x, y);
        };
    }

    private static Array logic(String name, Array x, Object y) {
        return switch (name) {
            case "eq" -> pick(x, y, Array::eq, Array::eq, Array::eq, Array::eq, Array::eq);
            case "ne" -> pick(x, y, Array::ne, Array::ne, Array::ne, Array::ne, Array::ne);
            case "lt" -> pick(x, y, Array::lt, Array::lt, Array::lt, null, null);
            case "le" -> pick(x, y, Array::le, Array::le, Array::le, null, null);
            case "gt" -> pick(x, y, Array::gt, Array::gt, Array::gt, null, null);
            case "ge" -> pick(x, y, Array::ge, Array::ge, Array::ge, null, null);
            case "and" -> pick(x, y, Array::and, Array::and, null, null, Array::and);
            case "or" -> pick(x, y, Array::or, Array::or, null, null, Array::or);
            case "xor" -> pick(x, y, Array::xor, Array::xor, null, null, Array::xor);
            case "leftShift" -> pick(x, y, Array::leftShift, Array::leftShift, null, null, null);
            case "rightShift" -> pick(x, y, Array::rightShift, Array::rightShift, null, null, null);
            case "logicalAnd" -> x.logicalAnd((Array) y);
            case "logicalOr" -> x.logicalOr((Array) y);
            case "logicalXor" -> x.logicalXor((Array) y);
            default -> throw new AssertionError(name);
        };
    }

    private static Array pick(
            Array x,
            Object y,
            BiFunction<Array, Array, Array> arrays,
            BiFunction<Array, Long, Array> wholes,
            BiFunction<Array, Double, Array> doubles,
            BiFunction<Array, Complex, Array> complexes,
            BiFunction<Array, Boolean, Array> booleans) {
        if (y instanceof Array array) {
            return arrays.apply(x, array);
        }
        if (y instanceof Long whole) {
            return wholes.apply(x, whole);
        }
        if (y instanceof Double number) {
            return doubles.apply(x, number);
        }
        return y instanceof Complex complex ? complexes.apply(x, complex) : booleans.apply(x, (Boolean) y);
    }

    private Array array(String word) {
        return made.get(Integer.parseInt(word.substring(1)));
    }

    private Array[] arrays(String[] words, int from) {
        return Arrays.stream(words, from, words.length).map(this::array).toArray(Array[]::new);
    }

    private Object value(String word) {
        String rest = word.substring(1);
        return switch (word.charAt(0)) {
            case '$' -> array(word);
            case 'i' -> Long.valueOf(rest);
            case 'd' -> Recorded.number(rest);
            case 'b' -> rest.equals("1");
            default -> {
                String[] parts = rest.split(",");
                yield new Complex(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        };
    }

    private static String rest(String[] words, int from) {
        return String.join(" ", Arrays.asList(words).subList(from, words.length));
    }

    private static int[] ints(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
