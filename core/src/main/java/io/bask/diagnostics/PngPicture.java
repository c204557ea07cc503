package io.bask.diagnostics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Paints a laid-out {@link Diagram}; needs no screen. Wide graphs are scaled down to fit into a picture that viewers open. */
final class PngPicture {
    private static final double MARGIN = 12;
    private static final double LARGEST_SIDE = 12_000;
    private static final double SHARPNESS = 2;

    private static final Font USUAL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private final Graphics2D canvas;

    private PngPicture(Graphics2D canvas) {
        this.canvas = canvas;
    }

    static byte[] of(Diagram diagram, LayeredLayout layout, Drawing.@Nullable Legend legend) {
        double width = Math.max(layout.width(), legend == null ? 0 : LayeredLayout.LEGEND_WIDTH) + 2 * MARGIN;
        double height = layout.height() + 2 * MARGIN + (legend == null ? 0 : LayeredLayout.LEGEND_HEIGHT);
        double scale = Math.min(SHARPNESS, LARGEST_SIDE / Math.max(width, height));
        BufferedImage image = new BufferedImage(
                Math.max(1, (int) Math.ceil(width * scale)),
                Math.max(1, (int) Math.ceil(height * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setFont(USUAL);
        canvas.scale(scale, scale);
        canvas.translate(MARGIN, MARGIN);
        PngPicture picture = new PngPicture(canvas);
        picture.paint(diagram, layout);
        if (legend != null) {
            picture.paintScale(legend, layout.height() + LayeredLayout.LEGEND_HEIGHT - 18);
        }
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode the drawing as PNG: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private void paint(Diagram diagram, LayeredLayout layout) {
        for (int i = 0; i < diagram.arrows().size(); i++) {
            paintArrow(layout.path(i));
        }
        for (int i = 0; i < diagram.nodes().size(); i++) {
            paintNode(diagram.nodes().get(i), layout.spot(i));
        }
    }

    private void paintArrow(List<LayeredLayout.Spot> path) {
        double half = LayeredLayout.NODE_HEIGHT / 2;
        Path2D line = new Path2D.Double();
        line.moveTo(path.get(0).x, path.get(0).y - half);
        for (int i = 1; i < path.size(); i++) {
            LayeredLayout.Spot before = path.get(i - 1);
            LayeredLayout.Spot spot = path.get(i);
            double fromY = i == 1 ? before.y - half : before.y;
            double toY = i == path.size() - 1 ? spot.y + half : spot.y;
            double middle = (fromY + toY) / 2;
            line.curveTo(before.x, middle, spot.x, middle, spot.x, toY);
        }
        canvas.setColor(new Color(0x55, 0x55, 0x55));
        canvas.setStroke(new BasicStroke(1));
        canvas.draw(line);
        LayeredLayout.Spot end = path.get(path.size() - 1);
        Path2D head = new Path2D.Double();
        head.moveTo(end.x, end.y + half);
        head.lineTo(end.x - 3.5, end.y + half + 8);
        head.lineTo(end.x + 3.5, end.y + half + 8);
        head.closePath();
        canvas.fill(head);
    }

    private void paintNode(Diagram.Node node, LayeredLayout.Spot spot) {
        double x = spot.x - spot.width / 2;
        double y = spot.y - LayeredLayout.NODE_HEIGHT / 2;
        Shape outline = node.isData()
                ? new Rectangle2D.Double(x, y, spot.width, LayeredLayout.NODE_HEIGHT)
                : new Ellipse2D.Double(x, y, spot.width, LayeredLayout.NODE_HEIGHT);
        canvas.setColor(new Color(node.fill()));
        canvas.fill(outline);
        canvas.setColor(Color.BLACK);
        canvas.setStroke(new BasicStroke(node.isOutput() ? 2.5f : 1f));
        canvas.draw(outline);
        Shade shade = node.shade();
        if (shade == null) {
            paintText(node.label(), spot.x, spot.y + 4, 0.5);
            return;
        }
        canvas.setColor(new Color(shade.ink()));
        paintText(node.label(), spot.x, spot.y - 1, 0.5);
        canvas.setFont(SMALL);
        paintText(shade.text(), spot.x, spot.y + 10, 0.5);
        canvas.setFont(USUAL);
    }

    private void paintText(String text, double x, double y, double anchor) {
        int width = canvas.getFontMetrics().stringWidth(text);
        canvas.drawString(text, (float) (x - anchor * width), (float) y);
    }

    private void paintScale(Drawing.Legend legend, double y) {
        canvas.setColor(Color.BLACK);
        paintText(legend.title(), 0, y - 5, 0);
        for (int x = 0; x < LayeredLayout.LEGEND_WIDTH; x++) {
            canvas.setColor(new Color(Shade.colour(x / LayeredLayout.LEGEND_WIDTH)));
            canvas.fill(new Rectangle2D.Double(x, y, 1, 8));
        }
        canvas.setColor(Color.BLACK);
        canvas.setFont(SMALL);
        paintText(legend.least(), 0, y + 20, 0);
        paintText(legend.most(), LayeredLayout.LEGEND_WIDTH, y + 20, 1);
        canvas.setFont(USUAL);
    }
}
