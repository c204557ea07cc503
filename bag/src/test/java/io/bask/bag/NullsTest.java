package io.bask.bag;

import io.bask.bag.io.Json;
import io.bask.bag.io.TextOptions;
import io.bask.bag.io.TextOutput;
import io.bask.bag.partition.Target;
import io.bask.testkit.NullContract;
import java.util.List;

class NullsTest extends NullContract {
    record Row(int k) {}

    @Override
    protected void prepare() {
        Bag<Integer> bag = Bag.of(List.of(1, 2, 3), 1);
        KeyedBag<Integer, Integer> keyed = bag.keyBy(element -> element);
        sample(String.class, "UTF-8");
        sample(TextOptions.class, TextOptions.defaults());
        sample(TextOutput.class, TextOutput.defaults());
        sample(Json.class, Json.values());
        sample(Bag.class, bag);
        sample(KeyedBag.class, keyed);
        sample(Class.class, Row.class);
        sample(Target.class, (Target) partition -> {
            throw new IllegalArgumentException("nowhere");
        });
        exempt("Json.begin", "readers call it with sinks of their own");
        sample(BagText.class, Bag.of(List.of("a"), 1).str());
        subjects(bag, bag.str(), bag.sum(), keyed, TextOptions.defaults(), TextOutput.defaults(), Json.values());
    }
}
