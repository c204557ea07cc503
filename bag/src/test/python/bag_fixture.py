"""Writes partitions.tsv: how Dask cuts sequences and ranges into partitions.

Run with a Python that has dask 2022.12:  python3 bag_fixture.py > ../resources/io/bask/bag/partitions.tsv
Columns: kind, number of elements, partitions asked for (- where none), lengths of the partitions.
"""
import dask
import dask.bag as db


def lengths(bag):
    return ",".join(str(len(list(p))) for p in dask.compute(*bag.to_delayed(), scheduler="sync"))


for n in list(range(13)) + [99, 100, 101, 1000]:
    for asked in (1, 2, 3, 4, 5, 7, 10):
        print("of", n, asked, lengths(db.from_sequence(range(n), npartitions=asked)), sep="\t")
        if n >= asked:
            print("range", n, asked, lengths(db.range(n, asked)), sep="\t")
    print("of", n, "-", lengths(db.from_sequence(range(n))), sep="\t")
