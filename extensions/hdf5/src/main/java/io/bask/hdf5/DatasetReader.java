package io.bask.hdf5;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.jhdf.AbstractNode;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what a dataset holds and where. */
final class DatasetReader {
    private static final int NULL_SPACE = 2;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 1024;

    /**
     * A dataset.
     *
     * @param type of its elements as stored
     * @param layout where they are
     * @param fill bytes of an element that was not written
     */
    record Described(ElementType type, Shape shape, Layout layout, byte[] fill) {}

    /**
     * Elements of any kind, as bytes.
     *
     * @param itemBytes of an element
     * @param layout where they are
     */
    record Bytes(DataType type, int itemBytes, Shape shape, Layout layout) {}

    private final HdfBackingStorage storage;
    private final Dataset dataset;
    private final ObjectHeader header;

    private DatasetReader(OpenFile file, Dataset dataset) {
        this.storage = file.file().getHdfBackingStorage();
        this.dataset = dataset;
        this.header = ((AbstractNode) dataset).getHeader();
    }

    /** The dataset of a path. */
    static Dataset dataset(OpenFile file, String path) {
        Node node = file.node(path);
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        if (node instanceof Group group) {
            Set<String> names = new TreeSet<>(group.getChildren().keySet());
            throw new OpenFile.Refused("is a group, not an array; it has %s".formatted(OpenFile.shown(names)));
        }
        throw new OpenFile.Refused("is no array but a %s".formatted(node.getType()));
    }

    static Described describe(OpenFile file, String path) {
        return new DatasetReader(file, dataset(file, path)).describe();
    }

    /** Where the elements of a dataset are, whatever they hold. */
    static Bytes bytes(OpenFile file, Dataset dataset) {
        DatasetReader reader = new DatasetReader(file, dataset);
        Shape shape = reader.shape();
        DataType type = dataset.getDataType();
        if (type.getSize() < 1) {
            throw new OpenFile.Refused("has elements of %d bytes".formatted(type.getSize()));
        }
        return new Bytes(type, type.getSize(), shape, reader.layout(type.getSize(), shape));
    }

    private Shape shape() {
        for (Message message : header.getMessages()) {
            if (message instanceof DataTypeMessage && message.isMessageShared()) {
                throw new OpenFile.Refused(
                        "has a datatype with a name of its own, which the reader does not follow; write it anew with a plain one");
            }
        }
        DataSpaceMessage space = header.getMessageOfType(DataSpaceMessage.class);
        if (space.getDataSpace().getType() == NULL_SPACE) {
            throw new OpenFile.Refused("has neither shape nor elements (a null dataspace)");
        }
        long[] lengths = dataset.getDimensionsAsLong();
        try {
            Shape shape = Shape.of(lengths);
            shape.bytes(DType.COMPLEX128);
            return shape;
        } catch (IllegalArgumentException | ArithmeticException tooLarge) {
            throw new OpenFile.Refused(
                    "has lengths %s, which no array can have; it is damaged".formatted(Arrays.toString(lengths)));
        }
    }

    private Described describe() {
        Shape shape = shape();
        ElementType type;
        try {
            type = ElementType.of(dataset.getDataType());
        } catch (Hdf5FormatException e) {
            throw new OpenFile.Refused(e);
        }
        Layout layout = layout(type.itemBytes(), shape);
        if (layout instanceof Layout.Chunked chunked && chunked.chunk().bytes(type.dtype()) > MOST_BYTES) {
            throw tooLarge(chunked.chunk(), type.dtype().itemBytes());
        }
        return new Described(type, shape, layout, fill(type));
    }

    private Layout layout(int itemBytes, Shape shape) {
        if (dataset instanceof ChunkedDatasetBase chunked) {
            return chunked(itemBytes, shape, chunked);
        }
        if (dataset instanceof ContiguousDataset contiguous) {
            long address = contiguous.getDataAddress();
            return new Layout.Contiguous(address < 0 ? Layout.NOWHERE : address + storage.getUserBlockSize());
        }
        if (dataset instanceof CompactDataset compact) {
            ByteBuffer buffer = compact.getDataBuffer().slice();
            long needed = Math.multiplyExact(shape.size(), itemBytes);
            if (buffer.remaining() < needed) {
                throw new OpenFile.Refused("has %d bytes of %d".formatted(buffer.remaining(), needed));
            }
            byte[] bytes = new byte[(int) needed];
            buffer.get(bytes);
            return new Layout.Compact(bytes);
        }
        throw new OpenFile.Refused("is stored in a way that cannot be read: " + dataset.getDataLayout());
    }

