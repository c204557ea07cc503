"""Lengths of the partitions that Dask makes of a frequency: python3 repartition_fixtures.py > .../repartition.tsv

Each line: first label, number of rows, step between them, partitions before, frequency, lengths of the partitions after.
First labels are midnights where the frequency is of the calendar: Dask keeps the time of the day at edges, Bask does not.
"""

import random
import warnings

import dask.dataframe as dd
import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")

FIXED = ["1D", "D", "2D", "7D", "30D", "12h", "36h", "5h", "90min"]
CALENDAR = ["M", "MS", "2M", "3MS", "Q", "QS", "2Q", "A", "AS", "W", "W-WED", "SM", "SMS"]


def main():
    dice = random.Random(20)
    for _ in range(240):
        frequency = dice.choice(FIXED + CALENDAR)
        fixed = frequency in FIXED
        start = pd.Timestamp("1965-01-01") + pd.Timedelta(days=dice.randrange(22000))
        if fixed:
            start += pd.Timedelta(minutes=dice.randrange(1440))
        rows = dice.choice([1, 2, 3, 10, 50, 100])
        step = dice.choice(["7h", "1D", "5h", "40min"] if fixed else ["1D", "9D", "31h", "40D"])
        parts = dice.choice([1, 2, 3, 7])
        index = pd.date_range(start, periods=rows, freq=step)
        frame = dd.from_pandas(pd.DataFrame({"x": np.arange(rows)}, index=index), npartitions=parts)
        try:
            cut = frame.repartition(freq=frequency)
        except (ValueError, IndexError):
            continue
        lengths = cut.map_partitions(len).compute()
        print(start.isoformat(), rows, pd.Timedelta(step).value, parts, frequency, ",".join(map(str, lengths)), sep="\t")


main()
