package io.bask.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hands every method of {@link CompletionStage} on to a {@link CompletableFuture} that users must not complete
 * themselves.
 *
 * @param <T> type of the result
 */
abstract class StageView<T> implements CompletionStage<T> {
    abstract CompletableFuture<T> stage();

    @Override
    public final <U> CompletionStage<U> thenApply(Function<? super T, ? extends U> f) {
        return stage().thenApply(f);
    }

    @Override
    public final <U> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> f) {
        return stage().thenApplyAsync(f);
    }

    @Override
    public final <U> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> f, Executor executor) {
        return stage().thenApplyAsync(f, executor);
    }

    @Override
    public final CompletionStage<Void> thenAccept(Consumer<? super T> f) {
        return stage().thenAccept(f);
    }

    @Override
    public final CompletionStage<Void> thenAcceptAsync(Consumer<? super T> f) {
        return stage().thenAcceptAsync(f);
    }

    @Override
    public final CompletionStage<Void> thenAcceptAsync(Consumer<? super T> f, Executor executor) {
        return stage().thenAcceptAsync(f, executor);
    }

    @Override
    public final CompletionStage<Void> thenRun(Runnable f) {
        return stage().thenRun(f);
    }

    @Override
    public final CompletionStage<Void> thenRunAsync(Runnable f) {
        return stage().thenRunAsync(f);
    }

    @Override
    public final CompletionStage<Void> thenRunAsync(Runnable f, Executor executor) {
        return stage().thenRunAsync(f, executor);
    }

    @Override
    public final <U, V> CompletionStage<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f) {
        return stage().thenCombine(other, f);
    }

    @Override
    public final <U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f) {
        return stage().thenCombineAsync(other, f);
    }

    @Override
    public final <U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f, Executor executor) {
        return stage().thenCombineAsync(other, f, executor);
    }

    @Override
    public final <U> CompletionStage<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f) {
        return stage().thenAcceptBoth(other, f);
    }

    @Override
    public final <U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f) {
        return stage().thenAcceptBothAsync(other, f);
    }

    @Override
    public final <U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f, Executor executor) {
        return stage().thenAcceptBothAsync(other, f, executor);
    }

    @Override
    public final CompletionStage<Void> runAfterBoth(CompletionStage<?> other, Runnable f) {
        return stage().runAfterBoth(other, f);
    }

    @Override
    public final CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable f) {
        return stage().runAfterBothAsync(other, f);
    }

    @Override
    public final CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable f, Executor executor) {
        return stage().runAfterBothAsync(other, f, executor);
    }

    @Override
    public final <U> CompletionStage<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> f) {
        return stage().applyToEither(other, f);
    }

    @Override
    public final <U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> f) {
        return stage().applyToEitherAsync(other, f);
    }

    @Override
    public final <U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> f, Executor executor) {
        return stage().applyToEitherAsync(other, f, executor);
    }

    @Override
    public final CompletionStage<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> f) {
        return stage().acceptEither(other, f);
    }

    @Override
    public final CompletionStage<Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> f) {
        return stage().acceptEitherAsync(other, f);
    }

    @Override
    public final CompletionStage<Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> f, Executor executor) {
        return stage().acceptEitherAsync(other, f, executor);
    }

    @Override
    public final CompletionStage<Void> runAfterEither(CompletionStage<?> other, Runnable f) {
        return stage().runAfterEither(other, f);
    }

    @Override
    public final CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable f) {
        return stage().runAfterEitherAsync(other, f);
    }

    @Override
    public final CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable f, Executor executor) {
        return stage().runAfterEitherAsync(other, f, executor);
    }

    @Override
    public final <U> CompletionStage<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> f) {
        return stage().thenCompose(f);
    }

    @Override
    public final <U> CompletionStage<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> f) {
        return stage().thenComposeAsync(f);
    }

    @Override
    public final <U> CompletionStage<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> f, Executor executor) {
        return stage().thenComposeAsync(f, executor);
    }

    @Override
    public final <U> CompletionStage<U> handle(BiFunction<? super T, Throwable, ? extends U> f) {
        return stage().handle(f);
    }

    @Override
    public final <U> CompletionStage<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> f) {
        return stage().handleAsync(f);
    }

    @Override
    public final <U> CompletionStage<U> handleAsync(
            BiFunction<? super T, Throwable, ? extends U> f, Executor executor) {
        return stage().handleAsync(f, executor);
    }

    @Override
    public final CompletionStage<T> whenComplete(BiConsumer<? super T, ? super Throwable> f) {
        return stage().whenComplete(f);
    }

    @Override
    public final CompletionStage<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> f) {
        return stage().whenCompleteAsync(f);
    }

    @Override
    public final CompletionStage<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> f, Executor executor) {
        return stage().whenCompleteAsync(f, executor);
    }

    @Override
    public final CompletionStage<T> exceptionally(Function<Throwable, ? extends T> f) {
        return stage().exceptionally(f);
    }
}
