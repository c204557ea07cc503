package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The ordered, uniquely named columns of a table.
 *
 * <p>Immutable. Asking for a column that is not there throws {@link UnknownColumnException}, which lists the columns and
 * suggests the nearest name. Lookups by name cost O(1).
 */
public final class Schema implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Field> fields;
    private final Map<String, Integer> positions;

    private Schema(List<Field> fields) {
        this.fields = List.copyOf(fields);
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < this.fields.size(); i++) {
            Integer earlier = byName.put(this.fields.get(i).name(), i);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "column '%s' appears twice, at positions %d and %d; give each column its own name"
                                .formatted(this.fields.get(i).name(), earlier, i));
            }
        }
        this.positions = Map.copyOf(byName);
    }

    /** A schema of these fields in this order; two fields with one name are an error. */
    public static Schema of(List<Field> fields) {
        Objects.requireNonNull(fields, "fields is null; give a value");
        return new Schema(fields);
    }

    /** A schema of these fields in this order; two fields with one name are an error. */
    public static Schema of(Field... fields) {
        Objects.requireNonNull(fields, "fields is null; give a value");
        for (Field one : fields) {
            Objects.requireNonNull(one, "one of the fields is null; give a value");
        }
        Objects.requireNonNull(fields, "fields is null; give a value");
        return new Schema(Arrays.asList(fields));
    }

    /** The fields in order. */
    public List<Field> fields() {
        return fields;
    }

    /** The column names in order. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** The dtypes in column order. */
    public List<DType> dtypes() {
        return fields.stream().map(Field::dtype).toList();
    }

    /** Number of columns. */
    public int size() {
        return fields.size();
    }

    /** True when a column has that name. */
    public boolean contains(String name) {
        return positions.containsKey(name);
    }

    /** Position of the column with that name, from 0; an unknown name throws {@link UnknownColumnException}. */
    public int indexOf(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new UnknownColumnException(name, names());
        }
        return position;
    }

    /** The field with that name; an unknown name throws {@link UnknownColumnException}. */
    public Field field(String name) {
        return fields.get(indexOf(name));
    }

    /** The field at that position. */
    public Field field(int position) {
        return fields.get(Objects.checkIndex(position, fields.size()));
    }

    /** The dtype of the column with that name; an unknown name throws {@link UnknownColumnException}. */
    public DType dtype(String name) {
        return field(name).dtype();
    }

    /** Only the named columns, in the order given. */
    public Schema select(Collection<String> names) {
        List<Field> kept = new ArrayList<>(names.size());
        for (String name : names) {
            kept.add(field(name));
        }
        return new Schema(kept);
    }

    /** All but the named columns; each of them must exist. */
    public Schema drop(Collection<String> names) {
        Set<String> dropped = new LinkedHashSet<>();
        for (String name : names) {
            dropped.add(field(name).name());
        }
        return new Schema(
                fields.stream().filter(field -> !dropped.contains(field.name())).toList());
    }

    /** This schema with the field in place of the one of that name, or added at the end. */
    public Schema with(Field field) {
        return with(List.of(field));
    }

    /** This schema with each of the fields in place of the one of its name, or added at the end; costs as much as one. */
    public Schema with(List<Field> more) {
        List<Field> changed = new ArrayList<>(fields);
        for (Field field : more) {
            Integer position = positions.get(field.name());
            if (position == null) {
                changed.add(field);
            } else {
                changed.set(position, field);
            }
        }
        return new Schema(changed);
    }

    /** Renames columns; keys of the map must exist and the new names must not collide. */
    public Schema rename(Map<String, String> newNames) {
        for (String old : newNames.keySet()) {
            indexOf(old);
        }
        return new Schema(fields.stream()
                .map(field -> field.withName(newNames.getOrDefault(field.name(), field.name())))
                .toList());
    }

    /** Widens column by column, see {@link DType#widen}; both schemas must have the same names in the same order. */
    public Schema widen(Schema other) {
        if (!names().equals(other.names())) {
            throw new IllegalArgumentException("schemas differ in their columns: %s against %s; only dtypes may differ"
                    .formatted(names(), other.names()));
        }
        List<Field> widened = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            widened.add(fields.get(i)
                    .withDtype(DType.widen(
                            fields.get(i).dtype(), other.fields.get(i).dtype())));
        }
        return new Schema(widened);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The fields, for example {@code [year: int64, weight: float64]}. */
    @Override
    public String toString() {
        return fields.toString();
    }
}
