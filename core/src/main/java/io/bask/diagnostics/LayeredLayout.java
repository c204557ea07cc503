package io.bask.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places the nodes of a {@link Diagram} in ranks, inputs at the bottom, with few crossings and short arrows.
 *
 * <p>The method of Sugiyama, Tagawa and Toda (1981): ranks by longest path, long arrows cut into pieces by invisible
 * nodes, order within ranks by repeated barycentres. Positions then move towards the mean of their neighbours; what
 * overlaps is pushed apart at least cost by pooling adjacent violators (isotonic regression).
 */
final class LayeredLayout {
    private static final int SWEEPS = 12;
    private static final double LEAST_RANK_HEIGHT = 70;
    private static final double MOST_RANK_HEIGHT = 240;
    private static final double WIDTH_TO_RANK_HEIGHT = 14;
    static final double NODE_HEIGHT = 32;
    static final double LEGEND_WIDTH = 160;
    static final double LEGEND_HEIGHT = 52;
    private static final double GAP = 18;
    private static final double WIDTH_OF_CHARACTER = 7.2;

    private final List<Spot> spots = new ArrayList<>();
    private final List<List<Spot>> ranks = new ArrayList<>();
    private final List<List<Spot>> paths = new ArrayList<>();
    private double rankHeight = LEAST_RANK_HEIGHT;

    /** Where one node lies, or one bend of a long arrow. */
    static final class Spot {
        final int rank;
        final double width;
        final List<Spot> below = new ArrayList<>();
        final List<Spot> above = new ArrayList<>();
        double x;
        double y;
        private double wish;

        Spot(int rank, double width) {
            this.rank = rank;
            this.width = width;
        }
    }

    LayeredLayout(Diagram diagram) {
        placeInRanks(diagram);
        for (Diagram.Arrow arrow : diagram.arrows()) {
            paths.add(connect(spots.get(arrow.from()), spots.get(arrow.to())));
        }
        spread();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            order(sweep % 2 == 0);
        }
        spread();
        for (int sweep = 0; sweep <= SWEEPS; sweep++) {
            align(sweep % 2 == 0); // ends upwards, so that a node stands above the middle of what it reads
        }
        moveToOrigin();
    }

    /** Position of node {@code node}. */
    Spot spot(int node) {
        return spots.get(node);
    }

    /** The points that arrow {@code arrow} runs through, both ends included. */
    List<Spot> path(int arrow) {
        return paths.get(arrow);
    }

    double width() {
        return ranks.stream()
                .flatMap(List::stream)
                .mapToDouble(spot -> spot.x + spot.width / 2)
                .max()
                .orElse(0);
    }

    double height() {
        return Math.max(0, ranks.size() - 1) * rankHeight + NODE_HEIGHT;
    }

    private void placeInRanks(Diagram diagram) {
        int[] rank = new int[diagram.nodes().size()];
        List<Diagram.Arrow> arrows = new ArrayList<>(diagram.arrows());
        arrows.sort(Comparator.comparingInt(Diagram.Arrow::to));
        for (Diagram.Arrow arrow : arrows) {
            rank[arrow.to()] = Math.max(rank[arrow.to()], rank[arrow.from()] + 1);
        }
        for (int node = 0; node < rank.length; node++) {
            Diagram.Node one = diagram.nodes().get(node);
            int noteLength = one.shade() == null ? 0 : one.shade().text().length();
            double width = (one.shade() == null ? 24 : 36)
                    + WIDTH_OF_CHARACTER * Math.max(one.label().length(), noteLength);
            spots.add(addSpot(rank[node], Math.max(44, width)));
        }
    }

    private Spot addSpot(int rank, double width) {
        while (ranks.size() <= rank) {
            ranks.add(new ArrayList<>());
        }
        Spot spot = new Spot(rank, width);
        ranks.get(rank).add(spot);
        return spot;
    }

    private List<Spot> connect(Spot from, Spot to) {
        List<Spot> path = new ArrayList<>(List.of(from));
        for (int rank = from.rank + 1; rank < to.rank; rank++) {
            path.add(addSpot(rank, 2));
        }
        path.add(to);
        for (int i = 1; i < path.size(); i++) {
            path.get(i - 1).above.add(path.get(i));
            path.get(i).below.add(path.get(i - 1));
        }
        return path;
    }

    private void spread() {
        for (List<Spot> rank : ranks) {
            double x = 0;
            for (Spot spot : rank) {
                spot.x = x + spot.width / 2;
                x += spot.width + GAP;
            }
        }
    }

    private void order(boolean upwards) {
        for (int i = 0; i < ranks.size(); i++) {
            List<Spot> rank = ranks.get(upwards ? i : ranks.size() - 1 - i);
            rank.forEach(spot -> spot.wish = meanOf(upwards ? spot.below : spot.above, spot.x));
            rank.sort(Comparator.comparingDouble(spot -> spot.wish));
            double x = 0;
            for (Spot spot : rank) {
                spot.x = x + spot.width / 2;
                x += spot.width + GAP;
            }
        }
    }

    private void align(boolean upwards) {
        for (int i = 0; i < ranks.size(); i++) {
            List<Spot> rank = ranks.get(upwards ? i : ranks.size() - 1 - i);
            rank.forEach(spot -> spot.wish = meanOf(upwards ? spot.below : spot.above, spot.x));
            pushApart(rank);
        }
    }

    private static double meanOf(List<Spot> neighbours, double otherwise) {
        return neighbours.stream().mapToDouble(spot -> spot.x).average().orElse(otherwise);
    }

    /** Puts each spot as near to its wish as the widths of its neighbours allow, in the least-squares sense. */
    private static void pushApart(List<Spot> rank) {
        int n = rank.size();
        double[] offset = new double[n];
        for (int i = 1; i < n; i++) {
            offset[i] = offset[i - 1] + (rank.get(i - 1).width + rank.get(i).width) / 2 + GAP;
        }
        double[] sum = new double[n];
        int[] count = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            sum[blocks] = rank.get(i).wish - offset[i];
            count[blocks++] = 1;
            while (blocks > 1 && sum[blocks - 2] / count[blocks - 2] > sum[blocks - 1] / count[blocks - 1]) {
                blocks--;
                sum[blocks - 1] += sum[blocks];
                count[blocks - 1] += count[blocks];
            }
        }
        int spot = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < count[block]; i++, spot++) {
                rank.get(spot).x = sum[block] / count[block] + offset[spot];
            }
        }
    }

    private void moveToOrigin() {
        double left = ranks.stream()
                .flatMap(List::stream)
                .mapToDouble(spot -> spot.x - spot.width / 2)
                .min()
                .orElse(0);
        ranks.forEach(rank -> rank.forEach(spot -> spot.x -= left));
        // Arrows across a wide drawing would lie flat on top of each other in low ranks.
        rankHeight = Math.max(LEAST_RANK_HEIGHT, Math.min(MOST_RANK_HEIGHT, width() / WIDTH_TO_RANK_HEIGHT));
        for (List<Spot> rank : ranks) {
            for (Spot spot : rank) {
                spot.y = (ranks.size() - 1 - spot.rank) * rankHeight + NODE_HEIGHT / 2;
            }
        }
    }
}
