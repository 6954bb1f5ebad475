"""Reading web archives: records per second against fastwarc alone, and memory over archives of two sizes.

    python benchmarks/reading.py [--warc MEGABYTES]

Makes a WARC of that many megabytes (by default 300; invented pages, the same each time) and one of a tenth of it in a temporary
folder, plain and with each record a gzip member as crawlers write it, reads each in a process of its own with fastwarc alone
(each response's headers parsed and its page read) and with ``read_batch`` (recognised, bounded, hashed, decoded, duplicates
told), and prints records per second of one core (CPU time) and the peak of memory. The folder goes when the script ends.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PAGE_BYTES = 60_000


def words(rng: random.Random, count: int) -> str:
    syllables = [
        "ba",
        "da",
        "ga",
        "ka",
        "la",
        "ma",
        "na",
        "pa",
        "ra",
        "sa",
        "ta",
        "wa",
        "bi",
        "di",
        "ki",
        "li",
        "mi",
        "ni",
        "pi",
        "ri",
        "si",
        "ti",
        "bu",
        "du",
        "ku",
        "lu",
        "mu",
        "nu",
        "pu",
        "ru",
        "su",
        "tu",
    ]
    return " ".join("".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(count))


def record(number: int, pool: list[str], rng: random.Random) -> bytes:
    """A response with a page of about PAGE_BYTES: menus, scripts and a story, no two alike."""
    story = "".join(f"<p>{rng.choice(pool)}</p>\n" for _ in range(12))
    links = "".join(
        f'<li><a href="/baca/{rng.randrange(10**8)}">{rng.choice(pool)[:60]}</a></li>\n' for _ in range(150)
    )
    page = f"<!DOCTYPE html><html><head><title>Berita {number}</title></head><body><ul>{links}</ul>{story}"
    page += "<script>" + rng.choice(pool) * 200 + "</script>"
    body = (page[: PAGE_BYTES - 20] + "</body></html>").encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://warta.example/{number}\r\nWARC-Date: 2024-05-01T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def make(path: Path, megabytes: int, packed: bool) -> None:
    """A WARC of ``megabytes`` before packing."""
    rng = random.Random(0)
    pool = [words(rng, 40) for _ in range(500)]
    written = number = 0
    with path.open("wb") as out:
        while written < megabytes * 10**6:
            one = record(number, pool, rng)
            out.write(gzip.compress(one, 6, mtime=0) if packed else one)
            written += len(one)
            number += 1


def fastwarc_alone(path: Path) -> int:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count = 0
    with path.open("rb") as opened:
        for one in ArchiveIterator(opened, record_types=WarcRecordType.response, parse_http=True):
            one.reader.read()
            count += 1
    return count


def telusur(path: Path) -> int:
    from pipelines.reading import DEFAULT, Document, read_batch

    return sum(isinstance(row, Document) for row in read_batch(path.parent, DEFAULT))


READERS = {"fastwarc": fastwarc_alone, "telusur": telusur}


def measure(reader: str, path: Path) -> None:
    """Prints records, CPU seconds and peak bytes of reading, as JSON."""
    with tempfile.TemporaryDirectory() as folder:  # what is loaded at the first record is no record's cost
        make(Path(folder) / "one.warc", 1, False)
        READERS[reader](Path(folder) / "one.warc")
    began = time.process_time()
    count = READERS[reader](path)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"records": count, "seconds": seconds, "peak": peak}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warc", type=int, default=300, metavar="MEGABYTES")
    parser.add_argument("--measure", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure[0], Path(given.measure[1]))
        return
    for megabytes in (max(1, given.warc // 10), given.warc):
        for ending in (".warc", ".warc.gz"):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"x{ending}"
                make(path, megabytes, ending.endswith(".gz"))
                size = path.stat().st_size / 1e6
                print(f"== {megabytes} MB as {ending} ({size:,.0f} MB on disk)")
                for reader in READERS:
                    command = [sys.executable, __file__, "--measure", reader, str(path)]
                    row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
                    speed = row["records"] / row["seconds"]
                    print(
                        f"  {reader:9s} {row['records']:7,} records  {speed:7,.0f} a second and core  peak {row['peak'] / 2**20:.0f} MiB"
                    )


if __name__ == "__main__":
    main()
