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

/** Paints a laid-out {@link Diagram}; needs no screen. Wide graphs are scaled down to fit into a picture that viewers open. */
final class PngPicture {
    private static final double MARGIN = 12;
    private static final double LARGEST_SIDE = 12_000;
    private static final double SHARPNESS = 2;

    private final Graphics2D canvas;

    private PngPicture(Graphics2D canvas) {
        this.canvas = canvas;
    }

    static byte[] of(Diagram diagram, LayeredLayout layout) {
        double width = layout.width() + 2 * MARGIN;
        double height = layout.height() + 2 * MARGIN;
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
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        canvas.scale(scale, scale);
        canvas.translate(MARGIN, MARGIN);
        new PngPicture(canvas).paint(diagram, layout);
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
        canvas.setColor(node.isData() ? new Color(0xEE, 0xF3, 0xF8) : Color.WHITE);
        canvas.fill(outline);
        canvas.setColor(Color.BLACK);
        canvas.setStroke(new BasicStroke(node.isOutput() ? 2.5f : 1f));
        canvas.draw(outline);
        int textWidth = canvas.getFontMetrics().stringWidth(node.label());
        canvas.drawString(node.label(), (float) (spot.x - textWidth / 2.0), (float) (spot.y + 4));
    }
}
