package io.bask.diagnostics;

/**
 * How dark a node is filled, on a scale from almost white to a dark blue that also shows in greys.
 *
 * @param darkness from 0 to 1
 * @param text what it stands for, e.g. {@code "12.3 ms"}
 */
record Shade(double darkness, String text) {
    private static final int[] SCALE = {0xF1F6FB, 0xC6DCEF, 0x7FB5DA, 0x3181BD, 0x0B4388};

    /** Fill, as red, green and blue. */
    int colour() {
        return colour(darkness);
    }

    /** Fill of a darkness. */
    static int colour(double darkness) {
        double place = Math.max(0, Math.min(1, darkness)) * (SCALE.length - 1);
        int below = Math.min(SCALE.length - 2, (int) place);
        double share = place - below;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = SCALE[below] >> shift & 0xFF;
            int to = SCALE[below + 1] >> shift & 0xFF;
            mixed |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return mixed;
    }

    /** A colour for text that can be read upon the fill. */
    int ink() {
        return darkness > 0.62 ? 0xFFFFFF : 0x111111;
    }
}
