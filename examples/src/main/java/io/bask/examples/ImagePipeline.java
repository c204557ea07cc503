package io.bask.examples;

import io.bask.Bask;
import io.bask.delayed.Delayed;
import io.bask.delayed.DelayedFunction1;
import io.bask.delayed.DelayedFunction2;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Loads images, makes each grey and small, measures it, and puts all on one sheet: ordinary methods, called lazily. */
@Command(name = "image-pipeline", description = "Processes a few images in parallel and writes a contact sheet.")
public final class ImagePipeline implements Runnable {
    private static final int THUMB = 48;

    @Option(names = "--images", paramLabel = "N", description = "number of images (default: ${DEFAULT-VALUE})")
    private int images = 6;

    @Option(names = "--out", paramLabel = "FILE", description = "the sheet (default: ${DEFAULT-VALUE})")
    private Path sheet = Path.of("sheet.png");

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new ImagePipeline(), arguments);
    }

    @Override
    public void run() {
        if (images < 1) {
            throw new ParameterException(spec.commandLine(), "--images is %d; use 1 or more".formatted(images));
        }
        Start.checkPicture(spec, sheet);
        DelayedFunction1<String, BufferedImage> load = Delayed.function(ImagePipeline::load);
        DelayedFunction1<BufferedImage, BufferedImage> grey = Delayed.function(ImagePipeline::grey);
        DelayedFunction2<BufferedImage, Integer, BufferedImage> scale = Delayed.function(ImagePipeline::scale);
        DelayedFunction1<BufferedImage, Double> brightness = Delayed.function(ImagePipeline::brightness);

        List<Delayed<BufferedImage>> thumbs = new ArrayList<>();
        List<Delayed<Double>> brightnesses = new ArrayList<>();
        for (Path file : madeUp(images)) {
            Delayed<BufferedImage> image = grey.apply(load.apply(file.toString()));
            brightnesses.add(brightness.apply(image));
            thumbs.add(scale.apply(image, THUMB));
        }
        Delayed<BufferedImage> all = Delayed.list(thumbs).map(ImagePipeline::sheet);
        Delayed<List<Double>> measured = Delayed.list(brightnesses);
        var results = Bask.compute(all, measured);

        PrintWriter out = spec.commandLine().getOut();
        results.get(measured).forEach(value -> out.printf(Locale.ROOT, "brightness %.3f%n", value));
        write(results.get(all), sheet);
        out.printf(
                "%s: %d x %d%n",
                sheet, results.get(all).getWidth(), results.get(all).getHeight());
        out.flush();
    }

    private static BufferedImage load(String file) throws IOException {
        return ImageIO.read(Path.of(file).toFile());
    }

    private static BufferedImage grey(BufferedImage image) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                int light = (299 * color.getRed() + 587 * color.getGreen() + 114 * color.getBlue()) / 1000;
                grey.getRaster().setSample(x, y, 0, light);
            }
        }
        return grey;
    }

    private static BufferedImage scale(BufferedImage image, int size) {
        BufferedImage small = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, size, size, null);
        pen.dispose();
        return small;
    }

    private static double brightness(BufferedImage grey) {
        long sum = 0;
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                sum += grey.getRaster().getSample(x, y, 0);
            }
        }
        return sum / (255.0 * grey.getWidth() * grey.getHeight());
    }

    private static BufferedImage sheet(List<BufferedImage> thumbs) {
        BufferedImage sheet = new BufferedImage(THUMB * thumbs.size(), THUMB, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < thumbs.size(); i++) {
            sheet.getRaster().setRect(THUMB * i, 0, thumbs.get(i).getRaster());
        }
        return sheet;
    }

    /** Files with squares of rising brightness, the same in every run. */
    private static List<Path> madeUp(int count) {
        try {
            Path folder = Files.createTempDirectory("images");
            folder.toFile().deleteOnExit();
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
                Graphics2D pen = image.createGraphics();
                int light = 255 * (i + 1) / count;
                pen.setColor(new Color(light, light, light));
                pen.fillRect(0, 0, 80, 120);
                pen.dispose();
                Path file = folder.resolve("image-" + i + ".png");
                write(image, file);
                file.toFile().deleteOnExit();
                files.add(file);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make up images: " + e, e);
        }
    }

    private static void write(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(file, e), e);
        }
    }
}
