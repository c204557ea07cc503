package io.bask.array.io;

import io.bask.array.block.ArraySource;
import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.file.FileGlob;
import io.bask.function.Function1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pictures of one shape, one behind the other along a new first axis; the first is looked at to know the shape. */
public final class PictureStack implements ArraySource {
    private static final long serialVersionUID = 1L;

    private final List<String> files;
    private final @Nullable Function1<NDArray, NDArray> function;
    private final Shape each;
    private final DType dtype;

    private PictureStack(List<String> files, @Nullable Function1<NDArray, NDArray> function, NDArray first) {
        this.files = files;
        this.function = function;
        this.each = first.shape();
        this.dtype = first.dtype();
    }

    /**
     * A stack of files.
     *
     * @param function what is made of each picture, or null
     * @throws UncheckedIOException if the first cannot be read
     */
    public static PictureStack of(List<Path> files, @Nullable Function1<NDArray, NDArray> function) {
        try {
            List<String> names = files.stream().map(FileGlob::text).toList();
            return new PictureStack(names, function, made(files.get(0), function));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("the function fails for %s: %s".formatted(files.get(0), e), e);
        }
    }

    private static NDArray made(Path file, @Nullable Function1<NDArray, NDArray> function) throws Exception {
        NDArray picture = Pictures.read(file);
        return function == null ? picture : function.apply(picture);
    }

    @Override
    public Shape shape() {
        return each.insert(0, files.size());
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public Optional<ChunkGrid> chunks() {
        long[] lengths = shape().lengths();
        lengths[0] = 1;
        for (int axis = 1; axis < lengths.length; axis++) {
            lengths[axis] = Math.max(1, lengths[axis]);
        }
        return Optional.of(ChunkGrid.regular(shape(), lengths));
    }

    @Override
    public NDArray read(long[] start, Shape box) throws Exception {
        NDArray result = NDArray.zeros(dtype, box);
        for (int i = 0; i < box.length(0); i++) {
            Path file = FileGlob.path(files.get((int) start[0] + i));
            NDArray picture = made(file, function);
            if (!picture.shape().equals(each) || picture.dtype() != dtype) {
                throw new IOException(
                        "%s has shape %s, dtype %s but %s has shape %s, dtype %s; pictures of a stack are alike"
                                .formatted(file, picture.shape(), picture.dtype(), files.get(0), each, dtype));
            }
            List<AxisRange> taken = new ArrayList<>();
            List<AxisRange> place = new ArrayList<>(List.of(new AxisRange(i, 1, 1)));
            for (int axis = 1; axis < start.length; axis++) {
                taken.add(new AxisRange(start[axis], box.length(axis), 1));
                place.add(AxisRange.whole(box.length(axis)));
            }
            int[] axes = IntStream.range(0, taken.size()).toArray();
            int[] shown = IntStream.range(1, start.length).toArray();
            picture.slice(ResolvedSlice.of(picture.shape(), taken, axes))
                    .copyInto(result.slice(ResolvedSlice.of(box, place, shown)));
        }
        return result;
    }

    @Override
    public String toString() {
        return files.size() == 1 ? files.get(0) : "%s and %d more".formatted(files.get(0), files.size() - 1);
    }
}
