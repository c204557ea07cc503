package io.bask.array.io.zarr;

import io.bask.file.FileTrouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The JDK's codecs: gzip and zlib. */
record StreamCodec(boolean gzip, int level) implements ByteCodec {
    @Override
    public byte[] encode(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length / 4 + 64);
        Deflater deflater = new Deflater(level);
        try (OutputStream out = gzip ? gzip(bytes) : new DeflaterOutputStream(bytes, deflater)) {
            out.write(data);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private OutputStream gzip(OutputStream bytes) throws IOException {
        int wanted = level;
        return new GZIPOutputStream(bytes) {
            {
                def.setLevel(wanted);
            }
        };
    }

    @Override
    public byte[] decode(byte[] data, int most) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(data);
        try (InputStream in = gzip ? new GZIPInputStream(bytes) : new InflaterInputStream(bytes)) {
            byte[] result = in.readNBytes(most);
            if (in.read() >= 0) {
                throw ByteCodec.tooMany(id(), most);
            }
            return result;
        } catch (EOFException | ZipException e) {
            throw ByteCodec.broken(id(), FileTrouble.words(e));
        }
    }

    @Override
    public String id() {
        return gzip ? "gzip" : "zlib";
    }

    @Override
    public Map<String, Object> parameters(int version) {
        return Map.of("level", level);
    }
}
