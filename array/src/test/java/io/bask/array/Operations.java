package io.bask.array;

import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Runs operations as {@code operations_fixture.py} names them, by the methods that users call. */
final class Operations {
    private final Array[] x;
    private final long seed;
    private String[] words = {};

    Operations(List<Array> inputs, long seed) {
        this.x = inputs.toArray(Array[]::new);
        this.seed = seed;
    }

    Array run(String operation) {
        words = operation.split(" ");
        String name = words[0];
        Array result = creation(name);
        result = result == null ? range(name) : result;
        result = result == null ? elementwise(name) : result;
        result = result == null ? movement(name) : result;
        result = result == null ? joining(name) : result;
        result = result == null ? reduction(name) : result;
        result = result == null ? cumulative(name) : result;
        result = result == null ? BlockOperations.run(words, x) : result;
        if (result == null) {
            throw new AssertionError("no operation is called " + name);
        }
        return result;
    }

    private Chunks chunks() {
        return Chunks.of(1 + new Random(seed).nextInt(9));
    }

    private long number(int word) {
        return Long.parseLong(words[word]);
    }

    private int integer(int word) {
        return Integer.parseInt(words[word]);
    }

    private double real(int word) {
        return Double.parseDouble(words[word]);
    }

    private boolean flag(int word) {
        return Boolean.parseBoolean(words[word]);
    }

