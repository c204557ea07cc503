"""Which rows pandas takes for texts among labels that are dates: python3 date_label_fixtures.py > .../date_labels.tsv

Each line: zone or nothing, kind (loc, slice or truncate), text, second text, numbers of the rows in their order, or the word that no
row has the label. Labels are LABELS, in UTC where there is a zone; DateLabelsTest has them too.
"""

import warnings

import pandas as pd

warnings.filterwarnings("ignore")

LABELS = [
    "2023-12-31 23:30:00",
    "2024-01-01 00:00:00",
    "2024-01-15 03:00:00",
    "2024-01-15 03:00:00.000000001",
    "2024-01-15 03:59:59.999999999",
    "2024-01-31 22:30:00",
    "2024-01-31 23:59:59.999999999",
    "2024-02-01 00:00:00",
    "2024-03-31 01:30:00",
    "2024-10-27 00:30:00",
    "2024-10-27 01:30:00",
    "2025-01-01 00:00:00",
]
TEXTS = [
    "2023", "2024", "2024-01", "2024-1", "2024-02", "2024-12", "2024-01-15", "2024-01-15 03", "2024-01-15T03", "2024-01-15 03:00",
    "2024-01-15 03:00:00", "2024-01-15 03:59:59.999999999", "2024-01-31", "2024-10-27", "2024-10-27 04", "2026", "2024-06",
]
PAIRS = [
    ("2024-01", "2024-02"), ("2024", "2024"), ("2024-01-15", "2024-01-15 03"), ("2024-01-15 03:30", "2024-01-31"), ("2025", "2024"),
    ("2024-01-01", "2024-01-01"), ("2024-03", "2024-10-27"),
]


def rows(take):
    try:
        return ",".join(map(str, take()["x"].tolist()))
    except KeyError:
        return "missing"


def main():
    for zone in ["", "Europe/Berlin", "America/New_York"]:
        index = pd.to_datetime(LABELS)
        table = pd.DataFrame({"x": range(len(LABELS))}, index=index.tz_localize("UTC").tz_convert(zone) if zone else index)
        for text in TEXTS:
            # A list answers a table also where a text names one moment that one row has.
            found = rows(lambda: table.loc[text:text] if len(text) > 19 else table.loc[text])
            print(zone, "loc", text, "", found, sep="\t")
        for first, last in PAIRS:
            print(zone, "slice", first, last, rows(lambda: table.loc[first:last]), sep="\t")
            if first < last and not zone:
                print(zone, "truncate", first, last, rows(lambda: table.truncate(first, last)), sep="\t")


main()
