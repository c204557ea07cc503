package io.bask.delayed;

import io.bask.Lazy;
import io.bask.function.Function3;
import io.bask.testkit.NullContract;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        Delayed<Integer> one = Delayed.value(1);
        sample(Delayed.class, one);
        sample(Lazy.class, one);
        sample(Function3.class, (Function3<Object, Object, Object, Object>) (a, b, c) -> a);
        for (int i = 1; i <= 8; i++) {
            exempt(
                    "DelayedFunction" + i + ".apply",
                    "null is a value, also where the compiler takes it for a lazy one");
        }
        subjects(one, Delayed.function(() -> 1), Delayed.function((Integer a) -> a));
    }
}
