package io.bask;

import io.bask.client.Client;
import io.bask.client.TaskFuture;
import io.bask.client.TaskOptions;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.graph.Key;
import io.bask.memory.MemoryBudget;
import io.bask.schedule.RunOptions;
import io.bask.testkit.NullContract;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        Client client = Client.local(1);
        TaskFuture<Integer> future = client.submit(() -> 1);
        future.join();
        sample(RunOptions.class, RunOptions.defaults());
        sample(Setting.class, Setting.OPTIMIZE);
        sample(MemoryBudget.class, MemoryBudget.shared());
        sample(Key.class, Key.of("k"));
        sample(TaskOptions.class, TaskOptions.defaults());
        sample(TaskFuture.class, future);
        for (Method method : CompletionStage.class.getMethods()) {
            exempt("StageView." + method.getName(), "the JDK's own methods, which throw what the JDK throws");
        }
        types(Bask.class, Config.class);
        subjects(
                client,
                future,
                client.lock("a"),
                client.queue("b"),
                client.variable("c"),
                client.semaphore("d", 1),
                client.event("e"),
                client.multiLock(List.of("f")),
                client.executor(),
                RunOptions.defaults(),
                TaskOptions.defaults());
    }
}
