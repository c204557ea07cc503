package io.bask.array.kernel;

import io.bask.array.kernel.code.Code;
import io.bask.array.kernel.code.Loop;
import io.bask.array.kernel.code.Loops;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The loops that join two rows of lanes. Every block asks for one, so they are kept by function and dtype. */
final class MergeLoops {
    private static final int DTYPES = DType.values().length;

    private final AtomicReferenceArray<@Nullable Loop> known =
            new AtomicReferenceArray<>(Ufunc.values().length * DTYPES);

    /** The loop of a function; {@code code} is asked when nobody has before. */
    Loop find(Ufunc ufunc, DType dtype, Supplier<Code> code) {
        int place = ufunc.ordinal() * DTYPES + dtype.ordinal();
        Loop loop = known.get(place);
        if (loop == null) {
            loop = Loops.shared(code.get());
            known.set(place, loop);
        }
        return loop;
    }
}