    private int[] ints(int word) {
        if (words.length <= word || words[word].isEmpty()) {
            return new int[0];
        }
        return Arrays.stream(words[word].split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private long[] longs(int word) {
        return Arrays.stream(ints(word)).asLongStream().toArray();
    }

    private Array creation(String name) {
        return switch (name) {
            case "diag" -> Array.diag(x[0], number(1));
            case "diagonal" -> x[0].diagonal(number(1), integer(2), integer(3));
            case "tril" -> Array.tril(x[0], number(1));
            case "triu" -> Array.triu(x[0], number(1));
            case "tri" -> Array.tri(number(1), number(2), number(3), chunks(), DType.FLOAT64);
            case "tril_indices" -> part(Array.trilIndices(number(1), number(2), number(3)), words[4]);
            case "triu_indices" -> part(Array.triuIndices(number(1), number(2), number(3)), words[4]);
            case "indices" -> Array.indices(Shape.of(longs(1)), chunks(), DType.INT64);
            case "identity" -> Array.identity(number(1));
            case "vander" -> Array.vander(x[0], number(1), flag(2));
            case "zeros_like" -> Array.zerosLike(x[0], chunks(), DType.of(words[1]));
            case "ones_like" -> Array.onesLike(x[0], DType.of(words[1]));
            case "full_like" -> Array.fullLike(x[0], 3L, chunks(), DType.of(words[1]));
            default -> null;
        };
    }

    private Array range(String name) {
        return switch (name) {
            case "linspace" -> Array.linspace(real(1), real(2), number(3), flag(4), chunks(), DType.FLOAT64);
            case "linspace_int" -> Array.linspace(real(1) * 7, real(2) * 7, number(3), flag(4), chunks(), DType.INT64);
            case "linspace_step" -> Array.scalar(Array.linspaceStep(real(1), real(2), number(3), flag(4)));
            case "logspace" -> Array.logspace(real(1), real(2), number(3), flag(4), real(5), chunks(), DType.FLOAT64);
            case "geomspace" -> Array.geomspace(real(1), real(2), number(3), flag(4), chunks(), DType.FLOAT64);
            default -> null;
        };
    }

    private static Array part(ArrayPair pair, int number) {
        return number == 0 ? pair.first() : pair.second();
    }

    private Array part(ArrayPair pair, String word) {
        return part(pair, Integer.parseInt(word));
    }

    private Array elementwise(String name) {
        return switch (name) {
            case "isclose" -> x[0].isclose(x[1], real(1), real(2), flag(3));
            case "allclose" -> x[0].allclose(x[1], real(1), real(2), flag(3));
            case "divmod" -> part(x[0].divmod(x[1]), words[1]);
            case "fmod" -> x[0].fmod(x[1]);
            case "fmax" -> x[0].fmax(x[1]);
            case "fmin" -> x[0].fmin(x[1]);
            case "copysign" -> x[0].copysign(x[1]);
            case "logaddexp" -> x[0].logaddexp(x[1]);
            case "logaddexp2" -> x[0].logaddexp2(x[1]);
            case "heaviside" -> x[0].heaviside(x[1]);
            case "nextafter" -> x[0].nextafter(x[1]);
            case "gcd" -> x[0].gcd(x[1]);
            case "lcm" -> x[0].lcm(x[1]);
            case "float_power" -> x[0].abs().add(1).floatPower(x[1].mod(3));
            case "ldexp" -> x[0].ldexp(x[1]);
            case "complex" -> x[0].complexWith(x[1]);
            default -> unary(name);
        };
    }

    private Array unary(String name) {
        return switch (name) {
            case "nan_to_num" -> words.length == 1 ? x[0].nanToNum() : x[0].nanToNum(real(1), real(2), real(3));
            case "notnull" -> x[0].notnull();
            case "isreal" -> x[0].isreal();
            case "iscomplex" -> x[0].iscomplex();
            case "isposinf" -> x[0].isposinf();
            case "isneginf" -> x[0].isneginf();
            case "modf" -> part(x[0].modf(), words[1]);
            case "frexp" -> part(x[0].frexp(), words[1]);
            case "fix" -> x[0].fix();
            case "fabs" -> x[0].fabs();
            case "sinc" -> x[0].sinc();
            case "i0" -> x[0].i0();
            case "around" -> x[0].around(integer(1));
            default -> null;
        };
    }

    private Array movement(String name) {
        return switch (name) {
            case "atleast" ->
                integer(1) == 1 ? x[0].atleast1d() : integer(1) == 2 ? x[0].atleast2d() : x[0].atleast3d();
            case "flip" -> x[0].flip(ints(1));
            case "fliplr" -> x[0].fliplr();
            case "flipud" -> x[0].flipud();
            case "roll_flat" -> x[0].roll(number(1));
            case "roll" -> ints(2).length == 1 ? x[0].roll(number(1), ints(2)) : x[0].roll(longs(1), ints(2));
            case "rollaxis" -> x[0].rollaxis(integer(1), integer(2));
            case "rot90" -> x[0].rot90(integer(1), integer(2), integer(3));
            case "tile" -> x[0].tile(ints(1));
            case "repeat_flat" -> x[0].repeat(number(1));
            case "repeat" -> x[0].repeat(number(1), integer(2));
            case "repeat_each" -> x[0].repeat(longs(1), integer(2));
            case "expand_dims" -> x[0].expandDims(ints(1));
            case "reshape_F" -> x[0].reshapeColumnMajor(longs(1));
            case "moveaxis" -> x[0].moveaxis(ints(1), ints(2));
            case "shuffle" -> x[0].shuffle(groups(words[2]), integer(1));
            default -> splitting(name);
        };
    }

    private static List<long[]> groups(String text) {
        List<long[]> groups = new ArrayList<>();
        for (String group : text.split(";", -1)) {
            groups.add(
                    group.isEmpty()
                            ? new long[0]
                            : Arrays.stream(group.split(","))
                                    .mapToLong(Long::parseLong)
                                    .toArray());
        }
        return groups;
    }

    private Array splitting(String name) {
        List<Array> parts = switch (name) {
            case "split" -> x[0].split(integer(1), integer(2));
            case "array_split" -> x[0].arraySplit(integer(1), integer(2));
            case "split_at" -> x[0].split(longs(1), integer(2));
            case "hsplit" -> x[0].hsplit(integer(1));
            case "vsplit" -> x[0].vsplit(integer(1));
            case "dsplit" -> x[0].dsplit(integer(1));
            case "broadcast_arrays" -> Array.broadcastArrays(x);
            case "unify_chunks" -> Array.unifyChunks(x);
            default -> List.of();
        };
        int part = parts.isEmpty() ? 0 : integer(words.length - 1);
        return parts.isEmpty() ? null : parts.get(part < 0 ? parts.size() - 1 : part);
    }

    private Array joining(String name) {
        return switch (name) {
            case "hstack" -> Array.hstack(x);
            case "vstack" -> Array.vstack(x);
            case "dstack" -> Array.dstack(x);
            case "column_stack" -> Array.columnStack(x);
            case "append" -> words.length == 1 ? x[0].append(x[1]) : x[0].append(x[1], integer(1));
            case "block" -> Array.block(x);
            case "block2" ->
                Array.block(Arrays.stream(x).map(array -> new Array[] {array}).toArray(Array[][]::new));
            case "block3" ->
                Array.block(new Array[][][] {
                    Arrays.stream(x).map(array -> new Array[] {array, array}).toArray(Array[][]::new)
                });
            default -> null;
        };
    }

    private Reduce how(int word) {
        Reduce how = words[word].equals("all") ? Reduce.all() : Reduce.axis(ints(word));
        return how.splitEvery(2 + new Random(seed).nextInt(4));
    }

    private Reduce options() {
        Reduce how = how(1).ddof(integer(3));
        return words[2].equals("keep") ? how.keepdims() : how;
    }

    private Array reduction(String name) {
        return switch (name) {
            case "nansum" -> x[0].nansum(options());
            case "nanprod" -> x[0].nanprod(options());
            case "nanmin" -> x[0].nanmin(options());
            case "nanmax" -> x[0].nanmax(options());
            case "nanmean" -> x[0].nanmean(options());
            case "nanvar" -> x[0].nanvar(options());
            case "nanstd" -> x[0].nanstd(options());
            case "ptp" -> x[0].ptp(options());
            case "median" -> x[0].median(options());
            case "nanmedian" -> x[0].nanmedian(options());
            case "nanargmin" -> x[0].nanargmin(options());
            case "nanargmax" -> x[0].nanargmax(options());
            case "moment" -> x[0].moment(integer(4), options());
            case "initial" -> plain(words[1], x[0], how(2).initial(number(3)));
            case "where" -> where();
            case "average" -> part(x[0].averageWithWeights(x[1], how(1)), words[2]);
            case "user" -> x[0].reduction(new SumOfSquares(), DType.FLOAT64, options());
            default -> null;
        };
    }

    private Array where() {
        Array mask = x[1].dtype().isBool() ? x[1] : x[1].gt(0);
        Reduce how = how(2).where(mask);
        return plain(words[1], x[0], words[3].equals("none") ? how : how.initial(number(3)));
    }

    private static Array plain(String name, Array x, Reduce how) {
        return switch (name) {
            case "sum" -> x.sum(how);
            case "prod" -> x.prod(how);
            case "min" -> x.min(how);
            case "max" -> x.max(how);
            case "nanmin" -> x.nanmin(how);
            case "nanmax" -> x.nanmax(how);
            case "any" -> x.any(how);
            case "all" -> x.all(how);
            case "mean" -> x.mean(how);
            case "var" -> x.var(how);
            default -> x.std(how);
        };
    }

    private Array cumulative(String name) {
        boolean flat = words.length > 1 && words[1].equals("all");
        ScanMethod method =
                words.length > 2 && words[2].equals("blelloch") ? ScanMethod.BLELLOCH : ScanMethod.SEQUENTIAL;
        return switch (name) {
            case "cumsum" -> flat ? x[0].cumsum() : x[0].cumsum(integer(1), method);
            case "cumprod" -> flat ? x[0].cumprod() : x[0].cumprod(integer(1), method);
            case "nancumsum" -> flat ? x[0].nancumsum() : x[0].nancumsum(integer(1), method);
            case "nancumprod" -> flat ? x[0].nancumprod() : x[0].nancumprod(integer(1), method);
            case "cumsum_as" -> cumsumAs(DType.of(words[1]), integer(2));
            case "diff" -> x[0].diff(integer(1), integer(2));
            case "diff_ends" -> x[0].diff(integer(1), integer(2), x[1], x[1]);
            case "diff_prepend" -> x[0].diff(integer(1), integer(2), x[1], null);
            case "ediff1d" -> x[0].ediff1d();
            case "ediff1d_ends" -> x[0].ediff1d(x[1], x[1]);
            case "push" -> integer(2) == 99 ? x[0].push(integer(1)) : x[0].push(integer(1), number(2));
            case "gradient" -> x[0].gradient(integer(1), real(2), integer(3));
            case "gradient_at" -> x[0].gradient(integer(1), x[1], integer(2));
            default -> null;
        };
    }

    private Array cumsumAs(DType dtype, int axis) {
        if (x[0].dtype().isInexact()) {
            throw new IllegalArgumentException("not asked");
        }
        return x[0].cumsum(axis, ScanMethod.SEQUENTIAL, dtype);
    }
}
