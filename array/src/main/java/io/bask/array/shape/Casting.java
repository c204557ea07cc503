package io.bask.array.shape;

/**
 * How much an element may change when its dtype is changed; each rule allows all that the rules before it allow.
 *
 * <p>The names and meanings are NumPy's. See {@link DType#canCast(DType, DType, Casting)}.
 */
public enum Casting {
    /** No change of dtype at all. */
    NO,
    /** Only changes that keep every value: {@code int8} to {@code int16}, {@code int64} to {@code float64}. */
    SAFE,
    /** Safe changes and changes within a kind or to a higher kind: {@code float64} to {@code float32}. */
    SAME_KIND,
    /** Any change, values may be lost. */
    UNSAFE
}
