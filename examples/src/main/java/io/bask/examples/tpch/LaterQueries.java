package io.bask.examples.tpch;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.desc;
import static io.bask.dataframe.Expressions.max;
import static io.bask.dataframe.Expressions.mean;
import static io.bask.dataframe.Expressions.nunique;
import static io.bask.dataframe.Expressions.sum;
import static io.bask.dataframe.Expressions.where;
import static io.bask.dataframe.MergeOptions.cross;
import static io.bask.dataframe.MergeOptions.leftOn;
import static io.bask.examples.tpch.FirstQueries.REVENUE;
import static io.bask.examples.tpch.FirstQueries.date;
import static io.bask.examples.tpch.FirstQueries.within;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.JoinKind;
import java.util.List;

/** Queries 12 to 22. */
final class LaterQueries {
    private LaterQueries() {}

    /** Query 12. */
    static DataFrame shippingModes(Tables t) {
        ColumnExpr isHigh = col("o_orderpriority").isIn("1-URGENT", "2-HIGH");
        return t.lineitem()
                .filter(col("l_shipmode")
                        .isIn("MAIL", "SHIP")
                        .and(col("l_commitdate").lt(col("l_receiptdate")))
                        .and(col("l_shipdate").lt(col("l_commitdate")))
                        .and(within("l_receiptdate", date(1994, 1, 1), date(1995, 1, 1))))
                .merge(t.orders(), leftOn("l_orderkey").rightOn("o_orderkey"))
                .assign("high", where(isHigh, 1, 0))
                .assign("low", where(isHigh, 0, 1))
                .groupBy("l_shipmode")
                .asIndex(false)
                .agg(sum("high").as("high_line_count"), sum("low").as("low_line_count"));
    }

    /** Query 13. */
    static DataFrame customerDistribution(Tables t) {
        DataFrame ordinary = t.orders()
                .filter(col("o_comment")
                        .str()
                        .containsRegex("special.*requests")
                        .not());
        return t.customer()
                .merge(ordinary, leftOn("c_custkey").rightOn("o_custkey").how(JoinKind.LEFT))
                .groupBy("c_custkey")
                .asIndex(false)
                .agg(count("o_orderkey").as("c_count"))
                .groupBy("c_count")
                .asIndex(false)
                .agg(count().as("custdist"))
                .sortValues(List.of(desc("custdist"), desc("c_count")));
    }

    /** Query 14. */
    static DataFrame promotionEffect(Tables t) {
        return t.lineitem()
                .filter(within("l_shipdate", date(1995, 9, 1), date(1995, 10, 1)))
                .merge(t.part(), leftOn("l_partkey").rightOn("p_partkey"))
                .assign("revenue", REVENUE)
                .assign("promo", where(col("p_type").str().startsWith("PROMO"), col("revenue"), 0.0))
                .agg(sum("promo").as("promo"), sum("revenue").as("revenue"))
                .assign("promo_revenue", col("promo").mul(100).div(col("revenue")))
                .select("promo_revenue");
    }

    /** Query 15. */
    static DataFrame topSupplier(Tables t) {
        DataFrame revenue = t.lineitem()
                .filter(within("l_shipdate", date(1996, 1, 1), date(1996, 4, 1)))
                .assign("revenue", REVENUE)
                .groupBy("l_suppkey")
                .asIndex(false)
                .agg(sum("revenue").as("total_revenue"));
        return revenue.merge(revenue.agg(max("total_revenue").as("most")), cross())
                .filter(col("total_revenue").eq(col("most")))
                .merge(t.supplier(), leftOn("l_suppkey").rightOn("s_suppkey"))
                .select("s_suppkey", "s_name", "s_address", "s_phone", "total_revenue")
                .sortValues("s_suppkey");
    }

    /** Query 16. */
    static DataFrame partsAndSuppliers(Tables t) {
        DataFrame parts = t.part()
                .filter(col("p_brand")
                        .ne("Brand#45")
                        .and(col("p_type").str().startsWith("MEDIUM POLISHED").not())
                        .and(col("p_size").isIn(49, 14, 23, 45, 19, 3, 36, 9)));
        DataFrame complained = t.supplier().filter(col("s_comment").str().containsRegex("Customer.*Complaints"));
        return t.partsupp()
                .merge(parts, leftOn("ps_partkey").rightOn("p_partkey"))
                .merge(complained, leftOn("ps_suppkey").rightOn("s_suppkey").how(JoinKind.ANTI))
                .groupBy("p_brand", "p_type", "p_size")
                .asIndex(false)
                .agg(nunique("ps_suppkey").as("supplier_cnt"))
                .sortValues(List.of(desc("supplier_cnt"), asc("p_brand"), asc("p_type"), asc("p_size")));
    }

    /** Query 17. */
    static DataFrame smallQuantities(Tables t) {
        DataFrame parts = t.part()
                .filter(col("p_brand").eq("Brand#23").and(col("p_container").eq("MED BOX")));
        DataFrame sold = t.lineitem()
                .merge(parts, leftOn("l_partkey").rightOn("p_partkey"))
                .select("l_partkey", "l_quantity", "l_extendedprice");
        DataFrame usual =
                sold.groupBy("l_partkey").asIndex(false).agg(mean("l_quantity").as("usual"));
        return sold.merge(usual, "l_partkey")
                .filter(col("l_quantity").lt(col("usual").mul(0.2)))
                .agg(sum("l_extendedprice").minCount(1).as("total"))
                .assign("avg_yearly", col("total").div(7.0))
                .select("avg_yearly");
    }

