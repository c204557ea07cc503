package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.schedule.Resources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down how a run stands: which tasks run and where in their code, which are ready, which wait and for what.
 *
 * <p>Taken while threads go on, so its parts may not fit each other exactly. What waits is found from what runs and what is
 * ready, along the edges of the graph: nothing has to be kept for it while the run goes on.
 */
final class RunDump {
    private static final int MOST_FRAMES = 16;
    private static final int MOST_LISTED = 10;
    private static final int MOST_FOLLOWED = 100_000;

    private final ForkJoinRun run;
    private final CompiledGraph compiled;
    private final Graph graph;
    private final StringBuilder text = new StringBuilder();

    private RunDump(ForkJoinRun run) {
        this.run = run;
        this.compiled = run.compiled();
        this.graph = compiled.graph();
    }

    static String of(ForkJoinRun run) {
        return new RunDump(run).write();
    }

    private String write() {
        text.append(run).append(", ").append(run.memory()).append('\n');
        Map<Integer, Thread> running = running(run);
        text.append("running: ").append(running.size()).append('\n');
        running.forEach(this::writeThread);
        List<Integer> ready = ready();
        text.append("ready: ").append(listed(ready)).append('\n');
        Resources resources = run.resources();
        if (resources != null) {
            String waiting = resources.waiting();
            text.append("waiting for resources: ")
                    .append(waiting.isEmpty() ? "none" : waiting)
                    .append('\n');
        }
        List<Integer> open = new ArrayList<>(running.keySet());
        open.addAll(ready);
        writeWaiting(open);
        return text.toString();
    }

    /** The tasks inside whose kernels threads are, and those threads. */
    static Map<Integer, Thread> running(ForkJoinRun run) {
        Map<Integer, Thread> running = new LinkedHashMap<>();
        Crew crew = run.crew();
        if (crew != null) {
            crew.forEachRunning(running::put);
            return running;
        }
        Drainer alone = run.owner();
        Thread thread = alone == null ? null : alone.thread();
        if (alone != null && thread != null && alone.finished() < run.compiled().size()) {
            running.put(run.compiled().task((int) alone.finished()), thread);
        }
        return running;
    }

    private void writeThread(int task, Thread thread) {
        text.append("  %s (%s) on \"%s\", %s"
                .formatted(graph.key(task), graph.kernel(task).operation(), thread.getName(), thread.getState()));
        text.append('\n');
        StackTraceElement[] stack = thread.getStackTrace();
        for (int i = 0; i < Math.min(stack.length, MOST_FRAMES); i++) {
            text.append("    at ").append(stack[i]).append('\n');
        }
        if (stack.length > MOST_FRAMES) {
            text.append("    and ").append(stack.length - MOST_FRAMES).append(" more\n");
        }
    }

    private List<Integer> ready() {
        Crew crew = run.crew();
        return crew == null ? List.of() : crew.ready(MOST_FOLLOWED);
    }

    private void writeWaiting(List<Integer> open) {
        BitSet unfinished = new BitSet(graph.size());
        ArrayDeque<Integer> queue = new ArrayDeque<>(open);
        open.forEach(unfinished::set);
        List<Integer> waiting = new ArrayList<>();
        Successors successors = compiled.successors();
        while (!queue.isEmpty() && waiting.size() < MOST_FOLLOWED) {
            int task = queue.remove();
            for (int edge = successors.start()[task]; edge < successors.start()[task + 1]; edge++) {
                int reader = successors.tasks()[edge];
                if (!unfinished.get(reader)) {
                    unfinished.set(reader);
                    waiting.add(reader);
                    queue.add(reader);
                }
            }
        }
        text.append("waiting: ").append(waiting.size());
        text.append(waiting.size() < MOST_FOLLOWED ? "\n" : " or more\n");
        for (int task : waiting.subList(0, Math.min(waiting.size(), MOST_LISTED))) {
            List<Integer> reads = new ArrayList<>();
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                int read = graph.dependency(task, i);
                if (unfinished.get(read) && !reads.contains(read) && reads.size() <= MOST_LISTED) {
                    reads.add(read);
                }
            }
            text.append("  ").append(graph.key(task)).append(" waits for ");
            text.append(listed(reads)).append('\n');
        }
    }

    private String listed(List<Integer> tasks) {
        if (tasks.isEmpty()) {
            return "none";
        }
        List<String> names = tasks.stream()
                .limit(MOST_LISTED)
                .map(task -> graph.key(task).toString())
                .toList();
        String rest = tasks.size() > names.size() ? ", ... %d in all".formatted(tasks.size()) : "";
        return String.join(", ", names) + rest;
    }

    /** Tells whether one of the threads that run its tasks is also at work on one of the others. */
    static boolean shares(ForkJoinRun run, List<ForkJoinRun> others) {
        List<Thread> own = new ArrayList<>(running(run).values());
        for (ForkJoinRun other : others) {
            for (Thread thread : running(other).values()) {
                if (own.contains(thread)) {
                    return true;
                }
            }
        }
        return false;
    }
}