    private static OpenFile.Refused tooLarge(Shape chunk, int itemBytes) {
        return new OpenFile.Refused("has chunks of shape %s and %d bytes; those below 2 GiB can be read"
                .formatted(chunk, chunk.size() * itemBytes));
    }

    private Layout chunked(int itemBytes, Shape shape, ChunkedDatasetBase chunked) {
        int[] lengths = chunked.getChunkDimensions();
        if (lengths.length != shape.ndim() || Arrays.stream(lengths).anyMatch(length -> length < 1)) {
            throw new OpenFile.Refused(
                    "has chunks of shape %s, which do not suit shape %s".formatted(Arrays.toString(lengths), shape));
        }
        Shape chunk = Shape.of(Arrays.stream(lengths).asLongStream().toArray());
        if (Math.multiplyExact(chunk.size(), (long) itemBytes) > MOST_BYTES) {
            throw tooLarge(chunk, itemBytes);
        }
        List<Filter> filters = filters();
        Filters.requireKnown(filters);
        long[] counts = new long[lengths.length];
        long count = 1;
        for (int axis = 0; axis < counts.length; axis++) {
            counts[axis] = (shape.length(axis) + lengths[axis] - 1) / lengths[axis];
            count = Math.multiplyExact(count, counts[axis]);
        }
        if (count > MOST_BYTES / Long.BYTES) {
            throw new OpenFile.Refused(
                    "has %d chunks; no more than %d can be read".formatted(count, MOST_BYTES / Long.BYTES));
        }
        return table(chunk, counts, (int) count, filters);
    }

    private Layout table(Shape chunk, long[] counts, int count, List<Filter> filters) {
        long[] addresses = new long[count];
        Arrays.fill(addresses, Layout.NOWHERE);
        int[] sizes = new int[count];
        int[] masks = new int[count];
        for (Chunk piece : lookup().values()) {
            long[] offset = piece.getChunkOffset();
            long number = 0;
            boolean isInside = true;
            for (int axis = 0; axis < counts.length; axis++) {
                long index = offset[axis] / chunk.length(axis);
                isInside &= index >= 0 && index < counts[axis];
                number = number * counts[axis] + index;
            }
            if (!isInside || piece.getAddress() < 0) {
                continue;
            }
            int at = (int) number;
            addresses[at] = piece.getAddress() + storage.getUserBlockSize();
            sizes[at] = piece.getSize();
            long[] mask = piece.getFilterMask() == null
                    ? new long[0]
                    : piece.getFilterMask().toLongArray();
            masks[at] = mask.length == 0 ? 0 : (int) mask[0];
        }
        return new Layout.Chunked(chunk, addresses, sizes, masks, filters);
    }

    /** What the library keeps to itself: it hands out chunks by their position only. */
    private Map<ChunkOffset, Chunk> lookup() {
        if (dataset.getSize() == 0) {
            return Map.of();
        }
        return dataset instanceof ChunkedDatasetV4
                ? new Newer(storage, dataset, header).chunks()
                : new Older(storage, dataset, header).chunks();
    }

    /** Chunks found by the B-trees of versions up to 1.8. */
    private static final class Older extends ChunkedDatasetV3 {
        Older(HdfBackingStorage storage, Dataset its, ObjectHeader header) {
            super(storage, its.getAddress(), its.getName(), its.getParent(), header);
        }

        Map<ChunkOffset, Chunk> chunks() {
            return getChunkLookup();
        }
    }

    /** Chunks found by one of the ways of version 1.10. */
    private static final class Newer extends ChunkedDatasetV4 {
        Newer(HdfBackingStorage storage, Dataset its, ObjectHeader header) {
            super(storage, its.getAddress(), its.getName(), its.getParent(), header);
        }

        Map<ChunkOffset, Chunk> chunks() {
            return getChunkLookup();
        }
    }

    private List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        for (FilterPipelineMessage message : header.getMessagesOfType(FilterPipelineMessage.class)) {
            for (FilterPipelineMessage.FilterInfo info : message.getFilters()) {
                String name = info.getName() == null
                        ? ""
                        : info.getName().replace("\0", "").strip();
                int[] values = info.getData() == null ? new int[0] : info.getData();
                filters.add(new Filter(info.getId(), name, values));
            }
        }
        return filters;
    }

    private byte[] fill(ElementType type) {
        byte[] fill = new byte[type.itemBytes()];
        for (FillValueMessage message : header.getMessagesOfType(FillValueMessage.class)) {
            ByteBuffer value = message.isFillValueDefined() ? message.getFillValue() : null;
            if (value != null && value.slice().remaining() >= fill.length) {
                value.slice().get(fill);
            }
        }
        return fill;
    }
}
