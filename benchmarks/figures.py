"""One figure is one JSON object a line on standard output; what people read goes to the other."""

import json
import sys
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """`ratio`: how many times as fast as the usual way. `floor`: how many times as long as the
    least work there is. Of pages the ratio is how many times as long as with few actions. None
    where there is nothing to compare with.
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None
    floor: float | None = None


def show(figure: Figure) -> None:
    rounded = {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in asdict(figure).items()
    }
    sys.stdout.write(json.dumps(rounded) + "\n")
    sys.stdout.flush()


def say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
