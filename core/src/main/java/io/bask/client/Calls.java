package io.bask.client;

import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.Function3;
import io.bask.function.Function4;
import io.bask.function.Function5;
import io.bask.function.Function6;
import io.bask.function.Function7;
import io.bask.function.Function8;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of {@link Client} that begin calls: one for each number of arguments, of values and of futures. */
abstract class Calls {
    private static final Label LIST = new Label("list");
    private static final Label MAP = new Label("map");
    private static final Label NESTED = new Label("nested");

    abstract Engine engine();

    abstract TaskOptions options();

    private <R> TaskFuture<R> begin(Serializable function, Call.Body<R> body, @Nullable Object... arguments) {
        return engine().begin(options(), function, body, arguments, Call.NONE).future;
    }

    private <R> TaskFuture<R> beginAfter(
            Serializable function, Call.Body<R> body, Task<?>[] awaited, @Nullable Object... arguments) {
        return engine().begin(options(), function, body, arguments, awaited).future;
    }

    private static Task<?>[] tasks(TaskFuture<?>... futures) {
        Task<?>[] tasks = new Task<?>[futures.length];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = futures[i].task();
        }
        return tasks;
    }

    /** Calls {@code f} on a worker. */
    public <R> TaskFuture<R> submit(Function0<R> f) {
        return begin(f, in -> f.apply());
    }

    /** Calls {@code f} on a worker. */
    public <A, R> TaskFuture<R> submit(Function1<? super A, R> f, A a) {
        return begin(f, in -> f.apply(a), a);
    }

    /** Calls {@code f} once {@code a} is done. */
    public <A, R> TaskFuture<R> submit(Function1<? super A, R> f, TaskFuture<A> a) {
        return beginAfter(f, in -> f.apply(Task.value(in, 0)), tasks(a), a);
    }

    /** Calls {@code f} on a worker. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, A a, B b) {
        return begin(f, in -> f.apply(a, b), a, b);
    }

    /** Calls {@code f} once {@code a} is done. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, TaskFuture<A> a, B b) {
        return beginAfter(f, in -> f.apply(Task.value(in, 0), b), tasks(a), a, b);
    }

    /** Calls {@code f} once {@code b} is done. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, A a, TaskFuture<B> b) {
        return beginAfter(f, in -> f.apply(a, Task.value(in, 0)), tasks(b), a, b);
    }

    /** Calls {@code f} once both arguments are done. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, TaskFuture<A> a, TaskFuture<B> b) {
        return beginAfter(f, in -> f.apply(Task.value(in, 0), Task.value(in, 1)), tasks(a, b), a, b);
    }

    /** Calls {@code f} on a worker. */
    public <A, B, C, R> TaskFuture<R> submit(Function3<? super A, ? super B, ? super C, R> f, A a, B b, C c) {
        return begin(f, in -> f.apply(a, b, c), a, b, c);
    }

    /** Calls {@code f} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, R> TaskFuture<R> submit(
            Function3<? super A, ? super B, ? super C, R> f, TaskFuture<A> a, TaskFuture<B> b, TaskFuture<C> c) {
        return beginAfter(
                f, in -> f.apply(Task.value(in, 0), Task.value(in, 1), Task.value(in, 2)), tasks(a, b, c), a, b, c);
    }

    /** Calls {@code f} on a worker. */
    public <A, B, C, D, R> TaskFuture<R> submit(
            Function4<? super A, ? super B, ? super C, ? super D, R> f, A a, B b, C c, D d) {
        return begin(f, in -> f.apply(a, b, c, d), a, b, c, d);
    }

    /** Calls {@code f} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, D, R> TaskFuture<R> submit(
            Function4<? super A, ? super B, ? super C, ? super D, R> f,
            TaskFuture<A> a,
            TaskFuture<B> b,
            TaskFuture<C> c,
            TaskFuture<D> d) {
        return beginAfter(
                f,
                in -> f.apply(Task.value(in, 0), Task.value(in, 1), Task.value(in, 2), Task.value(in, 3)),
                tasks(a, b, c, d),
                a,
                b,
                c,
                d);
    }

    /** Calls {@code call} on a worker. */
    public <A, B, C, D, E, R> TaskFuture<R> submit(
            Function5<? super A, ? super B, ? super C, ? super D, ? super E, R> call, A a, B b, C c, D d, E e) {
        return begin(call, in -> call.apply(a, b, c, d, e), a, b, c, d, e);
    }

    /** Calls {@code call} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, D, E, R> TaskFuture<R> submit(
            Function5<? super A, ? super B, ? super C, ? super D, ? super E, R> call,
            TaskFuture<A> a,
            TaskFuture<B> b,
            TaskFuture<C> c,
            TaskFuture<D> d,
            TaskFuture<E> e) {
        return beginAfter(
                call,
                in -> call.apply(
                        Task.value(in, 0), Task.value(in, 1), Task.value(in, 2), Task.value(in, 3), Task.value(in, 4)),
                tasks(a, b, c, d, e),
                a,
                b,
                c,
                d,
                e);
    }

    /** Calls {@code call} on a worker. */
    public <A, B, C, D, E, F, R> TaskFuture<R> submit(
            Function6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, R> call,
            A a,
            B b,
            C c,
            D d,
            E e,
            F f) {
        return begin(call, in -> call.apply(a, b, c, d, e, f), a, b, c, d, e, f);
    }

    /** Calls {@code call} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, D, E, F, R> TaskFuture<R> submit(
            Function6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, R> call,
            TaskFuture<A> a,
            TaskFuture<B> b,
            TaskFuture<C> c,
            TaskFuture<D> d,
            TaskFuture<E> e,
            TaskFuture<F> f) {
        return beginAfter(
                call,
                in -> call.apply(
                        Task.value(in, 0),
                        Task.value(in, 1),
                        Task.value(in, 2),
                        Task.value(in, 3),
                        Task.value(in, 4),
                        Task.value(in, 5)),
                tasks(a, b, c, d, e, f),
                a,
                b,
                c,
                d,
                e,
                f);
    }

    /** Calls {@code call} on a worker. */
    public <A, B, C, D, E, F, G, R> TaskFuture<R> submit(
            Function7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, R> call,
            A a,
            B b,
            C c,
            D d,
            E e,
            F f,
            G g) {
        return begin(call, in -> call.apply(a, b, c, d, e, f, g), a, b, c, d, e, f, g);
    }

    /** Calls {@code call} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, D, E, F, G, R> TaskFuture<R> submit(
            Function7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, R> call,
            TaskFuture<A> a,
            TaskFuture<B> b,
            TaskFuture<C> c,
            TaskFuture<D> d,
            TaskFuture<E> e,
            TaskFuture<F> f,
            TaskFuture<G> g) {
        return beginAfter(
                call,
                in -> call.apply(
                        Task.value(in, 0),
                        Task.value(in, 1),
                        Task.value(in, 2),
                        Task.value(in, 3),
                        Task.value(in, 4),
                        Task.value(in, 5),
                        Task.value(in, 6)),
                tasks(a, b, c, d, e, f, g),
                a,
                b,
                c,
                d,
                e,
                f,
                g);
    }

    /** Calls {@code call} on a worker. */
    public <A, B, C, D, E, F, G, H, R> TaskFuture<R> submit(
            Function8<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? super H, R> call,
            A a,
            B b,
            C c,
            D d,
            E e,
            F f,
            G g,
            H h) {
        return begin(call, in -> call.apply(a, b, c, d, e, f, g, h), a, b, c, d, e, f, g, h);
    }

    /** Calls {@code call} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, D, E, F, G, H, R> TaskFuture<R> submit(
            Function8<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? super H, R> call,
            TaskFuture<A> a,
            TaskFuture<B> b,
            TaskFuture<C> c,
            TaskFuture<D> d,
            TaskFuture<E> e,
            TaskFuture<F> f,
            TaskFuture<G> g,
            TaskFuture<H> h) {
        return beginAfter(
                call,
                in -> call.apply(
                        Task.value(in, 0),
                        Task.value(in, 1),
                        Task.value(in, 2),
                        Task.value(in, 3),
                        Task.value(in, 4),
                        Task.value(in, 5),
                        Task.value(in, 6),
                        Task.value(in, 7)),
                tasks(a, b, c, d, e, f, g, h),
                a,
                b,
                c,
                d,
                e,
                f,
                g,
                h);
    }

    /** Calls {@code f} once for each argument: the futures in the arguments' order. */
    public <A, R> List<TaskFuture<R>> map(Function1<? super A, R> f, Iterable<A> as) {
        Many<R> many = new Many<>(f);
        for (A a : Given.notNull(as, "as")) {
            many.begin(in -> f.apply(a), a);
        }
        return many.end();
    }

    /**
     * Calls {@code f} with the first argument of each, then the second of each, and so on.
     *
     * @throws IllegalArgumentException where one has more arguments than the other; nothing is submitted then
     */
    public <A, B, R> List<TaskFuture<R>> map(Function2<? super A, ? super B, R> f, Iterable<A> as, Iterable<B> bs) {
        List<List<?>> columns = Columns.sameLength(as, bs);
        Many<R> many = new Many<>(f);
        Iterator<B> moreB = Columns.<B>cast(columns.get(1)).iterator();
        for (A a : Columns.<A>cast(columns.get(0))) {
            B b = moreB.next();
            many.begin(in -> f.apply(a, b), a, b);
        }
        return many.end();
    }

    /**
     * Calls {@code f} with the first argument of each, then the second of each, and so on.
     *
     * @throws IllegalArgumentException where they differ in length; nothing is submitted then
     */
    public <A, B, C, R> List<TaskFuture<R>> map(
            Function3<? super A, ? super B, ? super C, R> f, Iterable<A> as, Iterable<B> bs, Iterable<C> cs) {
        List<List<?>> columns = Columns.sameLength(as, bs, cs);
        Many<R> many = new Many<>(f);
        Iterator<B> moreB = Columns.<B>cast(columns.get(1)).iterator();
        Iterator<C> moreC = Columns.<C>cast(columns.get(2)).iterator();
        for (A a : Columns.<A>cast(columns.get(0))) {
            B b = moreB.next();
            C c = moreC.next();
            many.begin(in -> f.apply(a, b, c), a, b, c);
        }
        return many.end();
    }

    /** Calls {@code f} with the result of each future, once that is done: futures in the same order. */
    public <A, R> List<TaskFuture<R>> mapFutures(Function1<? super A, R> f, Iterable<TaskFuture<A>> futures) {
        List<TaskFuture<R>> answers = new ArrayList<>();
        for (TaskFuture<A> a : futures) {
            TaskOptions options = options().numbered(answers.size());
            Task<R> task = engine().begin(options, f, in -> f.apply(Task.value(in, 0)), new Object[] {a}, tasks(a));
            answers.add(task.future);
        }
        return answers;
    }

    /**
     * A future that has its value already: to hand one object to many calls.
     *
     * <p>Keys differ from one to the next; with the option {@link TaskOptions#pure} equal values share one future while it
     * is alive, and their key is made of their content.
     */
    public <T> TaskFuture<T> scatter(T value) {
        return engine().<T>done(options(), value).future;
    }

    /** A future for each value that has it already, see {@link #scatter}. */
    public <T> List<TaskFuture<T>> scatterEach(Collection<? extends T> values) {
        List<TaskFuture<T>> futures = new ArrayList<>(values.size());
        for (T value : values) {
            futures.add(engine().<T>done(options().numbered(futures.size()), value).future);
        }
        return futures;
    }

    /** A future for each value that has it already, under the same names; see {@link #scatter}. */
    public <K, T> Map<K, TaskFuture<T>> scatterEach(Map<K, ? extends T> values) {
        Map<K, TaskFuture<T>> futures = new LinkedHashMap<>();
        values.forEach((key, value) ->
                futures.put(key, engine().<T>done(options().numbered(futures.size()), value).future));
        return futures;
    }

    /** One future of all these futures' results, in order: to hand many results to one call. */
    public <T> TaskFuture<List<T>> all(Collection<TaskFuture<T>> futures) {
        TaskFuture<?>[] copy = List.copyOf(futures).toArray(TaskFuture<?>[]::new);
        Call.Gathered<List<T>> body = in -> {
            List<T> results = new ArrayList<>(in.length);
            for (int i = 0; i < in.length; i++) {
                results.add(Task.handedOut(in, i));
            }
            return results;
        };
        return beginAfter(LIST, body, tasks(copy), (Object[]) copy);
    }

    /** One future of all these futures' results, under the same names: to hand many results to one call. */
    public <K, T> TaskFuture<Map<K, T>> all(Map<K, TaskFuture<T>> futures) {
        List<K> keys = new ArrayList<>(futures.keySet());
        TaskFuture<?>[] copy = List.copyOf(futures.values()).toArray(TaskFuture<?>[]::new);
        Call.Gathered<Map<K, T>> body = in -> {
            Map<K, T> results = new LinkedHashMap<>();
            for (int i = 0; i < in.length; i++) {
                results.put(keys.get(i), Task.handedOut(in, i));
            }
            return results;
        };
        return beginAfter(MAP, body, tasks(copy), keys, copy);
    }

    /**
     * One future of a structure in which every future has been replaced by its result, at any depth of lists, sets, maps,
     * arrays of objects and optionals.
     *
     * @param <T> type of the structure then, which the compiler cannot check
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // a structure is null only where it is a future of null
    public <T> TaskFuture<T> nested(Object structure) {
        Nested nested = Nested.of(structure);
        TaskFuture<?>[] futures = nested.futures().toArray(TaskFuture<?>[]::new);
        Call.Gathered<T> body = in -> (T) nested.rebuilt(in);
        return beginAfter(NESTED, body, tasks(futures), structure);
    }

    /** Many calls of one function, in batches where the options ask for them. */
    private final class Many<R> {
        private final Serializable function;
        private final List<TaskFuture<R>> futures = new ArrayList<>();
        private @Nullable Batch batch;

        Many(Serializable function) {
            this.function = function;
        }

        void begin(Call.Body<R> body, Object... arguments) {
            TaskOptions options = options().numbered(futures.size());
            if (options.batchSize() == 1) {
                futures.add(engine().begin(options, function, body, arguments, Call.NONE).future);
                return;
            }
            if (batch == null) {
                batch = new Batch(options.priority());
            }
            futures.add(engine().beginLater(batch, options, function, body, arguments).future);
            if (batch.size() == options.batchSize()) {
                batch.begin(engine());
                batch = null;
            }
        }

        List<TaskFuture<R>> end() {
            if (batch != null) {
                batch.begin(engine());
            }
            return futures;
        }
    }
}
