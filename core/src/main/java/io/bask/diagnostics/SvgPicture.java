package io.bask.diagnostics;

import java.util.List;
import java.util.Locale;

/** Writes a laid-out {@link Diagram} as SVG. */
final class SvgPicture {
    private static final double MARGIN = 12;

    private SvgPicture() {}

    static String of(Diagram diagram, LayeredLayout layout) {
        double width = layout.width() + 2 * MARGIN;
        double height = layout.height() + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"%.1f %.1f %.1f %.1f\" "
                        + "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">%n",
                width, height, -MARGIN, -MARGIN, width, height));
        svg.append(
                "<defs><marker id=\"head\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\" orient=\"auto\">"
                        + "<path d=\"M0,0.5 L8,4 L0,7.5 z\" fill=\"#555\"/></marker></defs>\n"
                        + "<rect x=\"-12\" y=\"-12\" width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int i = 0; i < diagram.arrows().size(); i++) {
            svg.append(arrow(layout.path(i)));
        }
        for (int i = 0; i < diagram.nodes().size(); i++) {
            svg.append(node(diagram.nodes().get(i), layout.spot(i)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String arrow(List<LayeredLayout.Spot> path) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            LayeredLayout.Spot spot = path.get(i);
            if (i == 0) {
                d.append(format("M%.1f,%.1f", spot.x, spot.y - LayeredLayout.NODE_HEIGHT / 2));
                continue;
            }
            LayeredLayout.Spot before = path.get(i - 1);
            double fromY = i == 1 ? before.y - LayeredLayout.NODE_HEIGHT / 2 : before.y;
            double toY = i == path.size() - 1 ? spot.y + LayeredLayout.NODE_HEIGHT / 2 : spot.y;
            double middle = (fromY + toY) / 2;
            d.append(format(" C%.1f,%.1f %.1f,%.1f %.1f,%.1f", before.x, middle, spot.x, middle, spot.x, toY));
        }
        return "<path d=\"" + d + "\" fill=\"none\" stroke=\"#555\" marker-end=\"url(#head)\"/>\n";
    }

    private static String node(Diagram.Node node, LayeredLayout.Spot spot) {
        double halfHeight = LayeredLayout.NODE_HEIGHT / 2;
        String line = node.isOutput() ? "stroke=\"black\" stroke-width=\"2.5\"" : "stroke=\"black\"";
        String outline = node.isData()
                ? format(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#eef3f8\" %s/>",
                        spot.x - spot.width / 2, spot.y - halfHeight, spot.width, 2 * halfHeight, line)
                : format(
                        "<ellipse cx=\"%.1f\" cy=\"%.1f\" rx=\"%.1f\" ry=\"%.1f\" fill=\"white\" %s/>",
                        spot.x, spot.y, spot.width / 2, halfHeight, line);
        return outline
                + format(
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
                        spot.x, spot.y + 4, escape(node.label()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
