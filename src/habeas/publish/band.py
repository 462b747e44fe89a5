"""The interval over time, drawn as SVG by the server: no script, no chart library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from habeas.words.numbers import number

# Widths in user units. The narrow drawing is a second one, with larger letters and
# fewer ticks: a wide one shrunk to a telephone cannot be read.
WIDE, NARROW = 820, 400
_HEIGHT = {WIDE: 330, NARROW: 320}
_FONT = {WIDE: 14, NARROW: 16}


@dataclass(frozen=True, slots=True, kw_only=True)
class BandPoint:
    """What is recorded of a day.

    Attributes:
        on: The day.
        low: The least.
        high: The greatest; None where a group's size is open upwards.
    """

    on: date
    low: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """A published figure, drawn where its publisher puts it.

    Attributes:
        on: The day it counts at.
        low: Least stated; None where only a most is stated.
        high: Greatest stated; None where open.
        label: Who says it, for the drawing's description.
    """

    on: date
    low: int | None
    high: int | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something that happened on a day, as a numbered flag; the words stand under the chart."""

    number: int
    on: date
    label: str


def draw(
    points: Sequence[BandPoint],
    *,
    title: str,
    theirs: Sequence[Theirs] = (),
    flags: Sequence[Flag] = (),
    width: int = WIDE,
    css_class: str = "",
) -> str:
    """Draw the least (solid) and the greatest (dashed) as steps, with what others published.

    Args:
        points: What is recorded, by day, ascending; each holds until the next. Where the
            greatest is open the band goes up to the edge, and no dashed line is drawn.
        title: What the drawing shows, read aloud in its place.
        theirs: Published figures.
        flags: Events.
        width: `WIDE` or `NARROW`, in user units.
        css_class: Further classes for the page to switch by.

    Returns:
        An SVG element. It has presentation attributes of its own, so that it can be
        read as a file too; a stylesheet overrides them.
    """
    height, font = _HEIGHT.get(width, 330), _FONT.get(width, 14)
    frame = _Frame(points, theirs, flags, width=width, height=height, font=font)
    body = [
        *_grid(frame),
        *_steps(points, frame),
        *(_diamond(t, frame) for t in theirs),
        *_flags(flags, frame),
    ]
    classes = " ".join(part for part in ("band", css_class) if part)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{classes}" role="img" '
        f'viewBox="0 0 {width} {height}" aria-label={quoteattr(title)} font-size="{font}" '
        f'font-family="system-ui, sans-serif">\n' + "\n".join(body) + "\n</svg>"
    )


