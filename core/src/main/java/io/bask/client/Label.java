package io.bask.client;

import io.bask.function.MethodName;
import java.io.Serializable;

/** Names calls that no function of a user is behind. */
record Label(String text) implements Serializable {
    /** What a function is called in keys. */
    static String of(Serializable function) {
        return function instanceof Label label ? label.text : MethodName.of(function);
    }
}
