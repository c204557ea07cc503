package io.bask.diagnostics;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a laid-out {@link Diagram} as SVG. */
final class SvgPicture {
    private static final double MARGIN = 12;

    private SvgPicture() {}

    static String of(Diagram diagram, LayeredLayout layout, Drawing.@Nullable Legend legend) {
        double width = Math.max(layout.width(), legend == null ? 0 : LayeredLayout.LEGEND_WIDTH) + 2 * MARGIN;
        double height = layout.height() + 2 * MARGIN + (legend == null ? 0 : LayeredLayout.LEGEND_HEIGHT);
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
        if (legend != null) {
            svg.append(scale(legend, layout.height() + LayeredLayout.LEGEND_HEIGHT - 18));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String scale(Drawing.Legend legend, double y) {
        StringBuilder svg = new StringBuilder("<linearGradient id=\"shades\">");
        for (int i = 0; i <= 4; i++) {
            svg.append("<stop offset=\"%d%%\" stop-color=\"#%06x\"/>".formatted(25 * i, Shade.colour(i / 4.0)));
        }
        svg.append("</linearGradient>\n");
        svg.append(format("<text x=\"0\" y=\"%.1f\">%s</text>%n", y - 5, escape(legend.title())));
        svg.append(format(
                "<rect x=\"0\" y=\"%.1f\" width=\"%.1f\" height=\"8\" fill=\"url(#shades)\" stroke=\"#888\"/>%n",
                y, LayeredLayout.LEGEND_WIDTH));
        svg.append(format("<text x=\"0\" y=\"%.1f\" font-size=\"11\">%s</text>%n", y + 20, escape(legend.least())));
        svg.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"11\" text-anchor=\"end\">%s</text>%n",
                LayeredLayout.LEGEND_WIDTH, y + 20, escape(legend.most())));
        return svg.toString();
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
        String line = "fill=\"#%06x\" stroke=\"black\"%s"
                .formatted(node.fill(), node.isOutput() ? " stroke-width=\"2.5\"" : "");
        String outline = node.isData()
                ? format(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>",
                        spot.x - spot.width / 2, spot.y - halfHeight, spot.width, 2 * halfHeight, line)
                : format(
                        "<ellipse cx=\"%.1f\" cy=\"%.1f\" rx=\"%.1f\" ry=\"%.1f\" %s/>",
                        spot.x, spot.y, spot.width / 2, halfHeight, line);
        Shade shade = node.shade();
        if (shade == null) {
            return outline + text(spot.x, spot.y + 4, "", node.label());
        }
        String ink = " fill=\"#%06x\"".formatted(shade.ink());
        return outline
                + text(spot.x, spot.y - 1, ink, node.label())
                + text(spot.x, spot.y + 10, ink + " font-size=\"10\"", shade.text());
    }

    private static String text(double x, double y, String look, String text) {
        return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\"%s>%s</text>%n", x, y, look, escape(text));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
