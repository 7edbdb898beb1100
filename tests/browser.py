"""A real browser for tests: Debian's chromium, headless and cut off from everything but the pages that it is given."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no chromium with its chromedriver here: apt-get install chromium chromium-driver"

_OPTIONS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars
    --force-device-scale-factor=1""".split()


def programs() -> tuple[str, str] | None:
    """The browser and its driver, None where one is missing; named, so that selenium downloads neither."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


class Browser:
    """What tests ask of a browser, in a few words each."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, path: Path) -> None:
        """Show a file, in a window of the usual size."""
        self.resize(1280, 900)
        self.prefer()
        self._log("browser")
        self._log("performance")
        self.driver.get(path.as_uri())

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function body returns in the page."""
        return self.driver.execute_script(script, *arguments)

    def resize(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", metrics)

    def prefer(self, **features: str) -> None:
        """What the reader has chosen: ``prefers_color_scheme="dark"``; no motion unless asked for, it takes time."""
        features = {"prefers_reduced_motion": "reduce", **features}
        named = [{"name": k.replace("_", "-"), "value": v} for k, v in features.items()]
        self.command("Emulation.setEmulatedMedia", {"features": named})

    def command(self, name: str, arguments: dict[str, Any]) -> Any:
        return self.driver.execute_cdp_cmd(name, arguments)

    def style(self, selector: str, name: str, pseudo: str | None = None, place: int = 0) -> str:
        """A computed style of an element, or of its ``::after``."""
        script = """const [selector, name, pseudo, place] = arguments
            return getComputedStyle(document.querySelectorAll(selector)[place], pseudo)[name]"""
        return str(self.run(script, selector, name, pseudo, place))

    def complaints(self) -> list[str]:
        """What stands on the console since the page was opened."""
        return [entry["message"] for entry in self._log("browser")]

    def requests(self) -> list[str]:
        """The addresses asked for since the page was opened, the page itself among them."""
        messages = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def accessible(self) -> list[dict[str, Any]]:
        """What a screen reader gets: role, name, description and properties of each node that it is told of."""
        tree = self.command("Accessibility.getFullAXTree", {})
        return [
            {
                "role": node["role"]["value"],
                "name": node.get("name", {}).get("value", ""),
                "description": node.get("description", {}).get("value", ""),
                **{p["name"]: p["value"].get("value") for p in node.get("properties", ())},
            }
            for node in tree["nodes"]
            if not node["ignored"]
        ]

    def _log(self, name: str) -> list[dict[str, Any]]:
        return list(self.driver.get_log(name))  # type: ignore[no-untyped-call]


@contextmanager
def started() -> Iterator[Browser]:
    """A browser with an empty profile of its own, gone afterwards; call it only where ``programs`` finds them."""
    found = programs()
    assert found is not None, MISSING
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = found[0]
        for option in (*_OPTIONS, f"--user-data-dir={profile}"):
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(found[1]))
        try:
            yield Browser(driver)
        finally:
            driver.quit()
