"""Writes people-*.avro with Apache's Avro for Python (Debian: python3-avro), for AvroFixtureTest. Run in this folder."""
import datetime
import decimal
import json
import os

import avro.schema
from avro.datafile import DataFileWriter
from avro.io import DatumWriter

SCHEMA = {
    "type": "record", "name": "Person", "namespace": "people", "fields": [
        {"name": "id", "type": "long"},
        {"name": "name", "type": ["null", "string"], "default": None},
        {"name": "tags", "type": {"type": "array", "items": "string"}},
        {"name": "scores", "type": {"type": "map", "values": "double"}},
        {"name": "mood", "type": {"type": "enum", "name": "Mood", "symbols": ["GOOD", "BAD"]}},
        {"name": "raw", "type": "bytes"},
        {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 4}},
        {"name": "home", "type": ["null", {"type": "record", "name": "Home", "fields": [
            {"name": "street", "type": "string"}, {"name": "zip", "type": "int"}]}]},
        {"name": "born", "type": {"type": "int", "logicalType": "date"}},
        {"name": "seen", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "owes", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
        {"name": "height", "type": "float"},
        {"name": "self", "type": ["null", "Person"]},
        {"name": "ok", "type": "boolean"},
    ]}


def person(i, depth=0):
    return {
        "id": i * 1_000_000_007 * (-1) ** i, "name": None if i % 5 == 0 else "näme %d" % i,
        "tags": ["t%d" % t for t in range(i % 4)], "scores": {"a": i / 3, "b": float(i)} if i % 2 else {},
        "mood": "GOOD" if i % 2 else "BAD", "raw": bytes([i % 256, 0, 255]), "hash": bytes([1, 2, 3, i % 256]),
        "home": None if i % 3 == 0 else {"street": "Way %d" % i, "zip": i},
        "born": datetime.date(1970, 1, 1) + datetime.timedelta(days=i * 37 - 900),
        "seen": datetime.datetime(2020, 1, 1, tzinfo=avro.timezones.utc) + datetime.timedelta(microseconds=i * 123457),
        "owes": decimal.Decimal(i * 7 - 50).scaleb(-2), "height": i * 0.25,
        "self": person(i + 1, 1) if depth == 0 and i % 10 == 0 else None, "ok": i % 2 == 0}


here = os.path.dirname(os.path.abspath(__file__))
schema = avro.schema.parse(json.dumps(SCHEMA))
for codec in ("null", "deflate", "bzip2"):
    path = os.path.join(here, "../resources/io/bask/avro/people-%s.avro" % codec)
    with DataFileWriter(open(path, "wb"), DatumWriter(), schema, codec=codec) as out:
        for i in range(200):
            out.append(person(i))
            if i % 20 == 19:
                out.sync()
