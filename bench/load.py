"""The load, in a process of its own: an errand comes in as JSON, a tally goes out."""

import json
import sys
from dataclasses import asdict

from bench import visits
from bench.client import crowd

KINDS = {
    "giving": visits.giving,
    "returning": visits.returning,
    "first time": visits.first_time,
    "rushing": visits.rushing,
}


def main() -> None:
    """Run the errand that stands on the standard input."""
    errand = json.load(sys.stdin)
    if errand["kind"] == "reading":
        people = visits.reading(errand["path"], *errand["cookies"])
    else:
        people = KINDS[errand["kind"]](errand["path"], errand["cookies"])
    tally = crowd(errand["port"], people, errand["connections"], errand["seconds"])
    json.dump(asdict(tally), sys.stdout)


if __name__ == "__main__":
    main()
