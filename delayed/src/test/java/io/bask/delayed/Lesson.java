package io.bask.delayed;

import java.util.List;

/** The functions that the tests delay. */
final class Lesson {
    private Lesson() {}

    static int inc(int x) {
        return x + 1;
    }

    static int twice(int x) {
        return 2 * x;
    }

    static int add(int a, int b) {
        return a + b;
    }

    static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    static String join(Object a, Object b, Object c) {
        return a + "," + b + "," + c;
    }

    static int fail(int x) {
        throw new IllegalStateException("no luck with " + x);
    }
}
