// Writes the files that FixturesTest reads, by Polars: node polars_fixture.mjs FOLDER. Needs the package nodejs-polars beside, or in NODE_PATH.
import { createRequire } from "module";
const require = createRequire((process.env.NODE_PATH ?? process.cwd()) + "/");
const pl = require("nodejs-polars");
const folder = process.argv[2];
const N = 300;
const rows = Array.from({ length: N }, (_, i) => i);
const some = (f, gap) => rows.map((i) => (i % gap === gap - 1 ? null : f(i)));
let table = pl.DataFrame({
  i8: pl.Series("i8", some((i) => (i % 256) - 128, 7), pl.Int8),
  u8: pl.Series("u8", some((i) => i % 256, 6), pl.UInt8),
  i16: pl.Series("i16", some((i) => i * 100 - 15000, 5), pl.Int16),
  u16: pl.Series("u16", some((i) => i * 200, 4), pl.UInt16),
  i32: pl.Series("i32", some((i) => i * 7000000 - 1000000000, 9), pl.Int32),
  u32: pl.Series("u32", some((i) => i * 14000000, 8), pl.UInt32),
  f32: pl.Series("f32", some((i) => i / 4, 11), pl.Float32),
  f64: pl.Series("f64", some((i) => i / 10, 12), pl.Float64),
  flag: pl.Series("flag", some((i) => i % 3 === 0, 10), pl.Bool),
  text: pl.Series("text", some((i) => "é".repeat(i % 20) + "-" + i, 13), pl.Utf8),
  kind: pl.Series("kind", some((i) => "kind " + (i % 9), 14), pl.Utf8),
});
const times = (factor) => pl.col("i32").cast(pl.Float64).mul(factor).cast(pl.Int64);
table = table.withColumns(
  times(1000000).alias("i64"),
  pl.col("kind").cast(pl.Categorical).alias("category"),
  pl.col("i16").cast(pl.Int32).cast(pl.Date).alias("day"),
  times(1003).cast(pl.Datetime("us")).alias("us"),
  times(3).cast(pl.Datetime("ms")).alias("ms"),
);
for (const compression of ["uncompressed", "lz4", "zstd"]) {
  table.writeIPC(`${folder}/polars_${compression}.arrow`, { compression });
}
console.log(table.schema, table.head(3).toString());
