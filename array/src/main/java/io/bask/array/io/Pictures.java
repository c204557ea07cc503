package io.bask.array.io;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Pictures as blocks: rows, columns and, unless they are grey, colours (red, green, blue, opacity). */
public final class Pictures {
    private static final int[] GREY = {0};

    private Pictures() {}

    /**
     * Reads a picture: uint8; int32 where there are 16 bits a sample; float32 where samples are floating point.
     *
     * @throws IOException if it is none that this JVM reads, or is broken
     */
    public static NDArray read(Path file) throws IOException {
        BufferedImage image;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            image = ImageIO.read(in);
        } catch (IOException | RuntimeException e) {
            throw new IOException("%s cannot be read as a picture: %s".formatted(file, e.getMessage()), e);
        }
        if (image == null) {
            throw new IOException("%s is no picture that this JVM reads; it reads %s"
                    .formatted(file, names(ImageIO.getReaderFormatNames())));
        }
        if (!(image.getColorModel() instanceof IndexColorModel colors)) {
            return sampled(image.getRaster());
        }
        char[] palette = palette(file);
        return palette == null
                ? indexed(image, colors)
                : indexed(
                        image,
                        new IndexColorModel(
                                Byte.SIZE, palette.length / 3, high(palette, 0), high(palette, 1), high(palette, 2)));
    }

    /**
     * The colours of a TIFF file, all reds before all greens and blues, of 16 bits each; null of other files. Java's decoder
     * makes 8 bits of them by multiplying, which takes one off the colours of programs that fill the lower bits with zeros.
     */
    private static char @Nullable [] palette(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null
                    || !reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif")) {
                return null;
            }
            try {
                reader.setInput(in);
                TIFFField field = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
                        .getTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP);
                return field == null || field.getCount() % 3 != 0 ? null : field.getAsChars();
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            throw new IOException("%s cannot be read as a picture: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static byte[] high(char[] palette, int color) {
        byte[] bytes = new byte[palette.length / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (palette[color * bytes.length + i] >> Byte.SIZE);
        }
        return bytes;
    }

    private static TreeSet<String> names(String[] formats) {
        TreeSet<String> names = new TreeSet<>();
        for (String format : formats) {
            names.add(format.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static NDArray sampled(Raster raster) {
        int bands = raster.getNumBands();
        int height = raster.getHeight();
        int width = raster.getWidth();
        int count = Math.multiplyExact(Math.multiplyExact(height, width), bands);
        Shape shape = bands == 1 ? Shape.of(height, width) : Shape.of(height, width, bands);
        if (raster.getDataBuffer().getDataType() >= java.awt.image.DataBuffer.TYPE_FLOAT) {
            return NDArray.wrap(
                    DType.FLOAT32,
                    shape,
                    raster.getPixels(raster.getMinX(), raster.getMinY(), width, height, new float[count]));
        }
        int[] samples = raster.getPixels(raster.getMinX(), raster.getMinY(), width, height, new int[count]);
        int bits = 0;
        for (int size : raster.getSampleModel().getSampleSize()) {
            bits = Math.max(bits, size);
        }
        return bits > Byte.SIZE ? NDArray.wrap(DType.INT32, shape, samples) : bytes(samples, shape);
    }

    private static NDArray bytes(int[] samples, Shape shape) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return NDArray.wrap(DType.UINT8, shape, bytes);
    }

    /** A picture of numbered colours, as these colours; grey where all of them are. */
    private static NDArray indexed(BufferedImage image, IndexColorModel colors) {
        int height = image.getHeight();
        int width = image.getWidth();
        boolean grey = !colors.hasAlpha();
        for (int i = 0; grey && i < colors.getMapSize(); i++) {
            grey = colors.getRed(i) == colors.getGreen(i) && colors.getGreen(i) == colors.getBlue(i);
        }
        int[] shifts = grey ? GREY : colors.hasAlpha() ? new int[] {16, 8, 0, 24} : new int[] {16, 8, 0};
        int[] pixels = image.getRaster().getPixels(0, 0, width, height, (int[]) null);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] < colors.getMapSize() ? colors.getRGB(pixels[i]) : 0xFF000000;
        }
        byte[] bytes = new byte[Math.multiplyExact(pixels.length, shifts.length)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (pixels[i / shifts.length] >> shifts[i % shifts.length]);
        }
        Shape shape = grey ? Shape.of(height, width) : Shape.of(height, width, shifts.length);
        return NDArray.wrap(DType.UINT8, shape, bytes);
    }

    /**
     * Checks that a block can be a picture in a file of this name.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static void requirePicture(Path file, DType dtype, Shape shape) {
        long bands = shape.ndim() == 3 ? shape.length(2) : 1;
        if ((shape.ndim() != 2 && shape.ndim() != 3) || bands < 1 || bands > 4 || bands == 2 || shape.isEmpty()) {
            throw new IllegalArgumentException(
                    "an array of shape %s is no picture; a picture has shape (rows, columns), or (rows, columns, 3 or 4)"
                            .formatted(shape));
        }
        if (dtype != DType.UINT8 && dtype != DType.BOOL) {
            throw new IllegalArgumentException(
                    "a picture has elements of dtype uint8 or bool, not %s; scale it to 0 to 255 and call astype(DType.UINT8)"
                            .formatted(dtype));
        }
        String format = format(file);
        if (!names(ImageIO.getWriterFormatNames()).contains(format)) {
            throw new IllegalArgumentException("%s does not end as a picture that this JVM writes; use one of %s"
                    .formatted(file, names(ImageIO.getWriterFormatNames())));
        }
        if (bands == 4 && !format.equals("png") && !format.startsWith("tif")) {
            throw new IllegalArgumentException("%s cannot hold opacity; use .png, or three colours".formatted(file));
        }
    }

    private static String format(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Writes a picture; the file has its name once it is whole.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, NDArray block) {
        requirePicture(file, block.dtype(), block.shape());
        int bands = block.ndim() == 3 ? (int) block.shape().length(2) : 1;
        int height = (int) block.shape().length(0);
        int width = (int) block.shape().length(1);
        int type = bands == 1
                ? BufferedImage.TYPE_BYTE_GRAY
                : bands == 3 ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_4BYTE_ABGR;
        int[] samples = block.reshape(-1).astype(DType.INT32).toIntArray();
        if (block.dtype() == DType.BOOL) {
            Arrays.setAll(samples, i -> 255 * samples[i]);
        }
        BufferedImage image = new BufferedImage(width, height, type);
        WritableRaster raster = image.getRaster();
        raster.setPixels(0, 0, width, height, samples);
        WholeFile whole = WholeFile.of(file);
        try {
            try (OutputStream out = Files.newOutputStream(whole.part())) {
                if (!ImageIO.write(image, format(file), out)) {
                    throw new IOException("no writer of %s takes %d colours".formatted(format(file), bands));
                }
            }
            whole.finish();
        } catch (IOException e) {
            throw whole.cannotWrite(e);
        } finally {
            whole.abandon();
        }
    }
}
