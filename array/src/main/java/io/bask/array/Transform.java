package io.bask.array;

import io.bask.array.ufunc.FourierKind;

/** The fourteen transforms that users call by name: which way, along how many axes. */
enum Transform {
    FFT("fft", Form.FORWARD, 1),
    IFFT("ifft", Form.INVERSE, 1),
    FFT2("fft2", Form.FORWARD, 2),
    IFFT2("ifft2", Form.INVERSE, 2),
    FFTN("fftn", Form.FORWARD, Transform.ALL),
    IFFTN("ifftn", Form.INVERSE, Transform.ALL),
    RFFT("rfft", Form.REAL_FORWARD, 1),
    IRFFT("irfft", Form.REAL_INVERSE, 1),
    RFFT2("rfft2", Form.REAL_FORWARD, 2),
    IRFFT2("irfft2", Form.REAL_INVERSE, 2),
    RFFTN("rfftn", Form.REAL_FORWARD, Transform.ALL),
    IRFFTN("irfftn", Form.REAL_INVERSE, Transform.ALL),
    HFFT("hfft", Form.MIRRORED_FORWARD, 1),
    IHFFT("ihfft", Form.MIRRORED_INVERSE, 1);

    private static final int ALL = 0;

    private final String numpyName;
    private final Form form;
    private final int axes;

    Transform(String numpyName, Form form, int axes) {
        this.numpyName = numpyName;
        this.form = form;
        this.axes = axes;
    }

    /** Of complex numbers; of real ones, without the mirror image; of a signal that is its own mirror image. */
    private enum Form {
        FORWARD,
        INVERSE,
        REAL_FORWARD,
        REAL_INVERSE,
        MIRRORED_FORWARD,
        MIRRORED_INVERSE
    }

    /** The transform along the last axis or axes. */
    Array of(Array x) {
        return of(x, FftOptions.standard());
    }

    /** The transform with options. */
    Array of(Array x, FftOptions how) {
        boolean makesReal = form == Form.REAL_INVERSE || form == Form.MIRRORED_FORWARD;
        Transforms.Plan plan = Transforms.plan(numpyName, x, how, axes, makesReal);
        return switch (form) {
            case FORWARD -> Transforms.along(FourierKind.FORWARD, x, plan);
            case INVERSE -> Transforms.along(FourierKind.INVERSE, x, plan);
            case REAL_FORWARD -> Transforms.realForward(numpyName, x, plan);
            case REAL_INVERSE -> Transforms.realInverse(numpyName, x, plan);
            case MIRRORED_FORWARD -> IRFFT.of(x.dtype().isComplex() ? x.conj() : x, swapped(plan));
            case MIRRORED_INVERSE -> RFFT.of(x, swapped(plan)).conj();
        };
    }

    private static FftOptions swapped(Transforms.Plan plan) {
        return FftOptions.axes(plan.axes())
                .lengths(plan.lengths())
                .norm(plan.norm().swapped());
    }
}
