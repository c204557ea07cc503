package io.bask.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.pass.Pass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class EmbeddedDataTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void saysWhichLayerTakesMuchDataAlong() {
        GraphBuilder graph = Graph.builder();
        graph.data("small", new double[MEGABYTE / 8]);
        int layer = graph.layer("table-1a2b", new int[] {4}, 5L * MEGABYTE);
        for (int block = 0; block < 4; block++) {
            graph.add(layer, block, new Literal("block " + new String(new char[] {(char) ('a' + block)})));
        }
        assertThat(EmbeddedData.warning(graph.build()))
                .hasValue("serializing a graph of 5 tasks takes 21 MB of data in memory along, 20 MB of them in"
                        + " table-1a2b (4 blocks); let tasks read or make the data instead");
    }

    @Test
    void namesTheCallThatGaveTheData() {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer(new Layer("table", new int[0], 0, "Main.load(Main.java:12)"));
        graph.add(layer, 0, new Literal(new double[2 * MEGABYTE]));
        assertThat(EmbeddedData.warning(graph.build()).orElseThrow())
                .contains("16 MB of them in table (1 blocks, given at Main.load(Main.java:12))");
    }

    @Test
    void countsDataOnceHoweverOftenItIsEmbedded() {
        byte[] data = new byte[6 * MEGABYTE];
        GraphBuilder graph = Graph.builder();
        for (int i = 0; i < 10; i++) {
            graph.data("data-" + i, data);
        }
        assertThat(EmbeddedData.warning(graph.build())).isEmpty();
        graph.data("more", new long[MEGABYTE]);
        assertThat(EmbeddedData.warning(graph.build()).orElseThrow()).contains("14 MB", "8 MB", "more");
    }

    @Test
    void tasksThatMakeLargeResultsTakeNothingAlong() {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("made", new int[] {100}, 100L * MEGABYTE);
        for (int block = 0; block < 100; block++) {
            graph.add(layer, block, inputs -> new byte[0]);
        }
        assertThat(EmbeddedData.warning(graph.build())).isEmpty();
    }

    @Test
    void passesNeverCopyData() {
        byte[] data = new byte[MEGABYTE];
        Job job = readers(data, 50);
        Graph after = Pass.applyAll(Pass.standard(), job).graph();
        int literals = 0;
        for (int task = 0; task < after.size(); task++) {
            if (after.kernel(task) instanceof Literal literal) {
                literals++;
                assertThat(literal.value()).isSameAs(data);
            }
        }
        assertThat(literals).isEqualTo(1);
        assertThat(after.size()).isEqualTo(51);
    }

    @Test
    void aSerializedGraphHoldsSharedDataOnce() throws IOException, ClassNotFoundException {
        Graph graph =
                Pass.applyAll(Pass.standard(), readers(new byte[MEGABYTE], 50)).graph();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(graph);
        }
        assertThat(bytes.size()).isBetween(MEGABYTE, MEGABYTE + 20_000);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Graph back = (Graph) in.readObject();
            assertThat(back.size()).isEqualTo(graph.size());
            assertThat(back.key(50)).isEqualTo(graph.key(50));
        }
    }

    private static Job readers(byte[] data, int count) {
        GraphBuilder graph = Graph.builder();
        int source = graph.data("data", data);
        int layer = graph.layer("length", new int[] {count}, 0);
        int[] outputs = new int[count];
        for (int i = 0; i < count; i++) {
            outputs[i] = graph.add(layer, i, inputs -> ((byte[]) inputs[0]).length, source);
        }
        return new Job(graph.build(), outputs);
    }
}
