"""Take the pictures of docs/images: an article, a comparison, a timeline, in light and in dark (`make screenshots`)."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import MISSING, Browser, programs, started
from readouts import Article, compare, parse, timeline
from readouts.render import page

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
MOST = 250_000
"""No picture may have more bytes: they are kept in the repository."""

SHOWN = "mark[data-agreements][data-dates]"
"""The words whose fact is shown in the picture of an article."""


def told_call() -> tuple[Article, Article, Article]:
    """The call of examples/one-call, as each side and an agency tell it."""
    folder = ROOT / "examples" / "one-call"
    first, second, third = (
        parse.article((folder / f"{name}.txt").read_text("utf-8"))
        for name in ("la-valette", "windhoek", "agency")
    )
    return first, second, third


def views() -> dict[str, tuple[str, int]]:
    """Each page to take, and how high the picture is."""
    told = told_call()
    both = told[:2]
    return {
        "article": (page([("la-valette.txt", told[0])]), 900),
        "comparison": (
            page([("One call, told by both sides", compare(*both))], articles=both),
            1230,
        ),
        "timeline": (page([("Three articles, one timeline", timeline(told))], articles=told), 900),
    }


def picture(browser: Browser, path: Path, height: int, scheme: str) -> bytes:
    """A PNG of the top of a page, as wide as a window."""
    browser.open(path)
    browser.prefer(prefers_color_scheme=scheme)
    browser.resize(1200, height)
    browser.run("document.querySelector(arguments[0])?.focus()", SHOWN)
    taken = browser.command("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": False})
    return base64.b64decode(taken["data"])


def main() -> int:
    """Take them all; 1 where there is no browser, or a picture is too big to keep."""
    if programs() is None:
        print(MISSING, file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    status = 0
    with started() as browser, TemporaryDirectory() as folder:
        for name, (markup, height) in views().items():
            path = Path(folder) / f"{name}.html"
            path.write_text(markup, "utf-8")
            for scheme in ("light", "dark"):
                taken = picture(browser, path, height, scheme)
                (IMAGES / f"{name}-{scheme}.png").write_bytes(taken)
                print(f"docs/images/{name}-{scheme}.png  {len(taken):,} bytes")
                status |= len(taken) > MOST
    return status


if __name__ == "__main__":
    sys.exit(main())
