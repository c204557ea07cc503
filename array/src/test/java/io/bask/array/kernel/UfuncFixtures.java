package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What NumPy answers for every function, dtype and edge value; written by {@code src/test/python/ufunc_fixtures.py}. */
final class UfuncFixtures {
    private UfuncFixtures() {}

    /**
     * One call of a function.
     *
     * @param arguments blocks that broadcast to all combinations of their values
     * @param result what NumPy answers, or null if it refuses
     */
    record Case(
            String function,
            List<String> lists,
            List<NDArray> arguments,
            @Nullable NDArray result) {
        @Override
        public String toString() {
            return function + lists;
        }
    }

    static List<Case> read() {
        try (InputStream resource = Objects.requireNonNull(UfuncFixtures.class.getResourceAsStream("ufuncs.gz"));
                DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource)))) {
            Map<String, NDArray> lists = new HashMap<>();
            for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
                lists.put(name, elements(DType.of(in.readUTF()), in));
            }
            List<Case> cases = new ArrayList<>();
            for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
                cases.add(readCase(name, lists, in));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case readCase(String function, Map<String, NDArray> lists, DataInputStream in) throws IOException {
        int arity = in.readByte();
        List<String> names = new ArrayList<>();
        List<NDArray> arguments = new ArrayList<>();
        long[] lengths = new long[arity];
        for (int i = 0; i < arity; i++) {
            names.add(in.readUTF());
            NDArray list = Objects.requireNonNull(lists.get(names.get(i)), names.get(i));
            long[] shape = new long[arity];
            java.util.Arrays.fill(shape, 1);
            shape[i] = list.size();
            lengths[i] = list.size();
            arguments.add(list.reshape(shape));
        }
        String dtype = in.readUTF();
        if (dtype.equals("-")) {
            return new Case(function, names, arguments, null);
        }
        return new Case(
                function, names, arguments, elements(DType.of(dtype), in).reshape(lengths));
    }

    static NDArray elements(DType dtype, DataInputStream in) throws IOException {
        int count = in.readInt();
        NDArray block = NDArray.zeros(dtype, Shape.of(count));
        Object storage = block.storageShared();
        for (int i = 0; i < count * (dtype.isComplex() ? 2 : 1); i++) {
            switch (dtype) {
                case BOOL, INT8, UINT8 -> ((byte[]) storage)[i] = in.readByte();
                case INT16 -> ((short[]) storage)[i] = in.readShort();
                case INT32 -> ((int[]) storage)[i] = in.readInt();
                case INT64 -> ((long[]) storage)[i] = in.readLong();
                case FLOAT32, COMPLEX64 -> ((float[]) storage)[i] = in.readFloat();
                case FLOAT64, COMPLEX128 -> ((double[]) storage)[i] = in.readDouble();
            }
        }
        return block;
    }
}
