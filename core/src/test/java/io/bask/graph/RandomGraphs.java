package io.bask.graph;

import java.util.Random;

/** Random graphs whose tasks compute a value that depends on every edge and on the order of the inputs. */
public final class RandomGraphs {
    private RandomGraphs() {}

    /** A task that mixes its own number with its inputs. */
    public record Mix(long number) implements Kernel {
        @Override
        public Object run(Object[] inputs) {
            long value = number * 0x9E3779B97F4A7C15L;
            for (Object input : inputs) {
                value = Long.rotateLeft(value, 7) * 31 + ((Number) input).longValue();
            }
            return value;
        }
    }

    /** {@code tasks} tasks with up to {@code most} dependencies each, near ones preferred; some data, some aliases. */
    public static Job job(Random random, int tasks, int most) {
        GraphBuilder graph = Graph.builder();
        int[] layers = {
            graph.layer("a", new int[] {tasks}, 10),
            graph.layer("b", new int[] {tasks}, 1),
            graph.layer("c", new int[] {tasks}, 0)
        };
        for (int task = 0; task < tasks; task++) {
            int layer = layers[random.nextInt(3)];
            int count = task == 0 ? 0 : random.nextInt(most + 1);
            int[] dependencies = new int[count];
            for (int i = 0; i < count; i++) {
                int back = 1 + (int) (task * Math.pow(random.nextDouble(), 4));
                dependencies[i] = Math.max(0, task - back);
            }
            graph.add(layer, task, kernel(random, task, count), dependencies);
        }
        int[] outputs = new int[1 + random.nextInt(4)];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = random.nextBoolean() ? tasks - 1 : random.nextInt(tasks);
        }
        return new Job(graph.build(), outputs);
    }

    private static Kernel kernel(Random random, int task, int dependencies) {
        if (dependencies == 0 && random.nextBoolean()) {
            return new Literal((long) task);
        }
        return dependencies == 1 && random.nextInt(4) == 0 ? Forward.INSTANCE : new Mix(task);
    }
}
