package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.function.Function1;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/** Finds the type of a lambda's parameter in the form in which lambdas are written out. */
final class ParameterType {
    private ParameterType() {}

    /** The type of the values of a dtype, as a frame shows them. */
    static Class<?> ofValues(DType dtype) {
        return switch (dtype.kind()) {
            case BOOL -> Boolean.class;
            case INT8, INT16, INT32, UINT8, UINT16 -> Integer.class;
            case INT64, UINT32 -> Long.class;
            case UINT64 -> BigInteger.class;
            case FLOAT32 -> Float.class;
            case FLOAT64 -> Double.class;
            case DECIMAL -> BigDecimal.class;
            case STRING, CATEGORICAL -> String.class;
            case BINARY -> byte[].class;
            case LIST -> List.class;
            case DATETIME -> LocalDateTime.class;
            case ZONED -> ZonedDateTime.class;
            case TIMEDELTA -> Duration.class;
        };
    }

    /** The type that the lambda was compiled for; Object where it is none, or nothing is known. */
    static Class<?> of(Function1<?, ?> function) {
        if (!function.getClass().isSynthetic()) {
            return Object.class;
        }
        try {
            Method written = function.getClass().getDeclaredMethod("writeReplace");
            written.setAccessible(true);
            if (!(written.invoke(function) instanceof SerializedLambda lambda)) {
                return Object.class;
            }
            ClassLoader loader = function.getClass().getClassLoader();
            return MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader)
                    .parameterType(0);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return Object.class;
        }
    }
}
