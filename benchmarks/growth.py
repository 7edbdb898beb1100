"""How what a parse costs grows with the length of the text: the exponent, shape by shape.

    growth.py                   every shape at 30,000, 100,000, 300,000 and 1,000,000 characters
    growth.py --most 100000     up to that many characters only
    growth.py quotes dates      these shapes only
    growth.py --calls           of the number of calls instead of the time: the same on every run, however busy the
                                machine, but blind to what one call of a function written in C costs

The exponent of a step is the slope of log time over log length between two lengths; 1 is linear, 2 quadratic. Shown are
the slope over all lengths (least squares) and that of the last step, which tells what is to come. Times are of the
process, the least of several runs, with the garbage collector at rest: what that costs grows with all that is alive.
Ends with status 1 where an exponent is above 1.05 (--limit).
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import math
import sys
import time
from collections.abc import Callable
from itertools import count, cycle, islice
from pathlib import Path

from readouts import parse

QUALITY = Path(__file__).resolve().parent / "quality"
LENGTHS = [30_000, 100_000, 300_000, 1_000_000]
Shape = Callable[[int], str]


def repeated(piece: str) -> Shape:
    """The piece again and again."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def prose(length: int) -> str:
    """The bodies of the development pages one after the other, over and over."""
    paths = sorted((QUALITY / "dev" / "texts").glob("*.txt"))
    return repeated("\n\n".join(path.read_bytes().decode("utf-8") for path in paths))(length)


def called(number: int) -> str:
    """A name of its own for each number: Bababa, Bababe, …"""
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    name = ""
    for _ in range(3):
        number, place = divmod(number, len(syllables))
        name += syllables[place]
    return name.capitalize()


def told(sentence: str) -> Shape:
    """The sentence again and again, each time with names (A and B) of its own and another day."""

    def shape(length: int) -> str:
        sentences = (
            sentence.format(A=called(2 * n), B=called(2 * n + 1), day=day)
            for n, day in zip(count(), cycle(range(1, 29)), strict=False)
        )
        return "".join(islice(sentences, length // (len(sentence) // 2) + 1))[:length]

    return shape


SHAPES: dict[str, Shape] = {
    "prose": prose,
    "opening marks": repeated("«"),
    "nested quotes": repeated("« a « b » c "),
    "unclosed quotes": repeated("« Nous parlons encore, a déclaré Lavrov. "),
    "straight quotes": repeated('"Nous parlons" a dit "Lavrov '),
    "digits": repeated("1234567890"),
    "digits apart": repeated("12 "),
    "capitalised words": repeated("Jean Dupont Martin "),
    "one word": repeated("a"),
    "one word again": repeated("président "),
    "dates": repeated("1er mai 2021 "),
    "ranges of dates": repeated("du 3 au 5 mai "),
    "no full stop": repeated("la Russie et la Chine ont évoqué les sanctions avec le ministre "),
    "new lines": repeated("\n"),
    "short lines": repeated("a\n"),
    "spaces": repeated(" "),
    "combining marks": repeated("e\N{COMBINING ACUTE ACCENT}"),
    "marks on one letter": lambda length: "e" + "\N{COMBINING ACUTE ACCENT}" * (length - 1),
    "M. A et M. B": told("M. {A} et M. {B} et "),
    "a list of M. A, M. B": told("M. {A}, M. {B}, "),
    "persons": told("{A} Petit, ministre malien du Commerce, et Paul {B} se sont tus. "),
    "persons and contacts": told("Le ministre russe Jean {A} a reçu son homologue malien Paul {B} le {day} mai 2021. "),
    "persons again": told("M. Lavrov a rappelé M. {A}. Le ministre a parlé à {B} Petit. "),
    "contacts of two": repeated("Lavrov a rencontré Blinken jeudi à Genève. "),
    "contacts in one line": told("rencontre de Jean {A} avec Paul {B} à Genève le {day} mai, "),
    "statements": told("« Nous parlons », a déclaré Jean {A}. Selon {B} Petit, tout va bien. "),
    "agreements": repeated("La Russie et la Chine ont convenu de prolonger le traité New Start. "),
    "names without a verb": told("{A} {B} "),
    "trails": told("{A} News » Monde » {B}\n"),
    "bylines": told("Par {A} {B}, le {day} mai 2021\n"),
    "signed lines": told("Nous parlons encore, dit {A}.\nPar {B} Petit\n\n"),
    "topics": repeated("Ils ont évoqué la Syrie, le nucléaire iranien et le commerce. "),
}  # fmt: skip
"""What has tempted, or could, some stage into looking at everything for everything."""


def seconds(text: str, repeats: int) -> float:
    """The least of several runs; long ones are not repeated as often."""
    best = math.inf
    for run in range(repeats):
        start = time.process_time()
        parse.article(text, published="2021-05-31", max_chars=len(text))
        best = min(best, time.process_time() - start)
        if run >= 1 and best > 5:
            break
    return best


def calls(text: str) -> float:
    """How many functions are called, in thousands."""
    profile = cProfile.Profile()
    profile.runcall(parse.article, text, published="2021-05-31", max_chars=len(text))
    return sum(entry.callcount for entry in profile.getstats()) / 1000


def slope(points: list[tuple[int, float]]) -> float:
    """Least squares of log time over log length."""
    xs = [math.log(length) for length, _ in points]
    ys = [math.log(taken) for _, taken in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shapes", nargs="*", help="names of shapes, or parts of names (all)")
    parser.add_argument("--most", type=int, default=LENGTHS[-1], help="characters (1,000,000)")
    parser.add_argument("--calls", action="store_true", help="count calls, not seconds")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each, the least counts (3)")
    parser.add_argument("--limit", type=float, default=1.05, help="the exponent allowed (1.05)")
    options = parser.parse_args()
    lengths = [length for length in LENGTHS if length <= options.most]
    if len(lengths) < 2:
        parser.error("--most: 100000 or more")
    parse.article("Lavrov a rencontré Blinken jeudi.", published="2021-05-31")
    print(
        f"{'calls (1,000) at' if options.calls else 'seconds at':22}"
        + "".join(f"{length:>11,}" for length in lengths)
        + "   exponent  last step"
    )
    above = 0
    gc.disable()
    for name, shape in SHAPES.items():
        if options.shapes and not any(part in name for part in options.shapes):
            continue
        points = []
        for length in lengths:
            text = shape(length)
            cost = calls(text) if options.calls else seconds(text, options.repeats)
            points.append((length, cost))
            gc.collect()
        whole, last = slope(points), slope(points[-2:])
        mark = " *" if whole > options.limit else ""
        above += bool(mark)
        times = "".join(f"{taken:11.3f}" for _, taken in points)
        print(f"{name:22}{times}{whole:11.3f}{last:11.3f}{mark}", flush=True)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
