package io.bask.array.kernel.math;

/**
 * Random numbers that are functions of a counter: the same counter gives the same number, in any order, on any thread.
 *
 * <p>A counter is an odd multiple of {@link #GOLDEN} plus a start that follows from the seed; mixing its bits gives the
 * sequence known as SplitMix64. Uniform numbers take the upper 53 bits; normal ones come from a uniform one by the
 * inverse of the normal distribution (Wichura's algorithm AS 241, relative error about 1e-16), so that every element
 * costs exactly one counter.
 */
public final class RandomMath {
    /** The step between counters: 2^64 divided by the golden ratio. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The bits of 1.0; with other lower bits, of a number between 1 and 2. */
    private static final long ONE_BITS = 0x3FF0000000000000L;

    private RandomMath() {}

    /** The first counter of a seed; neighbouring seeds start far apart. */
    public static long start(long seed) {
        return mix(seed + GOLDEN);
    }

    /** Mixes the bits of a counter. */
    public static long mix(long counter) {
        long z = (counter ^ (counter >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A whole number in {@code [low, low + span)} from mixed bits; {@code span} is unsigned, 0 stands for 2^64. */
    public static long whole(long bits, long low, long span) {
        if (span == 0) {
            return bits;
        }
        long high = Math.multiplyHigh(bits, span) + ((bits >> 63) & span) + ((span >> 63) & bits);
        return low + high;
    }

    /** The normal number below which a share of all normal numbers lies, given mixed bits for the share. */
    public static double normal(long bits) {
        // (upper 52 bits + 1/2) / 2^52, put together from bits: JDK 17 converts a long three times slower
        double share = Double.longBitsToDouble((bits >>> 12) | ONE_BITS) - (1 - 0x1p-53);
        double fromCentre = share - 0.5;
        if (Math.abs(fromCentre) <= 0.425) {
            return fromCentre * centre(0.180625 - fromCentre * fromCentre);
        }
        double r = Math.sqrt(-Math.log(fromCentre < 0 ? share : 1 - share));
        double size = r <= 5 ? middle(r - 1.6) : tail(r - 5);
        return fromCentre < 0 ? -size : size;
    }

    private static double centre(double r) {
        double top = 2509.0809287301226727 * r + 33430.575583588128105;
        top = (top * r + 67265.770927008700853) * r + 45921.953931549871457;
        top = (top * r + 13731.693765509461125) * r + 1971.5909503065514427;
        top = (top * r + 133.14166789178437745) * r + 3.387132872796366608;
        double bottom = 5226.495278852854561 * r + 28729.085735721942674;
        bottom = (bottom * r + 39307.89580009271061) * r + 21213.794301586595867;
        bottom = (bottom * r + 5394.1960214247511077) * r + 687.1870074920579083;
        return top / ((bottom * r + 42.313330701600911252) * r + 1);
    }

    private static double middle(double r) {
        double top = 7.7454501427834140764e-4 * r + 0.0227238449892691845833;
        top = (top * r + 0.24178072517745061177) * r + 1.27045825245236838258;
        top = (top * r + 3.64784832476320460504) * r + 5.7694972214606914055;
        top = (top * r + 4.6303378461565452959) * r + 1.42343711074968357734;
        double bottom = 1.05075007164441684324e-9 * r + 5.475938084995344946e-4;
        bottom = (bottom * r + 0.0151986665636164571966) * r + 0.14810397642748007459;
        bottom = (bottom * r + 0.68976733498510000455) * r + 1.6763848301838038494;
        return top / ((bottom * r + 2.05319162663775882187) * r + 1);
    }

    private static double tail(double r) {
        double top = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5;
        top = (top * r + 0.0012426609473880784386) * r + 0.026532189526576123093;
        top = (top * r + 0.29656057182850489123) * r + 1.7848265399172913358;
        top = (top * r + 5.4637849111641143699) * r + 6.6579046435011037772;
        double bottom = 2.04426310338993978564e-15 * r + 1.4215117583164458887e-7;
        bottom = (bottom * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4;
        bottom = (bottom * r + 0.0148753612908506148525) * r + 0.13692988092273580531;
        return top / ((bottom * r + 0.59983220655588793769) * r + 1);
    }
}
