// JShell with Bask: what is imported, and how to see a value whole. Started by examples/run --shell.
// DType is that of arrays; for tables type: import io.bask.dataframe.schema.DType;
import static io.bask.dataframe.Expressions.*;

import io.bask.*;
import io.bask.annotation.*;
import io.bask.array.*;
import io.bask.array.block.*;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.bag.*;
import io.bask.client.*;
import io.bask.client.Queue;
import io.bask.client.Semaphore;
import io.bask.config.*;
import io.bask.dataframe.*;
import io.bask.dataframe.column.*;
import io.bask.dataframe.io.*;
import io.bask.dataframe.schema.*;
import io.bask.delayed.*;
import io.bask.delayed.Delayed;
import io.bask.diagnostics.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;

/** Prints values as they are, on lines of their own; JShell itself cuts long ones short. What is lazy stays lazy. */
void show(Object... values) {
    for (Object value : values) {
        System.out.println(value);
    }
}
