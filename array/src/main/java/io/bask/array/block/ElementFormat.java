package io.bask.array.block;

import io.bask.array.shape.DType;

/** How the elements of one printed array are written: all in one width and style, found from those that are shown. */
interface ElementFormat {
    /** The text of an element, padded to the array's width. */
    String text(int position);

    /** The format of some elements of a block, named by their positions in its storage. */
    static ElementFormat of(NDArray array, int[] positions, PrintOptions options) {
        DType dtype = array.dtype();
        Object storage = array.storage;
        if (dtype.isBool()) {
            String yes = array.ndim() == 0 ? "True" : " True";
            return position -> ((byte[]) storage)[position] != 0 ? yes : "False";
        }
        if (dtype.isInteger()) {
            int width = 0;
            for (int position : positions) {
                width = Math.max(
                        width,
                        Long.toString(Storage.asLong(dtype, storage, position)).length());
            }
            int columns = width;
            return position -> " "
                            .repeat(columns
                                    - Long.toString(Storage.asLong(dtype, storage, position))
                                            .length())
                    + Storage.asLong(dtype, storage, position);
        }
        double[] real = new double[positions.length];
        double[] imaginary = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            real[i] = Storage.asDouble(dtype, storage, positions[i]);
            imaginary[i] = Storage.imaginary(dtype, storage, positions[i]);
        }
        boolean single = dtype.realPart() == DType.FLOAT32;
        FloatFormat reals = new FloatFormat(real, single, false, options);
        if (!dtype.isComplex()) {
            return position -> reals.text(Storage.asDouble(dtype, storage, position));
        }
        FloatFormat imaginaries = new FloatFormat(imaginary, single, true, options);
        return position -> {
            String im = imaginaries.text(Storage.imaginary(dtype, storage, position));
            String tight = im.stripTrailing();
            return reals.text(Storage.asDouble(dtype, storage, position))
                    + tight
                    + "j"
                    + " ".repeat(im.length() - tight.length());
        };
    }
}
