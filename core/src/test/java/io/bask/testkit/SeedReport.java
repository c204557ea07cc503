package io.bask.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints the seed to replay with whenever a test fails; JUnit finds it as a service. */
public final class SeedReport implements TestWatcher {
    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        System.err.printf("%s failed; replay with -Dbask.seed=%d%n", context.getDisplayName(), Seeds.base());
    }
}
