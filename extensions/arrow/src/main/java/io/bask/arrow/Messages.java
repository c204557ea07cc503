package io.bask.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** Makes the messages that stand before bodies, and the footer of a file. */
final class Messages {
    private static final int ROOM = 1024;
    private static final short VERSION = MetadataVersion.V5;

    private Messages() {}

    static byte[] schema(List<Field> fields, Map<String, String> notes) {
        FlatBufferBuilder builder = new FlatBufferBuilder(ROOM);
        return message(builder, MessageHeader.Schema, schema(builder, fields, notes), 0);
    }

    private static int schema(FlatBufferBuilder builder, List<Field> fields, Map<String, String> notes) {
        int[] all = new int[fields.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = field(builder, fields.get(i), i);
        }
        int[] noted = notes.entrySet().stream()
                .mapToInt(note -> KeyValue.createKeyValue(
                        builder, builder.createString(note.getKey()), builder.createString(note.getValue())))
                .toArray();
        int columns = Schema.createFieldsVector(builder, all);
        int metadata = Schema.createCustomMetadataVector(builder, noted);
        return Schema.createSchema(builder, Endianness.Little, columns, metadata, 0);
    }

    private static int field(FlatBufferBuilder builder, Field field, int number) {
        DType dtype = field.dtype();
        int name = builder.createString(field.name());
        int type = type(builder, dtype);
        boolean isList = dtype.kind() == DType.Kind.LIST;
        int[] inside = isList ? new int[] {field(builder, new Field("item", dtype.item()), number)} : new int[0];
        int children = org.apache.arrow.flatbuf.Field.createChildrenVector(builder, inside);
        int dictionary = dtype == DType.CATEGORICAL
                ? DictionaryEncoding.createDictionaryEncoding(
                        builder, number, Int.createInt(builder, Integer.SIZE, true), false, DictionaryKind.DenseArray)
                : 0;
        return org.apache.arrow.flatbuf.Field.createField(
                builder, name, true, kind(dtype), type, dictionary, children, 0);
    }

    private static byte kind(DType dtype) {
        if (dtype.isInteger()) {
            return Type.Int;
        }
        return switch (dtype.kind()) {
            case BOOL -> Type.Bool;
            case FLOAT32, FLOAT64 -> Type.FloatingPoint;
            case DATETIME, ZONED -> Type.Timestamp;
            case DECIMAL -> Type.Decimal;
            case BINARY -> Type.Binary;
            case TIMEDELTA -> Type.Duration;
            case LIST -> Type.List;
            default -> Type.Utf8;
        };
    }

    private static int type(FlatBufferBuilder builder, DType dtype) {
        if (dtype.isInteger()) {
            return Int.createInt(builder, dtype.width() * Byte.SIZE, dtype.isSigned());
        }
        switch (dtype.kind()) {
            case BOOL -> {
                Bool.startBool(builder);
                return Bool.endBool(builder);
            }
            case FLOAT32 -> {
                return FloatingPoint.createFloatingPoint(builder, Precision.SINGLE);
            }
            case FLOAT64 -> {
                return FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
            }
            case DATETIME -> {
                return Timestamp.createTimestamp(builder, TimeUnit.NANOSECOND, 0);
            }
            case ZONED -> {
                int zone = builder.createString(dtype.zone().getId());
                return Timestamp.createTimestamp(builder, TimeUnit.NANOSECOND, zone);
            }
            case DECIMAL -> {
                return Decimal.createDecimal(
                        builder, dtype.precision(), dtype.scale(), BodyBuilder.DECIMAL_BYTES * Byte.SIZE);
            }
            case BINARY -> {
                Binary.startBinary(builder);
                return Binary.endBinary(builder);
            }
            case TIMEDELTA -> {
                return Duration.createDuration(builder, TimeUnit.NANOSECOND);
            }
            case LIST -> {
                org.apache.arrow.flatbuf.List.startList(builder);
                return org.apache.arrow.flatbuf.List.endList(builder);
            }
            default -> {
                Utf8.startUtf8(builder);
                return Utf8.endUtf8(builder);
            }
        }
    }

    static byte[] batch(BodyBuilder body) {
        FlatBufferBuilder builder = new FlatBufferBuilder(ROOM);
        return message(builder, MessageHeader.RecordBatch, batch(builder, body), body.length());
    }

    static byte[] dictionary(long number, BodyBuilder body) {
        FlatBufferBuilder builder = new FlatBufferBuilder(ROOM);
        int batch = DictionaryBatch.createDictionaryBatch(builder, number, batch(builder, body), false);
        return message(builder, MessageHeader.DictionaryBatch, batch, body.length());
    }

    private static int batch(FlatBufferBuilder builder, BodyBuilder body) {
        int compression = body.compression() == ArrowOutput.Compression.NONE
                ? 0
                : BodyCompression.createBodyCompression(
                        builder,
                        body.compression() == ArrowOutput.Compression.LZ4
                                ? CompressionType.LZ4_FRAME
                                : CompressionType.ZSTD,
                        BodyCompressionMethod.BUFFER);
        List<BodyBuilder.Lengths> nodes = body.nodes();
        RecordBatch.startNodesVector(builder, nodes.size());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, nodes.get(i).rows(), nodes.get(i).missing());
        }
        int lengths = builder.endVector();
        List<BodyBuilder.Place> places = body.places();
        RecordBatch.startBuffersVector(builder, places.size());
        for (int i = places.size() - 1; i >= 0; i--) {
            Buffer.createBuffer(builder, places.get(i).offset(), places.get(i).length());
        }
        int buffers = builder.endVector();
        return RecordBatch.createRecordBatch(builder, body.rows(), lengths, buffers, compression, 0);
    }

    private static byte[] message(FlatBufferBuilder builder, byte kind, int header, long body) {
        Message.finishMessageBuffer(builder, Message.createMessage(builder, VERSION, kind, header, body, 0));
        return builder.sizedByteArray();
    }

    static byte[] footer(List<Field> fields, Map<String, String> notes, List<Block> dictionaries, List<Block> batches) {
        FlatBufferBuilder builder = new FlatBufferBuilder(ROOM);
        int schema = schema(builder, fields, notes);
        Footer.startDictionariesVector(builder, dictionaries.size());
        int first = blocks(builder, dictionaries);
        Footer.startRecordBatchesVector(builder, batches.size());
        int second = blocks(builder, batches);
        Footer.finishFooterBuffer(builder, Footer.createFooter(builder, VERSION, schema, first, second, 0));
        return builder.sizedByteArray();
    }

    private static int blocks(FlatBufferBuilder builder, List<Block> blocks) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            org.apache.arrow.flatbuf.Block.createBlock(builder, block.offset(), block.head(), block.body());
        }
        return builder.endVector();
    }
}
