package io.bask.array.io.zarr;

/**
 * Unpacks BloscLZ, a relative of FastLZ: runs of literal bytes, and copies of what has been unpacked already.
 *
 * <p>A control byte below 32 begins a run of one literal more than it says. Others begin a copy: the three high bits are its
 * length less 2, continued by bytes of 255; the five low bits and the byte behind are how far back, and where all of these
 * are ones, the next two bytes say it.
 */
final class BloscLz {
    private static final int FAR = 8191;

    private BloscLz() {}

    /** Answers how many bytes came out; an index out of bounds where the bytes make no sense. */
    static int unpack(byte[] data, int from, int length, byte[] to, int at, int size) {
        int end = from + length;
        int next = from;
        int out = at;
        int control = data[next++] & 31;
        while (true) {
            if (control < 32) {
                int count = control + 1;
                requireRoom(out + count <= at + size && next + count <= end);
                System.arraycopy(data, next, to, out, count);
                next += count;
                out += count;
            } else {
                int count = (control >> 5) + 2;
                int back = (control & 31) << 8;
                if (count == 9) {
                    int more;
                    do {
                        requireRoom(next < end);
                        more = data[next++] & 255;
                        count += more;
                        requireRoom(count <= size);
                    } while (more == 255);
                }
                requireRoom(next < end);
                int low = data[next++] & 255;
                back += low;
                if (low == 255 && back - low == 31 << 8) {
                    requireRoom(next + 2 <= end);
                    back = FAR + ((data[next] & 255) << 8) + (data[next + 1] & 255);
                    next += 2;
                }
                int source = out - back - 1;
                requireRoom(source >= at && out + count <= at + size);
                for (int i = 0; i < count; i++) {
                    to[out++] = to[source++];
                }
            }
            if (next >= end) {
                return out - at;
            }
            control = data[next++] & 255;
        }
    }

    private static void requireRoom(boolean there) {
        if (!there) {
            throw new IndexOutOfBoundsException("a run leaves the data");
        }
    }
}
