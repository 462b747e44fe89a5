"""How the browser tests look at a page: its width, its colours, its medium."""

from selenium import webdriver


def look(browser: webdriver.Chrome, *, width: int, scheme: str, media: str = "screen") -> None:
    """Set the width, the colour scheme and the medium that pages are shown in."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"media": media, "features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )


def console(browser: webdriver.Chrome) -> list[dict[str, str]]:
    """Give what the browser has said about pages since it was last asked."""
    said: list[dict[str, str]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return said
