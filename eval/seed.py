"""Score ``habeas read`` on the passage the project starts from, against its hand-made gold.

``python -m eval seed [FOLDER]``: the folder holds the passage and its gold; by default
the one beside the checkout. What is compared, and how the gold's words translate, is in
the project's page on records; nothing of the passage is kept here.
"""

import json
import sys
from pathlib import Path
from typing import Any

from habeas.extract import extract

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
_STATUS = {
    "forced_exile": "deported_or_exiled",
    "exiled": "deported_or_exiled",
    "deported": "deported_or_exiled",
    "transferred_abroad": "deported_or_exiled",
}
_HEDGE = {"roughly": "about", "unquantified": "vague"}
_EVENT = {"refused_exile": "refused_to_cross", "rearrested": "re_arrested"}
_POPULATION = {
    "political_prisoner": "political_prisoners",
    "detainee": "detainees",
    "foreign_national": "foreigners",
    "person": "people",
}


def _time(valid: dict[str, Any]) -> str | None:
    text: str | None = valid.get("edtf")
    if text and valid.get("kind") in ("after_event", "sequence", "as_of") and text.endswith("/.."):
        return f"[{text[:-3]}..]"
    return text


def _overlaps(gold: dict[str, Any], start: int, end: int) -> bool:
    shared = int(min(gold["end"], end) - max(gold["start"], start))
    return bool(2 * shared >= min(gold["end"] - gold["start"], end - start))


def _figure(gold: dict[str, Any]) -> dict[str, Any]:
    quantity = gold["quantity"]
    ranged = quantity["lo"] is not None and quantity["hi"] not in (None, quantity["lo"])
    hedge = quantity["hedge"]["value"]
    return {
        "value_low": quantity["lo"],
        "value_high": quantity["hi"],
        "measure": _STATUS.get(gold["status"], gold["status"]),
        "mode": gold["measure"],
        "hedge": "range" if ranged and hedge == "roughly" else _HEDGE.get(hedge, hedge),
        "population": _POPULATION.get(gold["category"]["value"], gold["category"]["value"]),
        "time": _time(gold["valid_time"]),
    }


def _figures(golds: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    """Compare each gold figure, field by field, with the claim of its value and place."""
    fields = (
        "value_low",
        "value_high",
        "measure",
        "mode",
        "hedge",
        "population",
        "time",
        "speaker",
    )
    right = dict.fromkeys(fields, 0)
    matched = 0
    for gold in golds:
        wanted = _figure(gold)
        pool = [
            f for f in found
            if (f["value_low"], f["value_high"]) == (wanted["value_low"], wanted["value_high"])
            and _overlaps(gold["quote"], f["start"], f["end"])
        ]  # fmt: skip
        if not pool:
            print(f"  missing figure {gold['id']}: {wanted}")
            continue
        matched += 1
        got = dict(pool[0])
        got["time"] = got["time"]["edtf"] if got["time"] else None
        speaker = gold["attribution"]["value"]
        wanted["speaker"] = speaker.casefold() if speaker else None
        got["speaker"] = got["attributed_to"].casefold() if got["attributed_to"] else None
        for name in fields:
            right[name] += got[name] == wanted[name]
            if got[name] != wanted[name]:
                print(f"  {gold['id']} {name}: {got[name]!r}, gold {wanted[name]!r}")
    return {"figures": matched, **{f"figures.{k}": v for k, v in right.items()}}


def _events(golds: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    matched = modality = dated = 0
    used: set[str] = set()
    for gold in golds:
        event = _EVENT.get(gold["event"], gold["event"])
        pool = [
            f for f in found
            if f["event"] == event and f["person"] == gold["person"]["value"]
            and f["id"] not in used and _overlaps(gold["quote"], f["start"], f["end"])
        ]  # fmt: skip
        if not pool:
            print(f"  missing event {gold['id']}: {event} {gold['person']['value']}")
            continue
        used.add(pool[0]["id"])
        matched += 1
        wanted = gold.get("modality", "asserted")
        modality += pool[0]["modality"] == wanted
        dated += pool[0]["date"] == _time(gold["valid_time"])
        if pool[0]["date"] != _time(gold["valid_time"]):
            print(f"  {gold['id']} date: {pool[0]['date']!r}, gold {_time(gold['valid_time'])!r}")
    return {"events": matched, "events.modality": modality, "events.date": dated}


def _exchanges(golds: list[dict[str, Any]], found: list[dict[str, Any]]) -> float:
    matched = 0
    for gold in golds:
        given = gold["receives"][0]["concession"]["span"]
        quote = gold["quote"]
        matched += any(
            _overlaps(given, f["concession_start"], f["concession_end"])
            and quote["start"] <= f["released_start"] < quote["end"]
            for f in found
        )
    return matched


def scores(folder: Path = SEED) -> dict[str, float]:
    """Read the passage and count what agrees with the gold."""
    text = (folder / "belarus-2025.txt").read_bytes().decode("utf-8")
    claims = json.loads((folder / "seed_gold.json").read_text(encoding="utf-8"))["claims"]
    read = extract(text, file="seed", language="en")
    records = [claim.to_record() for claim in read.claims]
    exact = sum(text[r["start"] : r["end"]] == r["quote"] for r in records)
    counted = ("numeral", "range")
    numbered = [c for c in claims if c["type"] == "figure" and c["quantity"]["form"] in counted]
    vague = [c for c in claims if c["type"] == "figure" and c not in numbered]
    figures = [r for r in records if r["type"] == "figure"]
    events = [r for r in records if r["type"] == "person_event"]
    result: dict[str, float] = {"gold figures": len(numbered), **_figures(numbered, figures)}
    result["vague"] = _figures(vague, figures)["figures"]
    golds = [c for c in claims if c["type"] == "person_event"]
    result |= {"gold events": len(golds), **_events(golds, events)}
    traded = [c for c in claims if c["type"] == "exchange"]
    result["exchanges"] = _exchanges(traded, [r for r in records if r["type"] == "exchange"])
    result["extra figures"] = len(figures) - result["figures"] - result["vague"]
    result["extra events"] = len(events) - result["events"]
    result["numerals"] = len(read.numerals)
    result["queued"] = sum(n.account.value == "queued" for n in read.numerals)
    result["spans exact"] = exact / max(1, len(records))
    return result


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else SEED
    if not (folder / "seed_gold.json").is_file():
        print(f"no seed_gold.json in {folder}", file=sys.stderr)
        return 2
    for name, value in scores(folder).items():
        print(f"{name:24} {value:g}")
    return 0
