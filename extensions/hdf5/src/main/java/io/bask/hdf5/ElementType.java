package io.bask.hdf5;

import io.bask.array.block.ElementBytes;
import io.bask.array.shape.DType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * How elements are stored in a file, and the dtype that they are read as.
 *
 * @param dtype what they become
 * @param stored how wide and of which kind a number is; of complex elements each of the two
 * @param bigEndian whether the first byte of a number is its highest
 * @param itemBytes from one element to the next
 * @param offset of the number, or of the real part, within an element
 * @param imaginary offset of the imaginary part
 */
record ElementType(DType dtype, Stored stored, boolean bigEndian, int itemBytes, int offset, int imaginary)
        implements Serializable {
    /** Kinds of numbers. */
    enum Stored {
        /** As blocks hold them. */
        SAME,
        /** Floating point of 16 bits. */
        HALF,
        /** Without sign, 16 bits. */
        UINT16,
        /** Without sign, 32 bits. */
        UINT32,
        /** Without sign, 64 bits. */
        UINT64
    }

    private static final Map<Integer, String> TRUTH = Map.of(0, "FALSE", 1, "TRUE");
    private static final List<List<String>> PARTS =
            List.of(List.of("r", "i"), List.of("re", "im"), List.of("real", "imag"));

    /**
     * What Bask makes of a datatype.
     *
     * @throws Hdf5FormatException if there is no dtype for it; the message begins with "holds"
     */
    static ElementType of(DataType type) {
        if (type instanceof FixedPoint whole) {
            return whole(whole);
        }
        if (type instanceof FloatingPoint real) {
            return real(real);
        }
        if (type instanceof EnumDataType names) {
            ElementType base = of(names.getBaseType());
            boolean isTruth = names.getSize() == 1 && TRUTH.equals(names.getEnumMapping());
            return isTruth ? same(DType.BOOL, false, 1) : base;
        }
        if (type instanceof BitField && type.getSize() == 1) {
            return same(DType.BOOL, false, 1);
        }
        if (type instanceof CompoundDataType parts) {
            return complex(parts);
        }
        if (type instanceof StringData || type instanceof VariableLength texts && texts.isVariableLengthString()) {
            throw new Hdf5FormatException("holds texts; arrays of Bask hold numbers and truth values");
        }
        throw unknown(type, type.getClass().getSimpleName());
    }

    private static Hdf5FormatException unknown(DataType type, String what) {
        return new Hdf5FormatException(
                "holds elements of type %s of %d bytes, for which Bask has no dtype; convert it with h5py's astype first"
                        .formatted(what, type.getSize()));
    }

    private static ElementType same(DType dtype, boolean bigEndian, int bytes) {
        return new ElementType(dtype, Stored.SAME, bigEndian, bytes, 0, 0);
    }

    private static ElementType whole(FixedPoint type) {
        int bytes = type.getSize();
        boolean big = type.getByteOrder() == ByteOrder.BIG_ENDIAN;
        if (type.getBitOffset() != 0 || type.getBitPrecision() != 8 * bytes) {
            throw unknown(type, "integer of %d bits".formatted(type.getBitPrecision()));
        }
        if (!type.isSigned()) {
            return switch (bytes) {
                case 1 -> same(DType.UINT8, big, 1);
                case 2 -> new ElementType(DType.INT32, Stored.UINT16, big, 2, 0, 0);
                case 4 -> new ElementType(DType.INT64, Stored.UINT32, big, 4, 0, 0);
                case 8 -> new ElementType(DType.INT64, Stored.UINT64, big, 8, 0, 0);
                default -> throw unknown(type, "unsigned integer");
            };
        }
        return switch (bytes) {
            case 1 -> same(DType.INT8, big, 1);
            case 2 -> same(DType.INT16, big, 2);
            case 4 -> same(DType.INT32, big, 4);
            case 8 -> same(DType.INT64, big, 8);
            default -> throw unknown(type, "integer");
        };
    }

    private static ElementType real(FloatingPoint type) {
        boolean big = type.getByteOrder() == ByteOrder.BIG_ENDIAN;
        String bits = "%d+%d".formatted(type.getExponentSize(), type.getMantissaSize());
        if (type.getSize() == 2 && bits.equals("5+10")) {
            return new ElementType(DType.FLOAT32, Stored.HALF, big, 2, 0, 0);
        }
        if (type.getSize() == 4 && bits.equals("8+23")) {
            return same(DType.FLOAT32, big, 4);
        }
        if (type.getSize() == 8 && bits.equals("11+52")) {
            return same(DType.FLOAT64, big, 8);
        }
        throw unknown(type, "floating point with %s bits of exponent and fraction".formatted(bits));
    }

    private static ElementType complex(CompoundDataType type) {
        List<CompoundDataMember> members = type.getMembers();
        List<String> names = members.stream().map(CompoundDataMember::getName).toList();
        if (PARTS.contains(names)) {
            ElementType re = of(members.get(0).getDataType());
            ElementType im = of(members.get(1).getDataType());
            boolean suits = re.equals(im) && re.dtype.isFloating() && re.stored == Stored.SAME;
            if (suits) {
                return new ElementType(
                        re.dtype == DType.FLOAT32 ? DType.COMPLEX64 : DType.COMPLEX128,
                        Stored.SAME,
                        re.bigEndian,
                        type.getSize(),
                        members.get(0).getOffset(),
                        members.get(1).getOffset());
            }
        }
        throw new Hdf5FormatException(
                "holds records of %s; arrays of Bask have one number an element".formatted(names));
    }

    /** How Bask writes a dtype: little endian. */
    static ElementType written(DType dtype) {
        return new ElementType(dtype, Stored.SAME, false, dtype.itemBytes(), 0, dtype.itemBytes() / 2);
    }

    /** Whether elements lie in the file as in a block, but for the order of their bytes. */
    boolean isPlain() {
        return stored == Stored.SAME
                && itemBytes == dtype.itemBytes()
                && (!dtype.isComplex() || offset == 0 && imaginary == itemBytes / 2);
    }

    /**
     * Reads elements into a block's storage.
     *
     * @param from bytes of whole elements, of which all are read
     * @param at the first element's position in the storage
     * @throws IOException if a number does not fit the dtype
     */
    void decode(ByteBuffer from, Object storage, int at) throws IOException {
        ByteBuffer bytes = from.slice().order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int count = bytes.remaining() / itemBytes;
        if (isPlain()) {
            ElementBytes.read(bytes, storage, dtype.isComplex() ? 2 * at : at);
            if (storage instanceof byte[] flags && dtype.isBool()) {
                for (int i = at; i < at + count; i++) {
                    flags[i] = (byte) (flags[i] == 0 ? 0 : 1);
                }
            }
        } else if (dtype.isComplex()) {
            for (int i = 0; i < count; i++) {
                part(bytes, i * itemBytes + offset, storage, 2 * (at + i));
                part(bytes, i * itemBytes + imaginary, storage, 2 * (at + i) + 1);
            }
        } else {
            widen(bytes, count, storage, at);
        }
    }

    private static void part(ByteBuffer bytes, int from, Object storage, int at) {
        if (storage instanceof float[] floats) {
            floats[at] = bytes.getFloat(from);
        } else {
            ((double[]) storage)[at] = bytes.getDouble(from);
        }
    }

    private void widen(ByteBuffer bytes, int count, Object storage, int at) throws IOException {
        switch (stored) {
            case HALF -> {
                float[] floats = (float[]) storage;
                for (int i = 0; i < count; i++) {
                    floats[at + i] = half(bytes.getShort(i * itemBytes));
                }
            }
            case UINT16 -> {
                int[] ints = (int[]) storage;
                for (int i = 0; i < count; i++) {
                    ints[at + i] = bytes.getShort(i * itemBytes) & 0xFFFF;
                }
            }
            case UINT32 -> {
                long[] longs = (long[]) storage;
                for (int i = 0; i < count; i++) {
                    longs[at + i] = bytes.getInt(i * itemBytes) & 0xFFFF_FFFFL;
                }
            }
            default -> {
                long[] longs = (long[]) storage;
                for (int i = 0; i < count; i++) {
                    longs[at + i] = bytes.getLong(i * itemBytes);
                    if (longs[at + i] < 0) {
                        throw new IOException(
                                "holds the uint64 %s, which int64 has no place for; convert it with h5py's astype first"
                                        .formatted(Long.toUnsignedString(longs[at + i])));
                    }
                }
            }
        }
    }

    /** The value of 16 bits of IEEE 754. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float small = fraction * 0x1p-24f;
            return sign == 0 ? small : -small;
        }
        int widened = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
}
