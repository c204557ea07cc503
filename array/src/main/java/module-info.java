/**
 * Chunked, lazy n-dimensional arrays.
 *
 * <p>Hidden: kernels and lowering; tables share the functions of single numbers. Kernels use the Vector API where the JVM was started with it.
 */
module io.bask.array {
    requires transitive io.bask.core;
    requires static jdk.incubator.vector;
    requires static org.jspecify;
    requires JLargeArrays;
    requires JTransforms;
    requires aircompressor;
    requires arpack.combined.all;
    requires com.fasterxml.jackson.core;
    requires dev.ludovic.netlib.blas;
    requires dev.ludovic.netlib.lapack;
    requires java.desktop;
    requires java.logging;
    requires org.objectweb.asm;
    requires org.slf4j;

    exports io.bask.array;
    exports io.bask.array.block;
    exports io.bask.array.expr;
    exports io.bask.array.rule;
    exports io.bask.array.shape;
    exports io.bask.array.ufunc;
    exports io.bask.array.io.zarr to
            io.bask.hdf5;
    exports io.bask.array.kernel.math to
            io.bask.dataframe;
}
