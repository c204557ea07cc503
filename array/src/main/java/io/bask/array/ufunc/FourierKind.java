package io.bask.array.ufunc;

/** Which Fourier transform is made of a line of numbers. */
public enum FourierKind {
    /** Complex numbers to as many. */
    FORWARD("fft", true, true),
    /** Complex numbers to as many, and back. */
    INVERSE("ifft", true, true),
    /** Real numbers to the half of the spectrum that is not a mirror image. */
    REAL_FORWARD("rfft", false, true),
    /** Half a spectrum to real numbers. */
    REAL_INVERSE("irfft", true, false);

    private final String numpyName;
    private final boolean readsComplex;
    private final boolean makesComplex;

    FourierKind(String numpyName, boolean readsComplex, boolean makesComplex) {
        this.numpyName = numpyName;
        this.readsComplex = readsComplex;
        this.makesComplex = makesComplex;
    }

    /** NumPy's name. */
    public String numpyName() {
        return numpyName;
    }

    /** Whether lines are complex. */
    public boolean readsComplex() {
        return readsComplex;
    }

    /** Whether results are complex. */
    public boolean makesComplex() {
        return makesComplex;
    }

    /** How many numbers a transform of length {@code n} reads. */
    public long reads(long n) {
        return this == REAL_INVERSE ? n / 2 + 1 : n;
    }

    /** How many numbers a transform of length {@code n} makes. */
    public long makes(long n) {
        return this == REAL_FORWARD ? n / 2 + 1 : n;
    }
}
