package io.bask.client;

import io.bask.function.Function0;
import io.bask.function.Function1;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An object with state whose methods run one at a time, in the order in which they are called; made by {@link
 * Client#actor}.
 *
 * <pre>{@code
 * Actor<Counter> counter = client.actor(Counter::new);
 * TaskFuture<Integer> now = counter.call(c -> c.add(1));
 * }</pre>
 *
 * <p>Calls run on the client's workers, at most one of an actor at once, so the object needs no locks; each call sees
 * what those before it did. A call that throws fails its own future only. A call may wait for other futures, and the actor's
 * next calls wait behind it; waiting for a later call of the same actor is an error. Safe from any thread.
 *
 * @param <A> type of the object
 */
public final class Actor<A> {
    private static final int CALLS_A_TURN = 64;

    private final Engine engine;
    private final TaskOptions options;
    private final Queue<Task<?>> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Turns turns = new Turns();
    private final TaskFuture<A> made;
    private volatile @Nullable Task<?> running;
    // Only used in the actor's turns.
    private @Nullable A object;

    Actor(Engine engine, TaskOptions options, Function0<? extends A> constructor) {
        Objects.requireNonNull(constructor, "the function is null; give a constructor or a lambda");
        this.engine = engine;
        this.options = TaskOptions.defaults().withPriority(options.priority());
        Call<A> call = new Call<>(
                constructor,
                inputs -> {
                    A fresh = Objects.requireNonNull(constructor.apply(), "the actor's constructor answered null");
                    object = fresh;
                    return fresh;
                },
                this);
        this.made = post(call);
    }

    /**
     * Calls a method of the object, after all calls before this one.
     *
     * @return a future of what the method answers; it fails where the object could not be made
     */
    public <R> TaskFuture<R> call(Function1<? super A, ? extends R> method) {
        Objects.requireNonNull(method, "the function is null; give a lambda or a method reference");
        return post(new Call<>(method, inputs -> apply(method), this));
    }

    private <R> R apply(Function1<? super A, ? extends R> method) throws Exception {
        A present = object;
        if (present == null) {
            // Throws why it could not be made.
            present = made.result();
        }
        try {
            return method.apply(present);
        } catch (RescheduleException later) {
            throw new IllegalStateException("a call of an actor has its turn and cannot be run again later", later);
        }
    }

    private <R> TaskFuture<R> post(Call<R> call) {
        Task<R> task = engine.actorTask(options, call);
        mailbox.add(task);
        haveTurns();
        return task.future;
    }

    private void haveTurns() {
        if (!mailbox.isEmpty() && busy.compareAndSet(false, true)) {
            engine.submit(turns);
        }
    }

    /** The call whose turn it is; null for none. */
    @Nullable
    Task<?> running() {
        return running;
    }

    @Override
    public String toString() {
        return "Actor(%s, %s)".formatted(made.key(), made.status());
    }

    /** What a worker is given to do: the calls that wait, up to a number. */
    private final class Turns extends Ready {
        @Override
        int priority() {
            return options.priority();
        }

        @Override
        void run(Worker worker) {
            for (int i = 0; i < CALLS_A_TURN; i++) {
                Task<?> task = mailbox.poll();
                if (task == null) {
                    break;
                }
                running = task;
                task.allow();
                task.run(worker);
                running = null;
            }
            busy.set(false);
            haveTurns();
        }

        @Override
        void abandon() {
            busy.set(false);
            for (Task<?> task = mailbox.poll(); task != null; task = mailbox.poll()) {
                task.abandon();
            }
        }
    }
}
