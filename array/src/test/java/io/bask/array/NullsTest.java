package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.testkit.NullContract;
import java.nio.file.Path;

class NullsTest extends NullContract {
    @Override
    protected void prepare() {
        Array x = Array.of(1.0, 2.0, 3.0);
        sample(Array.class, x);
        sample(NDArray.class, NDArray.of(1.0, 2.0, 3.0));
        sample(Shape.class, Shape.of(3));
        sample(Chunks.class, Chunks.of(3));
        sample(Complex.class, new Complex(1, 1));
        sample(DType.class, DType.FLOAT64);
        sample(Index.class, Index.all());
        sample(Slice.class, Slice.of(Index.all()));
        sample(String.class, "0");
        sample(Object.class, 1L);
        sample(int.class, 0);
        sample(ChunkGrid.class, x.chunks());
        sample(Pad.class, Pad.edge());
        sample(Overlap.class, Overlap.depth(1));
        sample(Choice.class, Choice.distinct());
        sample(BlockMapping.class, BlockMapping.same());
        sample(Convolution.class, Convolution.FULL);
        sample(Reduce.class, Reduce.all());
        sample(Bins.class, Bins.count(2));
        sample(Double.class, 0.5);
        sample(FftOptions.class, FftOptions.standard());
        sample(Path.class, Path.of("absent.npy"));
        sample(ZarrOptions.class, ZarrOptions.v2());
        sample(Rechunking.class, Rechunking.standard());
        subjects(
                x,
                Shape.of(3),
                Chunks.of(3),
                Slice.of(Index.all()),
                Array.random(1),
                Reduce.all(),
                Overlap.depth(1),
                Bins.count(2),
                ZarrOptions.v3(),
                Rechunking.standard());
        types(Zarr.class, Index.class, Linalg.class, Fft.class, Bins.class, Reduce.class, Overlap.class);
    }
}
