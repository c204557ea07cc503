package io.bask.dataframe.expr;

import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What writers say of the partitions that they have written: one row a partition. */
public final class Written extends Derived {
    private static final long serialVersionUID = 1L;

    private final FrameTarget.Transfer<?> transfer;
    private final String verb;
    private final boolean numbered;
    private final Token identity;

    private Written(FrameExpr input, FrameTarget.Transfer<?> transfer, String verb, boolean numbered, Token identity) {
        super(
                Token.of("written").with(input.token()).with(identity).build(),
                Schema.of(new Field("note", DType.STRING)),
                input.partitions(),
                List.of(),
                List.of(input));
        this.transfer = transfer;
        this.verb = verb;
        this.numbered = numbered;
        this.identity = identity;
    }

    /** Every partition written; writing is never the same as writing again. */
    public static Written of(FrameExpr input, FrameTarget<?> target, FrameTarget.Transfer<?> transfer) {
        return new Written(input, transfer, target.operation(), target.writesRowNumbers(), Token.unique());
    }

    /** Who writes. */
    public FrameTarget.Transfer<?> transfer() {
        return transfer;
    }

    /** Whether rows carry their numbers in the whole table. */
    public boolean isNumbered() {
        return numbered && input().labels().isEmpty();
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        return new LinkedHashSet<>(input().schema().names());
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Written(only(inputs), transfer, verb, numbered, identity);
    }

    @Override
    public String operation() {
        return verb;
    }
}
