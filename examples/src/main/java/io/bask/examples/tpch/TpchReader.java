package io.bask.examples.tpch;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A table of TPC-H, each partition made up anew when it is read: the same rows in every run, whatever the partitions.
 *
 * <p>Amounts of money are float64, dates date-times at midnight.
 *
 * @param table the table's name, for example {@code lineitem}
 * @param scale size: 1 makes six million line items
 * @param partitions how many
 */
public record TpchReader(String table, double scale, int partitions) implements FrameReader {
    private static final long NANOS_A_DAY = TimeUnit.DAYS.toNanos(1);

    @Override
    public String operation() {
        return "tpch-" + table;
    }

    @Override
    public String identity() {
        return "tpch %s %s %d".formatted(table, scale, partitions);
    }

    @Override
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (TpchColumn<?> column : TpchTable.getTable(table).getColumns()) {
            fields.add(new Field(column.getColumnName(), dtype(column)));
        }
        return Schema.of(fields);
    }

    private static DType dtype(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case INTEGER -> DType.INT32;
            case IDENTIFIER -> DType.INT64;
            case DATE -> DType.DATETIME;
            case DOUBLE -> DType.FLOAT64;
            case VARCHAR -> DType.STRING;
        };
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) {
        List<String> made = new ArrayList<>(columns);
        if (filter != null) {
            filter.columns().stream().filter(name -> !made.contains(name)).forEach(made::add);
        }
        Frame all = rows(TpchTable.getTable(table), partition, made);
        return (filter == null ? all : all.filter(filter.test(all))).select(columns);
    }

    private <E extends TpchEntity> Frame rows(TpchTable<E> source, int partition, List<String> names) {
        List<TpchColumn<E>> columns = new ArrayList<>();
        List<ColumnBuilder> builders = new ArrayList<>();
        for (TpchColumn<E> column : source.getColumns()) {
            if (names.contains(column.getColumnName())) {
                columns.add(column);
                builders.add(ColumnBuilder.of(dtype(column), 1024));
            }
        }
        int rows = 0;
        for (E row : source.createGenerator(scale, partition + 1, partitions)) {
            for (int i = 0; i < builders.size(); i++) {
                append(builders.get(i), columns.get(i), row);
            }
            rows++;
        }
        Map<String, Column> built = new LinkedHashMap<>();
        for (int i = 0; i < builders.size(); i++) {
            built.put(columns.get(i).getColumnName(), builders.get(i).build());
        }
        Schema schema = schema().select(List.copyOf(built.keySet()));
        return Frame.partition(schema, List.copyOf(built.values()), rows);
    }

    private static <E extends TpchEntity> void append(ColumnBuilder builder, TpchColumn<E> column, E row) {
        if (builder instanceof TextBuilder texts) {
            texts.append(column.getString(row));
        } else if (builder instanceof DoubleColumn.Builder numbers) {
            numbers.append(column.getDouble(row));
        } else if (builder instanceof LongColumn.Builder keys) {
            keys.append(column.getIdentifier(row));
        } else if (builder instanceof IntColumn.Builder counts) {
            counts.append(column.getInteger(row));
        } else {
            ((DateTimeColumn.Builder) builder).append(column.getDate(row) * NANOS_A_DAY);
        }
    }

    @Override
    public long countRows(int partition) {
        return rows(TpchTable.getTable(table), partition, List.of()).rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        long rows = switch (table) {
            case "lineitem" -> 6_000_000;
            case "orders" -> 1_500_000;
            case "partsupp" -> 800_000;
            case "part" -> 200_000;
            case "customer" -> 150_000;
            case "supplier" -> 10_000;
            default -> 25;
        };
        return (long) (rows * scale / partitions) * 16 * schema().size();
    }

    @Override
    public FrameReader refreshed() {
        return this;
    }
}
