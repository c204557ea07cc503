package io.bask.examples.tpch;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.desc;
import static io.bask.dataframe.Expressions.lit;
import static io.bask.dataframe.Expressions.mean;
import static io.bask.dataframe.Expressions.min;
import static io.bask.dataframe.Expressions.sum;
import static io.bask.dataframe.Expressions.where;
import static io.bask.dataframe.MergeOptions.cross;
import static io.bask.dataframe.MergeOptions.leftOn;
import static io.bask.dataframe.MergeOptions.on;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.JoinKind;
import java.time.LocalDate;
import java.util.List;

/** Queries 1 to 11. */
final class FirstQueries {
    /** What a line item brings in. */
    static final ColumnExpr REVENUE = col("l_extendedprice").mul(lit(1).sub(col("l_discount")));

    private FirstQueries() {}

    static ColumnExpr within(String column, LocalDate from, LocalDate end) {
        return col(column).ge(from).and(col(column).lt(end));
    }

    static LocalDate date(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    /** Query 1. */
    static DataFrame pricingSummary(Tables t) {
        return t.lineitem()
                .filter(col("l_shipdate").le(date(1998, 9, 2)))
                .assign("disc_price", REVENUE)
                .assign("charge", col("disc_price").mul(col("l_tax").add(1)))
                .groupBy("l_returnflag", "l_linestatus")
                .asIndex(false)
                .agg(
                        sum("l_quantity").as("sum_qty"),
                        sum("l_extendedprice").as("sum_base_price"),
                        sum("disc_price").as("sum_disc_price"),
                        sum("charge").as("sum_charge"),
                        mean("l_quantity").as("avg_qty"),
                        mean("l_extendedprice").as("avg_price"),
                        mean("l_discount").as("avg_disc"),
                        count().as("count_order"));
    }

    /** Query 2. */
    static DataFrame minimumCostSupplier(Tables t) {
        DataFrame parts =
                t.part().filter(col("p_size").eq(15).and(col("p_type").str().endsWith("BRASS")));
        DataFrame offers = t.partsupp()
                .merge(parts, leftOn("ps_partkey").rightOn("p_partkey"))
                .merge(t.supplier(), leftOn("ps_suppkey").rightOn("s_suppkey"))
                .merge(t.nation(), leftOn("s_nationkey").rightOn("n_nationkey"))
                .merge(
                        t.region().filter(col("r_name").eq("EUROPE")),
                        leftOn("n_regionkey").rightOn("r_regionkey"));
        DataFrame least = offers.groupBy("ps_partkey")
                .asIndex(false)
                .agg(min("ps_supplycost").as("ps_supplycost"));
        return offers.merge(least, on("ps_partkey", "ps_supplycost"))
                .select("s_acctbal", "s_name", "n_name", "p_partkey", "p_mfgr", "s_address", "s_phone", "s_comment")
                .sortValues(List.of(desc("s_acctbal"), asc("n_name"), asc("s_name"), asc("p_partkey")))
                .limit(100);
    }

    /** Query 3. */
    static DataFrame shippingPriority(Tables t) {
        LocalDate day = date(1995, 3, 15);
        return t.lineitem()
                .filter(col("l_shipdate").gt(day))
                .merge(
                        t.orders().filter(col("o_orderdate").lt(day)),
                        leftOn("l_orderkey").rightOn("o_orderkey"))
                .merge(
                        t.customer().filter(col("c_mktsegment").eq("BUILDING")),
                        leftOn("o_custkey").rightOn("c_custkey"))
                .assign("revenue", REVENUE)
                .groupBy("l_orderkey", "o_orderdate", "o_shippriority")
                .asIndex(false)
                .agg(sum("revenue").as("revenue"))
                .select("l_orderkey", "revenue", "o_orderdate", "o_shippriority")
                .sortValues(List.of(desc("revenue"), asc("o_orderdate")))
                .limit(10);
    }

    /** Query 4. */
    static DataFrame orderPriority(Tables t) {
        DataFrame late = t.lineitem().filter(col("l_commitdate").lt(col("l_receiptdate")));
        return t.orders()
                .filter(within("o_orderdate", date(1993, 7, 1), date(1993, 10, 1)))
                .merge(late, leftOn("o_orderkey").rightOn("l_orderkey").how(JoinKind.SEMI))
                .groupBy("o_orderpriority")
                .asIndex(false)
                .agg(count().as("order_count"));
    }

    /** Query 5. */
    static DataFrame localSupplierVolume(Tables t) {
        return t.lineitem()
                .merge(
                        t.orders().filter(within("o_orderdate", date(1994, 1, 1), date(1995, 1, 1))),
                        leftOn("l_orderkey").rightOn("o_orderkey"))
                .merge(t.customer(), leftOn("o_custkey").rightOn("c_custkey"))
                .merge(t.supplier(), leftOn("l_suppkey", "c_nationkey").rightOn("s_suppkey", "s_nationkey"))
                .merge(t.nation(), leftOn("s_nationkey").rightOn("n_nationkey"))
                .merge(
                        t.region().filter(col("r_name").eq("ASIA")),
                        leftOn("n_regionkey").rightOn("r_regionkey"))
                .assign("revenue", REVENUE)
                .groupBy("n_name")
                .asIndex(false)
                .agg(sum("revenue").as("revenue"))
                .sortValues(List.of(desc("revenue")));
    }

    /** Query 6. */
    static DataFrame revenueChange(Tables t) {
        return t.lineitem()
                .filter(within("l_shipdate", date(1994, 1, 1), date(1995, 1, 1))
                        .and(col("l_discount").between(0.05, 0.07))
                        .and(col("l_quantity").lt(24)))
                .assign("revenue", col("l_extendedprice").mul(col("l_discount")))
                .agg(sum("revenue").as("revenue"));
    }

    /** Query 7. */
    static DataFrame volumeShipping(Tables t) {
        DataFrame two = t.nation().filter(col("n_name").isIn("FRANCE", "GERMANY"));
        DataFrame sellers = two.select("n_nationkey", "n_name").rename("n_name", "supp_nation");
        DataFrame buyers = two.select("n_nationkey", "n_name").rename("n_name", "cust_nation");
        return t.lineitem()
                .filter(col("l_shipdate").between(date(1995, 1, 1), date(1996, 12, 31)))
                .merge(t.supplier(), leftOn("l_suppkey").rightOn("s_suppkey"))
                .merge(sellers, leftOn("s_nationkey").rightOn("n_nationkey"))
                .merge(t.orders(), leftOn("l_orderkey").rightOn("o_orderkey"))
                .merge(t.customer(), leftOn("o_custkey").rightOn("c_custkey"))
                .merge(buyers, leftOn("c_nationkey").rightOn("n_nationkey"))
                .filter(col("supp_nation").ne(col("cust_nation")))
                .assign("l_year", col("l_shipdate").dt().year())
                .assign("revenue", REVENUE)
                .groupBy("supp_nation", "cust_nation", "l_year")
                .asIndex(false)
                .agg(sum("revenue").as("revenue"));
    }

    /** Query 8. */
    static DataFrame marketShare(Tables t) {
        return t.lineitem()
                .merge(
                        t.part().filter(col("p_type").eq("ECONOMY ANODIZED STEEL")),
                        leftOn("l_partkey").rightOn("p_partkey"))
                .merge(
                        t.orders().filter(col("o_orderdate").between(date(1995, 1, 1), date(1996, 12, 31))),
                        leftOn("l_orderkey").rightOn("o_orderkey"))
                .merge(t.customer(), leftOn("o_custkey").rightOn("c_custkey"))
                .merge(t.nation(), leftOn("c_nationkey").rightOn("n_nationkey"))
                .merge(
                        t.region().filter(col("r_name").eq("AMERICA")),
                        leftOn("n_regionkey").rightOn("r_regionkey"))
                .merge(t.supplier(), leftOn("l_suppkey").rightOn("s_suppkey"))
                .merge(
                        t.nation().select("n_nationkey", "n_name").rename("n_name", "supp_nation"),
                        leftOn("s_nationkey").rightOn("n_nationkey").suffixes("", "_supp"))
                .assign("o_year", col("o_orderdate").dt().year())
                .assign("volume", REVENUE)
                .assign("own", where(col("supp_nation").eq("BRAZIL"), col("volume"), 0.0))
                .groupBy("o_year")
                .asIndex(false)
                .agg(sum("own").as("own"), sum("volume").as("volume"))
                .assign("mkt_share", col("own").div(col("volume")))
                .select("o_year", "mkt_share");
    }

    /** Query 9. */
    static DataFrame productProfit(Tables t) {
        return t.lineitem()
                .merge(
                        t.part().filter(col("p_name").str().contains("green")),
                        leftOn("l_partkey").rightOn("p_partkey"))
                .merge(t.partsupp(), leftOn("l_suppkey", "l_partkey").rightOn("ps_suppkey", "ps_partkey"))
                .merge(t.supplier(), leftOn("l_suppkey").rightOn("s_suppkey"))
                .merge(t.orders(), leftOn("l_orderkey").rightOn("o_orderkey"))
                .merge(t.nation(), leftOn("s_nationkey").rightOn("n_nationkey"))
                .assign("o_year", col("o_orderdate").dt().year())
                .assign("amount", REVENUE.sub(col("ps_supplycost").mul(col("l_quantity"))))
                .groupBy("n_name", "o_year")
                .asIndex(false)
                .agg(sum("amount").as("sum_profit"))
                .rename("n_name", "nation")
                .sortValues(List.of(asc("nation"), desc("o_year")));
    }

    /** Query 10. */
    static DataFrame returnedItems(Tables t) {
        return t.lineitem()
                .filter(col("l_returnflag").eq("R"))
                .merge(
                        t.orders().filter(within("o_orderdate", date(1993, 10, 1), date(1994, 1, 1))),
                        leftOn("l_orderkey").rightOn("o_orderkey"))
                .assign("revenue", REVENUE)
                .groupBy("o_custkey")
                .asIndex(false)
                .agg(sum("revenue").as("revenue"))
                .merge(t.customer(), leftOn("o_custkey").rightOn("c_custkey"))
                .merge(t.nation(), leftOn("c_nationkey").rightOn("n_nationkey"))
                .select("c_custkey", "c_name", "revenue", "c_acctbal", "n_name", "c_address", "c_phone", "c_comment")
                .sortValues(List.of(desc("revenue")))
                .limit(20);
    }

    /** Query 11; the threshold is a table of one row that every row meets. */
    static DataFrame importantStock(Tables t) {
        DataFrame stock = t.partsupp()
                .merge(t.supplier(), leftOn("ps_suppkey").rightOn("s_suppkey"))
                .merge(
                        t.nation().filter(col("n_name").eq("GERMANY")),
                        leftOn("s_nationkey").rightOn("n_nationkey"))
                .assign("value", col("ps_supplycost").mul(col("ps_availqty")));
        DataFrame threshold = stock.agg(sum("value").as("total"));
        return stock.groupBy("ps_partkey")
                .asIndex(false)
                .agg(sum("value").as("value"))
                .merge(threshold, cross())
                .filter(col("value").gt(col("total").mul(0.0001)))
                .select("ps_partkey", "value")
                .sortValues(List.of(desc("value")));
    }
}