    /** Query 18. */
    static DataFrame largeVolumes(Tables t) {
        DataFrame large = t.lineitem()
                .groupBy("l_orderkey")
                .asIndex(false)
                .agg(sum("l_quantity").as("quantity"))
                .filter(col("quantity").gt(300));
        return t.orders()
                .merge(large, leftOn("o_orderkey").rightOn("l_orderkey"))
                .merge(t.customer(), leftOn("o_custkey").rightOn("c_custkey"))
                .select("c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice", "quantity")
                .sortValues(List.of(desc("o_totalprice"), asc("o_orderdate")))
                .limit(100);
    }

    private static ColumnExpr sold(String brand, List<String> containers, int least, int largestSize) {
        return col("p_brand")
                .eq(brand)
                .and(col("p_container").isIn(containers))
                .and(col("l_quantity").between(least, least + 10))
                .and(col("p_size").between(1, largestSize));
    }

    /** Query 19. */
    static DataFrame discountedRevenue(Tables t) {
        ColumnExpr small = sold("Brand#12", List.of("SM CASE", "SM BOX", "SM PACK", "SM PKG"), 1, 5);
        ColumnExpr medium = sold("Brand#23", List.of("MED BAG", "MED BOX", "MED PKG", "MED PACK"), 10, 10);
        ColumnExpr large = sold("Brand#34", List.of("LG CASE", "LG BOX", "LG PACK", "LG PKG"), 20, 15);
        return t.lineitem()
                .filter(col("l_shipmode")
                        .isIn("AIR", "AIR REG")
                        .and(col("l_shipinstruct").eq("DELIVER IN PERSON")))
                .merge(t.part(), leftOn("l_partkey").rightOn("p_partkey"))
                .filter(small.or(medium).or(large))
                .assign("revenue", REVENUE)
                .agg(sum("revenue").as("revenue"));
    }

    /** Query 20. */
    static DataFrame partPromotion(Tables t) {
        DataFrame forests = t.part().filter(col("p_name").str().startsWith("forest"));
        DataFrame shipped = t.lineitem()
                .filter(within("l_shipdate", date(1994, 1, 1), date(1995, 1, 1)))
                .groupBy("l_partkey", "l_suppkey")
                .asIndex(false)
                .agg(sum("l_quantity").as("quantity"));
        DataFrame plenty = t.partsupp()
                .merge(forests, leftOn("ps_partkey").rightOn("p_partkey").how(JoinKind.SEMI))
                .merge(shipped, leftOn("ps_partkey", "ps_suppkey").rightOn("l_partkey", "l_suppkey"))
                .filter(col("ps_availqty").gt(col("quantity").mul(0.5)));
        return t.supplier()
                .merge(plenty, leftOn("s_suppkey").rightOn("ps_suppkey").how(JoinKind.SEMI))
                .merge(
                        t.nation().filter(col("n_name").eq("CANADA")),
                        leftOn("s_nationkey").rightOn("n_nationkey"))
                .select("s_name", "s_address")
                .sortValues("s_name");
    }

    /** Query 21. */
    static DataFrame waitingOrders(Tables t) {
        DataFrame suppliersOfOrders = t.lineitem()
                .groupBy("l_orderkey")
                .asIndex(false)
                .agg(nunique("l_suppkey").as("suppliers"))
                .filter(col("suppliers").gt(1));
        DataFrame late = t.lineitem().filter(col("l_receiptdate").gt(col("l_commitdate")));
        DataFrame lateSuppliersOfOrders = late.groupBy("l_orderkey")
                .asIndex(false)
                .agg(nunique("l_suppkey").as("late_suppliers"))
                .filter(col("late_suppliers").eq(1));
        return late.merge(
                        t.orders().filter(col("o_orderstatus").eq("F")),
                        leftOn("l_orderkey").rightOn("o_orderkey"))
                .merge(t.supplier(), leftOn("l_suppkey").rightOn("s_suppkey"))
                .merge(
                        t.nation().filter(col("n_name").eq("SAUDI ARABIA")),
                        leftOn("s_nationkey").rightOn("n_nationkey"))
                .merge(suppliersOfOrders, JoinKind.SEMI, "l_orderkey")
                .merge(lateSuppliersOfOrders, JoinKind.SEMI, "l_orderkey")
                .groupBy("s_name")
                .asIndex(false)
                .agg(count().as("numwait"))
                .sortValues(List.of(desc("numwait"), asc("s_name")))
                .limit(100);
    }

    /** Query 22. */
    static DataFrame salesOpportunity(Tables t) {
        DataFrame customers = t.customer()
                .assign("cntrycode", col("c_phone").str().slice(0, 2))
                .filter(col("cntrycode").isIn("13", "31", "23", "29", "30", "18", "17"));
        DataFrame usual =
                customers.filter(col("c_acctbal").gt(0.0)).agg(mean("c_acctbal").as("usual"));
        return customers
                .merge(usual, cross())
                .filter(col("c_acctbal").gt(col("usual")))
                .merge(t.orders(), leftOn("c_custkey").rightOn("o_custkey").how(JoinKind.ANTI))
                .groupBy("cntrycode")
                .asIndex(false)
                .agg(count().as("numcust"), sum("c_acctbal").as("totacctbal"));
    }
}
