package io.bask.array;

/** Which direction of a Fourier transform is divided by its length. */
public enum FftNorm {
    /** The way back, as NumPy has it unless told otherwise. */
    BACKWARD,
    /** Both, by the square root of the length, so that they keep lengths of vectors. */
    ORTHO,
    /** The way there. */
    FORWARD;

    /** What a transform without any scale is multiplied by. */
    double scale(long length, boolean isInverse) {
        return switch (this) {
            case ORTHO -> 1 / Math.sqrt(length);
            case BACKWARD -> isInverse ? 1.0 / length : 1;
            case FORWARD -> isInverse ? 1 : 1.0 / length;
        };
    }

    FftNorm swapped() {
        return switch (this) {
            case ORTHO -> ORTHO;
            case BACKWARD -> FORWARD;
            case FORWARD -> BACKWARD;
        };
    }
}
