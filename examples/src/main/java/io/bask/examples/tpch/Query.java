package io.bask.examples.tpch;

import io.bask.dataframe.DataFrame;
import java.util.List;
import java.util.function.Function;

/**
 * The queries of TPC-H by number.
 *
 * @param number from 1 to 22
 * @param title what it answers
 * @param over makes the lazy answer from tables
 */
public record Query(int number, String title, Function<Tables, DataFrame> over) {
    /** All of them, in order. */
    public static final List<Query> ALL = List.of(
            new Query(1, "pricing summary report", FirstQueries::pricingSummary),
            new Query(2, "minimum cost supplier", FirstQueries::minimumCostSupplier),
            new Query(3, "shipping priority", FirstQueries::shippingPriority),
            new Query(4, "order priority checking", FirstQueries::orderPriority),
            new Query(5, "local supplier volume", FirstQueries::localSupplierVolume),
            new Query(6, "forecasting revenue change", FirstQueries::revenueChange),
            new Query(7, "volume shipping", FirstQueries::volumeShipping),
            new Query(8, "national market share", FirstQueries::marketShare),
            new Query(9, "product type profit", FirstQueries::productProfit),
            new Query(10, "returned item reporting", FirstQueries::returnedItems),
            new Query(11, "important stock identification", FirstQueries::importantStock),
            new Query(12, "shipping modes and order priority", LaterQueries::shippingModes),
            new Query(13, "customer distribution", LaterQueries::customerDistribution),
            new Query(14, "promotion effect", LaterQueries::promotionEffect),
            new Query(15, "top supplier", LaterQueries::topSupplier),
            new Query(16, "parts and suppliers", LaterQueries::partsAndSuppliers),
            new Query(17, "small quantity order revenue", LaterQueries::smallQuantities),
            new Query(18, "large volume customers", LaterQueries::largeVolumes),
            new Query(19, "discounted revenue", LaterQueries::discountedRevenue),
            new Query(20, "potential part promotion", LaterQueries::partPromotion),
            new Query(21, "suppliers who kept orders waiting", LaterQueries::waitingOrders),
            new Query(22, "global sales opportunity", LaterQueries::salesOpportunity));

    /** The query of that number. */
    public static Query of(int number) {
        if (number < 1 || number > ALL.size()) {
            throw new IllegalArgumentException(
                    "there is no query %d; use a number from 1 to %d".formatted(number, ALL.size()));
        }
        return ALL.get(number - 1);
    }
}
