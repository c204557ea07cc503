package io.bask.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {
    private static final Kernel SUM = inputs -> {
        int sum = 0;
        for (Object input : inputs) {
            sum += (int) input;
        }
        return sum;
    };

    private static Task call(Key... dependencies) {
        return new Task.Call(SUM, List.of(dependencies));
    }

    @Test
    void numbersTasksAfterThoseTheyRead() {
        Map<Key, Task> tasks = new LinkedHashMap<>();
        tasks.put(Key.of("c"), call(Key.of("a"), Key.of("b")));
        tasks.put(Key.of("b"), call(Key.of("a")));
        tasks.put(Key.of("a"), new Task.Data(1));

        Graph graph = Graph.of(tasks);

        for (int task = 0; task < graph.size(); task++) {
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                assertThat(graph.dependency(task, i)).isLessThan(task);
            }
        }
        assertThat(graph.task(graph.find(Key.of("c")).orElseThrow())).isEqualTo(tasks.get(Key.of("c")));
        assertThat(graph.task(graph.find(Key.of("a")).orElseThrow())).isEqualTo(new Task.Data(1));
    }

    @Test
    void circlesAreShown() {
        Map<Key, Task> tasks = new LinkedHashMap<>();
        tasks.put(Key.of("start"), new Task.Data(1));
        tasks.put(Key.of("x"), call(Key.of("start"), Key.of("z")));
        tasks.put(Key.of("y"), call(Key.of("x")));
        tasks.put(Key.of("z"), call(Key.of("y")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Graph.of(tasks))
                .withMessageContaining("circle")
                .withMessageContaining("x -> z -> y -> x");
    }

    @Test
    void whatCannotBeSerializedIsNamedWithItsTask() {
        Thread captured = Thread.currentThread();
        GraphBuilder graph = Graph.builder();
        graph.lone("fine", inputs -> 1);
        int layer = graph.layer(new Layer("names", new int[] {2}, 0, "Main.names(Main.java:12)"));
        graph.add(layer, 0, inputs -> 2);
        graph.add(layer, 1, inputs -> captured.getName());
        assertThatThrownBy(() -> new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(graph.build()))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("task (names, 1) (GraphTest, written at Main.names(Main.java:12))")
                .hasMessageContaining("refers to a java.lang.Thread")
                .hasMessageContaining("implement Serializable");
    }

    @Test
    void nothingIsNoPartOfAGraph() {
        Key key = Key.of("a");
        Map<Key, Task> none = new LinkedHashMap<>();
        none.put(key, null);
        assertThatThrownBy(() -> Graph.of(none))
                .hasMessageContaining("task of key a")
                .hasMessageContaining("null");
        Map<Key, Task> nameless = new LinkedHashMap<>();
        nameless.put(null, new Task.Data(1));
        assertThatThrownBy(() -> Graph.of(nameless)).hasMessageContaining("key of a task");
        assertThatThrownBy(() -> new Task.Call(null, List.of())).hasMessageContaining("kernel");
        assertThatThrownBy(() -> new Task.Call(SUM, Arrays.asList(key, null))).hasMessageContaining("dependencies");
        assertThatThrownBy(() -> new Task.Alias(null)).hasMessageContaining("target");
        assertThatThrownBy(() -> Key.of(null)).hasMessageContaining("name");
    }

    @Test
    void missingKeysNameTheReader() {
        Map<Key, Task> tasks = Map.of(Key.of("x"), call(Key.of("nowhere", 3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Graph.of(tasks))
                .withMessageContaining("task x reads (nowhere, 3)");
    }

    @Test
    void sparseIndicesAndAliasesAreKept() {
        Map<Key, Task> tasks = new LinkedHashMap<>();
        tasks.put(Key.of("x", 4, 0), new Task.Data(7));
        tasks.put(Key.of("x", 1, 2), new Task.Data(8));
        tasks.put(Key.of("y"), new Task.Alias(Key.of("x", 1, 2)));

        Graph graph = Graph.of(tasks);

        assertThat(graph.find(Key.of("x", 4, 0))).isPresent();
        assertThat(graph.find(Key.of("x", 0, 0))).isEmpty();
        assertThat(graph.find(Key.of("x", 5, 0))).isEmpty();
        assertThat(graph.find(Key.of("x"))).isEmpty();
        assertThat(graph.task(graph.find(Key.of("y")).orElseThrow())).isEqualTo(tasks.get(Key.of("y")));
    }

    @Test
    void indicesOfTwoLengthsUnderOneNameAreRefused() {
        Map<Key, Task> tasks = Map.of(Key.of("x", 1), new Task.Data(1), Key.of("x"), new Task.Data(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Graph.of(tasks))
                .withMessageContaining("indices of one length");
    }

    @Test
    void buildersRefuseTasksThatReadLaterOnesAndRepeatedLayers() {
        GraphBuilder builder = Graph.builder();
        builder.data("a", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.lone("b", SUM, 1))
                .withMessageContaining("reads task 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.layer("a", new int[0], 0))
                .withMessageContaining("in the graph already");
    }

    @Test
    void keysFollowTheLayersGridInRowMajorOrder() {
        GraphBuilder builder = Graph.builder();
        int layer = builder.layer("grid", new int[] {2, 3}, 8);
        for (int position = 0; position < 6; position++) {
            builder.add(layer, position, new Literal(position));
        }
        Graph graph = builder.build();
        assertThat(graph.key(0)).isEqualTo(Key.of("grid", 0, 0));
        assertThat(graph.key(4)).isEqualTo(Key.of("grid", 1, 1));
        assertThat(graph.find(Key.of("grid", 1, 2))).hasValue(5);
        assertThat(graph.key(5)).hasToString("(grid, 1, 2)");
    }

    @Test
    void jobsRefuseOutputsThatAreNotThere() {
        Graph graph = Graph.of(Map.of(Key.of("a"), new Task.Data(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Job(graph, new int[] {1}))
                .withMessageContaining("output 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.of(graph, Key.of("b")))
                .withMessageContaining("no task b");
    }

    @Test
    void memoryOfABuilderIsMadeOnce() {
        GraphBuilder builder = Graph.builder();
        StringBuilder memory = builder.memory(StringBuilder.class, graph -> new StringBuilder("made"));
        assertThat(builder.memory(StringBuilder.class, graph -> new StringBuilder("again")))
                .isSameAs(memory)
                .hasToString("made");
        assertThat(Graph.builder().memory(StringBuilder.class, graph -> new StringBuilder()))
                .isNotSameAs(memory);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 400})
    void everyTaskKnowsItsLayerHoweverManyThereAre(int layers) {
        GraphBuilder builder = Graph.builder();
        for (int layer = 0; layer < layers; layer++) {
            int number = builder.layer("layer" + layer, new int[] {2}, 0);
            builder.add(number, 0, inputs -> 1);
            builder.add(number, 1, inputs -> 1);
        }
        Graph graph = builder.build();
        for (int task = 0; task < graph.size(); task++) {
            assertThat(graph.layer(task).name()).isEqualTo("layer" + task / 2);
            assertThat(graph.find(Key.of("layer" + task / 2, task % 2))).hasValue(task);
        }
    }
}
