package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DrawingTest {
    private record Named(String operation) implements Kernel {
        @Override
        public Object run(Object[] inputs) {
            return operation;
        }
    }

    private static Job lesson() {
        GraphBuilder graph = Graph.builder();
        int[] sums = new int[4];
        for (int i = 0; i < 4; i++) {
            int data = graph.data("x" + i, i);
            int inc = graph.lone("inc" + i, new Named("inc"), data);
            int twice = graph.lone("double" + i, new Named("double"), data);
            sums[i] = graph.lone("add" + i, new Named("add"), inc, twice);
        }
        int total = graph.lone("sum", new Named("sum <all> & \"more\""), sums);
        return new Job(graph.build(), new int[] {total});
    }

    private static Job wide(int leaves) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("load", new int[] {leaves}, 0);
        int[] tasks = new int[leaves];
        for (int i = 0; i < leaves; i++) {
            tasks[i] = graph.add(layer, i, new Named("load"));
        }
        int sum = graph.lone("sum", new Named("sum"), tasks);
        return new Job(graph.build(), new int[] {sum});
    }

    @Test
    void dotHasACircleATaskABoxAValueAndAnArrowADependency() {
        String dot = Drawing.of(lesson()).dot();
        assertThat(dot.lines().filter(line -> line.contains("shape=ellipse"))).hasSize(13);
        assertThat(dot.lines().filter(line -> line.contains("shape=box"))).hasSize(4);
        assertThat(dot.lines().filter(line -> line.contains("->"))).hasSize(4 * 4 + 4);
        assertThat(dot).contains("label=\"sum <all> & \\\"more\\\"\", shape=ellipse, penwidth=2.5");
    }

    @Test
    void svgIsWellFormedAndHasEveryNode() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Drawing.of(lesson()).svg())));
        assertThat(svg.getElementsByTagName("ellipse").getLength()).isEqualTo(13);
        assertThat(svg.getElementsByTagName("text").getLength()).isEqualTo(17);
    }

    @Test
    void pngCanBeRead() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(Drawing.of(lesson()).png()));
        assertThat(image.getWidth()).isBetween(300, 3000);
        assertThat(image.getHeight()).isBetween(300, 1500);
    }

    @Test
    void nodesOfARankDoNotOverlap() {
        Diagram diagram = Diagram.ofTasks(lesson());
        LayeredLayout layout = new LayeredLayout(diagram);
        for (int a = 0; a < diagram.nodes().size(); a++) {
            for (int b = 0; b < a; b++) {
                LayeredLayout.Spot left = layout.spot(a);
                LayeredLayout.Spot right = layout.spot(b);
                boolean apart = left.rank != right.rank || Math.abs(left.x - right.x) >= (left.width + right.width) / 2;
                assertThat(apart).as("%d and %d", a, b).isTrue();
            }
        }
    }

    @Test
    void largeGraphsAreDrawnALayerANode() {
        String dot = Drawing.of(wide(10_000)).dot();
        assertThat(dot).contains("load x 10000").contains("label=\"sum\"").contains("0 -> 1");
        assertThat(Drawing.of(wide(499)).dot().lines().count()).isGreaterThan(900);
    }

    @Test
    void filesAreWrittenInTheFormatOfTheirName(@TempDir Path folder) throws IOException {
        Drawing drawing = Drawing.of(lesson());
        drawing.save(folder.resolve("g.dot")).save(folder.resolve("g.svg")).save(folder.resolve("g.PNG"));
        assertThat(Files.readString(folder.resolve("g.dot"))).isEqualTo(drawing.dot());
        assertThat(Files.readString(folder.resolve("g.svg"))).startsWith("<svg");
        assertThat(Files.readAllBytes(folder.resolve("g.PNG"))).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void unknownFormatsAndFoldersAreNamed(@TempDir Path folder) {
        Drawing drawing = Drawing.of(lesson());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.save(folder.resolve("graph.gif")))
                .withMessageContaining("graph.gif")
                .withMessageContaining(".dot, .svg or .png");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> drawing.save(folder.resolve("nowhere/graph.svg")))
                .withMessageContaining("nowhere")
                .withMessageContaining("a folder that is there");
    }

    @Test
    void anEmptyGraphIsAnEmptyDrawing() {
        Drawing drawing = Drawing.of(new Job(Graph.builder().build(), new int[0]));
        assertThat(drawing.dot()).startsWith("digraph").doesNotContain("label");
        assertThat(drawing.svg()).contains("</svg>");
    }

    @Test
    void shadesByOrderNumberTheTasks() {
        Drawing drawing = Drawing.of(lesson()).byOrder();
        assertThat(drawing.dot()).contains("label=\"0\\n#1\"").contains("\\n#17\", shape=ellipse, penwidth=2.5");
        assertThat(drawing.svg()).contains(">order<").contains(">#1<").contains(">#17<");
        Drawing backwards = Drawing.of(wide(2), () -> new int[] {1, 0, 2}).byOrder();
        assertThat(backwards.dot()).contains("0 [label=\"load\\n#2\"").contains("1 [label=\"load\\n#1\"");
    }

    @Test
    void shadesByMemoryShowWhatIsKept() {
        assertThat(Drawing.of(wide(3)).byMemory().dot())
                .contains("label=\"load\\n1\"")
                .contains("label=\"load\\n3\"")
                .contains("label=\"sum\\n4\"");
        assertThat(Drawing.of(Graphs.tree(2)).byMemory().dot())
                .contains("label=\"load\\n1000 B\"".replace("1000 B", "0.98 kiB"))
                .contains("label=\"inc\\n2.05 kiB\"");
        assertThat(Drawing.of(wide(3)).byMemory().svg()).contains(">results kept<");
    }

    @Test
    void shadesByTimeComeFromAProfiler() {
        Job job = Graphs.tree(3);
        Profiler profiler = new Profiler();
        assertThat(Drawing.of(job).byTime(profiler).dot()).doesNotContain("fillcolor");
        new SerialScheduler().run(job, RunOptions.defaults().withListener(profiler));
        Drawing drawing = Drawing.of(job).byTime(profiler);
        assertThat(drawing.dot().lines().filter(line -> line.contains("fillcolor")))
                .hasSize(7);
        assertThat(drawing.svg()).contains(">time in tasks<").contains("#0b4388");
        assertThat(drawing.png()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void layersAreShadedAsAWhole() {
        Job job = Graphs.tree(1000);
        Profiler profiler = new Profiler();
        new SerialScheduler().run(job, RunOptions.defaults().withListener(profiler));
        assertThat(Drawing.of(job).byTime(profiler).dot()).contains("label=\"load x 1000\\n");
        assertThat(Drawing.of(job).byOrder().dot())
                .contains("label=\"load x 1000\\n#1\"")
                .contains("label=\"inc x 1000\\n#1001\"");
    }

    @Test
    void manyLoneTasksAreDrawnAnOperationANode() {
        GraphBuilder graph = Graph.builder();
        int last = graph.data("start", 1);
        for (int i = 0; i < 2_000; i++) {
            last = graph.lone("t" + i, new Named(i % 2 == 0 ? "inc" : "a name that is a good deal too long"), last);
        }
        Drawing drawing = Drawing.of(new Job(graph.build(), new int[] {last}));
        assertThat(drawing.dot())
                .contains("label=\"inc x 1000\"")
                .contains("label=\"a name that is a g... x 1000\", shape=ellipse, penwidth=2.5")
                .contains("0 -> 1")
                .contains("1 -> 2")
                .doesNotContain("2 -> 1");
        assertThat(drawing.byMemory().byOrder().png()).isNotEmpty();
    }

    @Test
    void aParentStandsOverTheMiddleOfItsInputs() {
        Diagram diagram = Diagram.ofTasks(Graphs.tree(6));
        LayeredLayout layout = new LayeredLayout(diagram);
        double middle = 0;
        for (int inc = 6; inc < 12; inc++) {
            middle += layout.spot(inc).x / 6;
            assertThat(layout.spot(inc).x).isCloseTo(layout.spot(inc - 6).x, within(0.5));
        }
        assertThat(layout.spot(12).x).isCloseTo(middle, within(0.5));
    }
}
