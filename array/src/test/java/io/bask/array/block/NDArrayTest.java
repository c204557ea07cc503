package io.bask.array.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkMismatchException;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class NDArrayTest {
    @Test
    void valuesAreCopiedInAndOut() {
        double[] values = {1, 2};
        NDArray block = NDArray.of(values);
        values[0] = 9;
        block.toDoubleArray()[1] = 9;
        assertThat(block.toDoubleArray()).containsExactly(1, 2);
    }

    @Test
    void javaTypesNameTheDtype() {
        assertThat(NDArray.of(1, 2).dtype()).isEqualTo(DType.INT32);
        assertThat(NDArray.of(1L).dtype()).isEqualTo(DType.INT64);
        assertThat(NDArray.of(1f).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(NDArray.of(true, false).dtype()).isEqualTo(DType.BOOL);
        assertThat(NDArray.of(new double[][] {{1, 2, 3}, {4, 5, 6}})).hasToString("[[1. 2. 3.]\n [4. 5. 6.]]");
        assertThat(NDArray.of(new long[][] {{1}, {2}}).shape()).isEqualTo(Shape.of(2, 1));
        assertThat(NDArray.ofComplex(new Complex(1, -2)).repr()).isEqualTo("array([1.-2.j])");
        assertThat(NDArray.of(new double[0][]).shape()).isEqualTo(Shape.of(0, 0));
    }

    @Test
    void raggedRowsAreRefused() {
        assertThatThrownBy(() -> NDArray.of(new double[][] {{1, 2}, {3}}))
                .hasMessage("row 1 has 1 elements but row 0 has 2; give rows of one length");
    }

    @Test
    void wrapSharesAndChecksItsStorage() {
        float[] storage = {1, 2, 3, 4};
        NDArray block = NDArray.wrap(DType.COMPLEX64, Shape.of(2), storage);
        assertThat(block.storageShared()).isSameAs(storage);
        assertThat(block.complexAt(1)).isEqualTo(new Complex(3, 4));
        assertThatThrownBy(() -> NDArray.wrap(DType.FLOAT64, Shape.of(4), storage))
                .hasMessage("storage of dtype float64 is a double[], not a float[]; convert it, or name its own dtype");
        assertThatThrownBy(() -> NDArray.wrap(DType.FLOAT32, Shape.of(3), storage))
                .hasMessageContaining("storage holds 4 elements of dtype float32 but shape (3,) has 3");
    }

    @Test
    void everyDtypeFillsAndReadsBack() {
        for (DType dtype : DType.values()) {
            Object value = dtype.isComplex() ? (Object) new Complex(1, 2) : dtype.isBool() ? (Object) true : 7;
            NDArray block = NDArray.full(dtype, Shape.of(2, 3), value);
            assertThat(block.nbytes()).isEqualTo(6L * dtype.itemBytes());
            assertThat(block.booleanAt(1, 2)).isTrue();
            assertThat(block.complexAt(1, -1).re()).isEqualTo(dtype.isBool() || dtype.isComplex() ? 1 : 7);
            assertThat(NDArray.zeros(dtype, Shape.of(2, 3)).booleanAt(0, 0)).isFalse();
            NDArray constant = NDArray.constant(dtype, Shape.of(2, 3), value);
            assertThat(constant.contentEquals(block)).isTrue();
            assertThat(constant.strides()).containsExactly(0, 0);
        }
        assertThatThrownBy(() -> NDArray.full(DType.UINT8, Shape.of(1), 256))
                .hasMessageContaining("256 does not fit in uint8");
        assertThatThrownBy(() -> NDArray.full(DType.FLOAT64, Shape.of(1), new Complex(1, 1)))
                .hasMessageContaining("cannot fill a block of dtype float64 with the complex value (1+1j)");
        assertThatThrownBy(() -> NDArray.full(DType.FLOAT64, Shape.of(1), "1"))
                .hasMessageContaining("use a number or a boolean");
    }

    @Test
    void itemIsTheOnlyElementInItsJavaType() {
        assertThat(NDArray.of(true).item()).isEqualTo(true);
        assertThat(NDArray.scalar(DType.UINT8, 200).item()).isEqualTo(200L);
        assertThat(NDArray.scalar(2.5).item()).isEqualTo(2.5);
        assertThat(NDArray.of(1f, 2f).slice("1").item()).isEqualTo(2.0);
        assertThat(NDArray.ofComplex(Complex.of(1)).item()).isEqualTo(Complex.of(1));
        assertThatThrownBy(() -> NDArray.of(1, 2).item()).hasMessageContaining("shape is (2,)");
    }

    @Test
    void elementsOfTheWrongKindAreRefused() {
        assertThatThrownBy(() -> NDArray.of(1.5).longAt(0)).hasMessageContaining("not whole numbers");
        assertThatThrownBy(() -> NDArray.ofComplex(Complex.of(1)).doubleAt(0)).hasMessageContaining("complexAt");
        assertThatThrownBy(() -> NDArray.of(1.5).toLongArray())
                .hasMessage("toLongArray() would lose values of dtype float64; call astype(INT64) first");
        assertThatThrownBy(() -> NDArray.of(1L).toIntArray()).hasMessageContaining("int64");
        assertThatThrownBy(() -> NDArray.ofComplex(Complex.of(1)).toDoubleArray())
                .hasMessageContaining("toComplexArray");
    }

    @Test
    void elementBeyondTheShapeNamesTheAxis() {
        NDArray block = NDArray.zeros(DType.INT8, Shape.of(2, 3));
        assertThatThrownBy(() -> block.longAt(0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("index 3 is out of bounds for axis 1 with size 3");
        assertThatThrownBy(() -> block.longAt(0)).hasMessageContaining("give one number an axis");
    }

    @Test
    void arraysComeOutInRowMajorOrder() {
        NDArray block = NDArray.of(1, 2, 3, 4).reshape(2, 2).transpose();
        assertThat(block.toIntArray()).containsExactly(1, 3, 2, 4);
        assertThat(block.toLongArray()).containsExactly(1, 3, 2, 4);
        assertThat(block.toFloatArray()).containsExactly(1, 3, 2, 4);
        assertThat(block.toDoubleArray2D()).isDeepEqualTo(new double[][] {{1, 3}, {2, 4}});
        assertThat(block.toBooleanArray()).containsExactly(true, true, true, true);
        assertThat(block.toComplexArray()[1]).isEqualTo(Complex.of(3));
        assertThatThrownBy(() -> NDArray.of(1.0).toDoubleArray2D()).hasMessageContaining("(1,) has 1 axes");
    }

    @Test
    void contentCountsNotLayout() {
        NDArray block = NDArray.of(0.0, 1.0, Double.NaN);
        NDArray same = NDArray.of(Double.NaN, 1.0, -0.0).slice("::-1");
        assertThat(block.contentEquals(same)).isFalse();
        assertThat(block.contentEquals(same, true)).isTrue();
        assertThat(block.contentEquals(same.astype(DType.FLOAT32), true)).isFalse();
        assertThat(block.contentEquals(same.expandDims(0), true)).isFalse();
        assertThat(NDArray.of(1f, 2f).contentEquals(NDArray.of(1f, 3f))).isFalse();
    }

    @Test
    void serializesEveryDtypeInRawBytes() throws IOException, ClassNotFoundException {
        for (DType dtype : DType.values()) {
            NDArray block =
                    NDArrayViewTest.count(50, 40, 3).astype(dtype).slice("::2").transpose();
            byte[] bytes = write(block);
            assertThat((long) bytes.length).isLessThan(block.nbytes() + block.size() / 100 + 400);
            NDArray read = read(bytes);
            assertThat(read.contentEquals(block)).isTrue();
        }
    }

    @Test
    void constantBlockSerializesInAFewBytes() throws IOException, ClassNotFoundException {
        NDArray block = NDArray.constant(DType.FLOAT64, Shape.of(1000, 1000), 2.5);
        byte[] bytes = write(block);
        assertThat(bytes.length).isLessThan(300);
        assertThat(read(bytes).contentEquals(block)).isTrue();
        assertThat(read(write(NDArray.scalar(1.0))).item()).isEqualTo(1.0);
        assertThat(read(write(NDArray.zeros(DType.BOOL, Shape.of(0, 3)))).shape())
                .isEqualTo(Shape.of(0, 3));
    }

    private static byte[] write(NDArray block) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(block);
        }
        return bytes.toByteArray();
    }

    private static NDArray read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (NDArray) in.readObject();
        }
    }

    @Test
    void blocksThatDoNotMakeUpTheGridAreRefused() {
        ChunkGrid grid = ChunkGrid.of(new long[] {2, 1});
        NDArray two = NDArray.of(1.0, 2.0);
        assertThatThrownBy(() -> NDArray.assemble(grid, List.of(two)))
                .isInstanceOf(ChunkMismatchException.class)
                .hasMessageContaining("make 2 blocks but 1 are given");
        assertThatThrownBy(() -> NDArray.assemble(grid, List.of(two, two)))
                .isInstanceOf(ChunkMismatchException.class)
                .hasMessageContaining("block [1] has shape (2,) but chunks ((2, 1),) make it (1,)");
        assertThatThrownBy(() -> NDArray.assemble(grid, List.of(two, NDArray.of(1L))))
                .hasMessageContaining("block [1] has dtype int64 but the first block has float64");
    }

    @Test
    void storageTooShortForACopyIsRefused() {
        assertThatThrownBy(() -> NDArray.of(1, 2, 3).copyInto(new int[4], 2))
                .hasMessageContaining("3 elements do not fit into a storage of 4 from position 2 on");
        assertThatThrownBy(() -> NDArray.of(1, 2, 3).copyInto(new long[4], 0))
                .hasMessageContaining("is a int[], not a long[]");
    }
}