class _Frame:
    """Days and numbers to places in the drawing."""

    def __init__(
        self,
        points: Sequence[BandPoint],
        theirs: Sequence[Theirs],
        flags: Sequence[Flag],
        *,
        width: int,
        height: int,
        font: int,
    ) -> None:
        days = [p.on for p in points] + [t.on for t in theirs] + [f.on for f in flags]
        days = days or [date(2000, 1, 1)]
        self.first, self.last = min(days), max(days)
        self.days = max(1, (self.last - self.first).days)
        most = max(
            [p.low if p.high is None else p.high for p in points]
            + [t.high or t.low or 0 for t in theirs]
            + [1]
        )
        self.step = _nice(most / 4)
        self.top = self.step * -(-most // self.step)
        self.font = font
        self.left = int(font * (1.2 + 0.62 * len(number(self.top))))
        self.right = width - font
        self.ceiling = int(font * 2.2)
        self.floor = height - int(font * 2)

    def x(self, day: date) -> float:
        return self.left + (self.right - self.left) * (day - self.first).days / self.days

    def y(self, value: float) -> float:
        return self.floor - (self.floor - self.ceiling) * value / self.top


def _nice(raw: float) -> int:
    """Round a step up to 1, 2 or 5 times a power of ten, at least 1."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if factor * size >= raw:
                return factor * size
        size *= 10


def _grid(frame: _Frame) -> list[str]:
    out = []
    for value in range(0, frame.top + 1, frame.step):
        y = frame.y(value)
        kind, stroke = ("axis", "#6b6b6b") if value == 0 else ("grid", "#c9c9c9")
        out.append(
            f'<line class="{kind}" stroke="{stroke}" x1="{frame.left}" x2="{frame.right}" '
            f'y1="{y:.1f}" y2="{y:.1f}"/>'
        )
        out.append(
            f'<text fill="#595959" x="{frame.left - frame.font * 0.5:.1f}" '
            f'y="{y + frame.font * 0.35:.1f}" text-anchor="end">{escape(number(value))}</text>'
        )
    used = float("-inf")
    for day, text in _ticks(frame):
        x, half = frame.x(day), frame.font * 0.33 * len(text)
        x = min(max(x, frame.left + half * 0.4), frame.right - half + frame.font * 0.5)
        if x - half < used:
            continue
        used = x + half + frame.font * 0.6
        out.append(
            f'<text fill="#595959" x="{x:.1f}" y="{frame.floor + frame.font * 1.5:.1f}" '
            f'text-anchor="middle">{text}</text>'
        )
    return out


def _ticks(frame: _Frame) -> list[tuple[date, str]]:
    """Years where there are several, months within one or two, else the first and last day."""
    years = range(frame.first.year, frame.last.year + 1)
    if frame.days > 800:
        return [(date(y, 1, 1), str(y)) for y in years if date(y, 1, 1) >= frame.first]
    months = [
        (date(y, m, 1), f"{y}-{m:02}")
        for y in years
        for m in range(1, 13)
        if frame.first <= date(y, m, 1) <= frame.last
    ]
    return months if len(months) > 1 else [(d, d.isoformat()) for d in (frame.first, frame.last)]


def _steps(points: Sequence[BandPoint], frame: _Frame) -> list[str]:
    if not points:
        return []
    low = _stairs([(p.on, p.low) for p in points], frame)
    high = _stairs([(p.on, frame.top if p.high is None else p.high) for p in points], frame)
    closed = [_stairs([(p.on, p.high or 0) for p in run], frame, end) for run, end in _runs(points)]
    area = " ".join(f"{x:.1f},{y:.1f}" for x, y in [*high, *reversed(low)])

    def line(kind: str, stairs: list[tuple[float, float]], extra: str) -> str:
        at = " ".join(f"{x:.1f},{y:.1f}" for x, y in stairs)
        return (
            f'<polyline class="{kind}" fill="none" stroke="#003f6b" stroke-width="2.5" {extra}'
            f'points="{at}"/>'
        )

    return [
        f'<polygon class="area" fill="#c5dcec" points="{area}"/>',
        *(line("high", stairs, 'stroke-dasharray="6 4" ') for stairs in closed),
        line("low", low, ""),
    ]


def _runs(points: Sequence[BandPoint]) -> list[tuple[list[BandPoint], date | None]]:
    """Give each row of days of which the greatest is known, and the day that ends it."""
    out: list[tuple[list[BandPoint], date | None]] = []
    for is_open, run in groupby(points, key=lambda p: p.high is None):
        found = list(run)
        if is_open and out:
            out[-1] = (out[-1][0], found[0].on)
        elif not is_open:
            out.append((found, None))
    return out


def _stairs(
    values: Sequence[tuple[date, int]], frame: _Frame, end: date | None = None
) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for day, value in values:
        x, y = frame.x(day), frame.y(value)
        if out:
            out.append((x, out[-1][1]))
        out.append((x, y))
    # The last value holds to the end of the drawing, or to the day that ends it.
    out.append((frame.x(end or max(frame.last, values[-1][0])), out[-1][1]))
    return out


def _diamond(theirs: Theirs, frame: _Frame) -> str:
    value = theirs.low if theirs.low is not None else theirs.high or 0
    x, y, r = frame.x(theirs.on), frame.y(value), frame.font * 0.42
    x = min(x, frame.right - r)
    shape = (
        f'<path class="theirs" fill="#7a0046" stroke="none" '
        f'd="M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}l-{r:.1f} {r:.1f}l-{r:.1f} -{r:.1f}z"/>'
    )
    if theirs.low is not None and theirs.high is None:
        # "At least": a stroke upwards, open at the top.
        top = max(y - frame.font * 1.6, frame.ceiling * 0.4)
        shape += (
            f'<line class="theirs" stroke="#7a0046" stroke-width="2" x1="{x:.1f}" '
            f'x2="{x:.1f}" y1="{y:.1f}" y2="{top:.1f}"/>'
        )
    elif theirs.high is not None and theirs.high != value:
        shape += (
            f'<line class="theirs" stroke="#7a0046" stroke-width="2" x1="{x:.1f}" '
            f'x2="{x:.1f}" y1="{y:.1f}" y2="{frame.y(theirs.high):.1f}"/>'
        )
    return f"<g><title>{escape(theirs.label)}</title>{shape}</g>"


def _flags(flags: Sequence[Flag], frame: _Frame) -> list[str]:
    ordered = sorted(flags, key=lambda f: f.on)
    out = []
    for flag, at in zip(ordered, _apart([frame.x(f.on) for f in ordered], frame), strict=True):
        x = frame.x(flag.on)
        out.append(
            f"<g><title>{escape(flag.label)}</title>"
            f'<line class="flag" stroke="#6b4a00" stroke-dasharray="2 3" x1="{x:.1f}" '
            f'x2="{x:.1f}" y1="{frame.ceiling:.1f}" y2="{frame.floor}"/>'
            f'<text class="flag-n" fill="#6b4a00" font-weight="600" x="{at:.1f}" '
            f'y="{frame.font * 1.3:.1f}" text-anchor="middle">{flag.number}</text></g>'
        )
    return out


def _apart(places: Sequence[float], frame: _Frame) -> list[float]:
    """Move numbers that would cover each other aside; their staffs stay on their days."""
    gap = frame.font * 1.1
    out = list(places)
    limit = frame.right + frame.font * 0.4
    for i in reversed(range(len(out))):
        out[i] = limit = min(out[i], limit)
        limit -= gap
    return out
