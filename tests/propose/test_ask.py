"""A model is asked passage by passage; whatever it answers, nothing is lost."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from habeas.errors import InputError, ModelError
from habeas.extract.sentences import sentence_spans
from habeas.propose import AnswerFile, Asked, Limits, Model, ask, endpoint_of, passages
from habeas.propose.faults import ElsewhereError
from model_servers import (
    Behaviour,
    ModelServer,
    Turns,
    breaking_off,
    dripping,
    hanging,
    named,
    saying,
    sending,
    serving,
)

TEXT = "On 5 March 2031 police arrested 40 protesters. Odd Marmalade was released on Friday."
FIGURE = {"number": "40", "happened": "arrested", "sentence": TEXT[:46]}
PERSON = {"name": "Odd Marmalade", "happened": "released", "sentence": TEXT[47:]}
GOOD: dict[str, Any] = {"numbers": [FIGURE], "people": [PERSON]}
RECORDS = (
    {"type": "figure", "measure": "arrested", "spans": {"value": [32, 34]}},
    {"type": "person_event", "event": "released", "spans": {"person": [47, 60]}},
)
QUICK = Limits(seconds=5, pause=0)


def model_at(server: ModelServer, limits: Limits = QUICK, **given: Any) -> Model:
    return Model(endpoint_of(server.url), limits=limits, sleep=lambda _: None, **given)


def asked_of(
    server: ModelServer, text: str = TEXT, *, limits: Limits = QUICK, longest: int = 1200
) -> Asked:
    spans = passages(sentence_spans(text, language="en"), longest=longest, overlap=0)
    return ask(model_at(server, limits), text, spans)


def test_what_a_model_says_becomes_proposals_with_places() -> None:
    """It is asked for words; where they stand is found here, in code points of the text."""
    with serving(saying(lambda _: GOOD)) as server:
        found = asked_of(server)
    assert found.records == RECORDS
    assert (found.answered, found.passages, found.why) == (1, 1, None)


def test_a_model_is_asked_without_chance_and_for_a_form() -> None:
    """Temperature 0, a schema for the answer, and the model that the server names."""
    with serving(saying(lambda _: GOOD)) as server:
        asked_of(server)
        body = server.requests[-1].body
    assert body["temperature"] == 0
    assert body["model"] == "spoon-1b"
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["numbers", "people"]
    assert [r.path for r in server.requests] == ["/v1/models", "/v1/chat/completions"]


def test_a_server_that_knows_no_form_is_asked_without() -> None:
    """Once: for the next passage that is known."""

    def behave(handler: Any) -> None:
        if "response_format" in handler.server.requests[-1].body:
            handler.reply(b"unknown field", status=400)
        else:
            saying(lambda _: GOOD)(handler)

    with serving(behave) as server:
        found = asked_of(server, longest=1)
        posts = [r for r in server.requests if r.body]
    assert (found.answered, found.passages) == (2, 2)
    assert len(posts) == 4  # a schema, plain JSON, neither; then neither at once


BAD: dict[str, tuple[Behaviour, str]] = {
    "html": (sending(b"<html><body>It works!</body></html>"), "otherwise than a model"),
    "half a JSON": (sending(b'{"choices": [{"message": {"cont'), "otherwise than a model"),
    "bytes that are no text": (sending(b"\xff\xfe\x00"), "otherwise than a model"),
    "a deep JSON": (sending(b"[" * 100_000), "otherwise than a model"),
    "another schema": (sending(b'{"result": "ok"}'), "otherwise than a model"),
    "no choice": (sending(b'{"choices": []}'), "answers nothing"),
    "no content": (
        sending(b'{"choices": [{"message": {"content": null}}]}'),
        "otherwise than a model",
    ),
    "10 MB": (sending(b" " * 10_000_000), "larger than 1000000 bytes"),
    "prose": (saying(lambda _: "I am sorry, I cannot help with that."), "no JSON"),
    "another form": (saying(lambda _: {"numbers": "40", "people": []}), "not asked for"),
    "another item": (saying(lambda _: {"numbers": [{"a": 1}]}), "not asked for"),
    "an event of its own": (
        saying(lambda _: {"people": [PERSON | {"happened": "eaten"}]}),
        "not asked for",
    ),
    "not found": (sending(b"no", status=404), "HTTP status 404"),
    "forbidden": (sending(b"no", status=401), "HTTP status 401"),
    "busy": (sending(b"busy", status=503), "HTTP status 503"),
    "a redirect": (
        sending(b"", status=302, headers={"Location": "http://192.0.2.1/v1/chat/completions"}),
        "sends elsewhere",
    ),
    "less than promised": (breaking_off, ""),
}


@pytest.mark.parametrize(("behave", "why"), BAD.values(), ids=BAD)
def test_a_bad_answer_is_one_line_and_no_proposal(behave: Behaviour, why: str) -> None:
    """Nothing is raised, and what can be said of it fits into a line."""
    with serving(behave) as server:
        found = asked_of(server)
    assert (found.records, found.answered) == ((), 0)
    assert found.why is not None
    assert why in str(found.why)
    assert "\n" not in str(found.why)


@pytest.mark.parametrize("nothing", ["[]", "{}", '{"numbers": [], "people": []}'])
def test_nothing_to_propose_is_an_answer(nothing: str) -> None:
    """However short a model says so."""
    with serving(saying(lambda _: nothing)) as server:
        found = asked_of(server)
    assert (found.records, found.answered, found.why) == ((), 1, None)


@pytest.mark.parametrize("behave", [hanging, dripping])
def test_a_slow_server_is_left_when_its_time_is_over(behave: Behaviour) -> None:
    """Also one that sends a byte now and then; and it is not asked about the other passages."""
    with serving(behave) as server:
        model = model_at(server, Limits(seconds=0.5), name="spoon-1b")
        found = ask(model, TEXT, [(0, 46), (47, len(TEXT))])
    assert "within 0.5 seconds" in str(found.why)
    assert (server.asked, found.passages) == ([TEXT[:46]], 2)


def test_a_server_in_time_is_not_left() -> None:
    """The limit is on what is late."""
    with serving(saying(lambda _: GOOD)) as server:
        assert asked_of(server, limits=Limits(seconds=30)).why is None


def test_a_server_that_is_down_is_asked_a_few_times_and_then_no_more() -> None:
    """With a pause that doubles, and a line that says what to try."""
    with serving(saying(lambda _: GOOD)) as server:
        url = server.url
    pauses: list[float] = []
    model = Model(endpoint_of(url), "spoon", limits=Limits(pause=0.5), sleep=pauses.append)
    found = ask(model, TEXT, [(0, 46), (47, len(TEXT))])
    assert "no model answers" in str(found.why)
    assert pauses == [0.5, 1.0]
    assert ask(model, TEXT, [(0, 46)]).why is found.why


def test_a_server_that_was_busy_is_asked_again() -> None:
    """Twice it is; the third attempt answers."""
    busy = sending(b"busy", status=503)
    with serving(Turns([busy, busy, saying(lambda _: GOOD)])) as server:
        found = asked_of(server)
    assert found.records == RECORDS
    with serving(Turns([busy, busy, busy, saying(lambda _: GOOD)])) as server:
        assert asked_of(server).records == ()


def test_one_bad_answer_costs_one_passage() -> None:
    """The others are asked; a model that never answers well is left after three."""
    turns = Turns([saying(lambda _: "nonsense"), saying(lambda _: {"people": [PERSON]})])
    with serving(turns) as server:
        found = asked_of(server, longest=1)
    assert (found.records, found.answered, found.passages) == (RECORDS[1:], 1, 2)
    assert "no JSON" in str(found.why)
    with serving(saying(lambda _: "nonsense")) as server:
        found = asked_of(server, TEXT + " " + TEXT + " " + TEXT, longest=1)
    assert (len(server.asked), found.passages) == (3, 6)


def test_an_answer_that_was_cut_off_holds_what_it_holds() -> None:
    """Small models run on until they are stopped, and wrap what they say in words."""
    cut = "Sure! ```json\n" + json.dumps(GOOD)[:-30]
    with serving(saying(lambda _: cut)) as server:
        found = asked_of(server)
    assert found.records == RECORDS[:1]


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ({"number": "40 protesters"}, [32, 34]),
        ({"number": 40}, [32, 34]),
        ({"number": "41"}, "41"),
        ({"number": "4"}, "4"),
        ({"number": "3"}, "3"),
    ],
)
def test_words_are_found_again_or_left_as_words(item: dict[str, object], place: object) -> None:
    """What is not there as whole words is for the gate to refuse; nothing is guessed."""
    with serving(saying(lambda _: {"numbers": [FIGURE | item]})) as server:
        (record,) = asked_of(server).records
    assert record["spans"] == {"value": place}


def test_words_that_stand_there_twice_are_left_as_words() -> None:
    """Unless the sentence that was copied with them tells which are meant."""
    text = "Ben Oar was arrested. Later Ben Oar was released."
    twice = {"people": [{"name": "Ben Oar", "happened": "released", "sentence": "not copied"}]}
    with serving(saying(lambda _: twice)) as server:
        (record,) = asked_of(server, text).records
    assert record["spans"] == {"person": "Ben Oar"}
    twice["people"][0]["sentence"] = "Later Ben  Oar\nwas released."
    with serving(saying(lambda _: twice)) as server:
        (record,) = asked_of(server, text).records
    assert record["spans"] == {"person": [28, 35]}


def test_nothing_but_words_and_what_happened_is_taken_from_an_answer() -> None:
    """No value, no basis, no confidence: a proposal can only point."""
    sly = {
        **FIGURE,
        "type": "figure",
        "value_low": 4000,
        "basis": {"value": "imported"},
        "confidence": "accepted",
        "spans": {"value": [0, 1]},
        "proposed_by": ["person"],
    }
    with serving(saying(lambda _: {"numbers": [sly]})) as server:
        assert asked_of(server).records == RECORDS[:1]


def test_a_passage_is_never_cut_within_a_sentence() -> None:
    """Each is whole sentences, overlaps the one before, and together they are the text."""
    text = " ".join(
        f"Dr. Oar said that {n} sailors were held, e.g. in ward {n}." for n in range(60)
    )
    spans = passages(sentence_spans(text, language="en"), longest=300, overlap=1)
    sentences = sentence_spans(text, language="en")
    assert {s for s, _ in spans} <= {s for s, _ in sentences}
    assert {e for _, e in spans} <= {e for _, e in sentences}
    assert all(b[0] < a[1] for a, b in pairwise(spans))
    assert (spans[0][0], spans[-1][1]) == (0, len(text))
    assert max(end - start for start, end in spans) <= 300


@pytest.mark.parametrize("overlap", [0, 1, 5])
def test_a_long_sentence_is_a_passage_of_its_own(overlap: int) -> None:
    """However long; and cutting comes to an end with any overlap."""
    spans: Sequence[tuple[int, int]] = [(0, 10), (11, 500), (501, 510), (511, 520)]
    found = passages(spans, longest=100, overlap=overlap)
    assert (11, 500) in found
    assert found[-1][1] == 520
    assert passages([]) == ()


def test_answers_are_kept_and_not_asked_for_again(tmp_path: Path) -> None:
    """A run goes on where it stopped; the file is private, and a line that was cut is asked anew."""
    path = tmp_path / "answers.jsonl"
    spans = [(0, 46), (47, len(TEXT))]
    with serving(saying(lambda _: GOOD)) as server:
        model = model_at(server)
        ask(model, TEXT, spans[:1], answers=AnswerFile(path))
        found = ask(model, TEXT, spans, answers=AnswerFile(path))
        assert (found.answered, server.asked) == (2, [TEXT[:46], TEXT[47:]])
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size - 5)
        ask(model, TEXT, spans, answers=AnswerFile(path))
        ask(model, TEXT, spans, answers=AnswerFile(path))
        assert len(server.asked) == 3
        # Of another model nothing is known.
        ask(model_at(server, name="other"), TEXT, spans, answers=AnswerFile(path))
        assert len(server.asked) == 5
    assert path.stat().st_mode & 0o077 == 0
    assert ask(model, TEXT, spans, answers=AnswerFile(path)).answered == 2  # the server is gone


def test_a_bad_answer_is_not_kept(tmp_path: Path) -> None:
    """It would be bad for ever."""
    path = tmp_path / "answers.jsonl"
    with serving(Turns([saying(lambda _: "nonsense"), saying(lambda _: GOOD)])) as server:
        assert ask(model_at(server), TEXT, [(0, 84)], answers=AnswerFile(path)).answered == 0
        assert ask(model_at(server), TEXT, [(0, 84)], answers=AnswerFile(path)).answered == 1


def test_a_model_is_called_by_the_last_part_of_its_name() -> None:
    """A server may name the file it was started with: no path of a machine gets into a claim."""
    with serving(saying(lambda _: GOOD)) as server:
        server.name_models = named("/home/somebody/spoon-1b.gguf")
        model = model_at(server)
        ask(model, TEXT, [(0, 46)])
        assert model.title == "spoon-1b.gguf"
        assert server.requests[-1].body["model"] == "/home/somebody/spoon-1b.gguf"


@pytest.mark.parametrize(
    ("url", "port", "root"),
    [
        ("http://127.0.0.1:8080", 8080, "/v1"),
        ("http://localhost:11434/v1/", 11434, "/v1"),
        ("http://[::1]:8000/v1/chat/completions", 8000, "/v1"),
        ("https://127.0.0.1/api", 443, "/api/v1"),
    ],
)
def test_an_address_is_read_with_and_without_its_path(url: str, port: int, root: str) -> None:
    """As the servers' own pages give it."""
    found = endpoint_of(url)
    assert (found.port, found.root) == (port, root)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8080",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "http://",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:x",
        "http://me:secret@127.0.0.1",
        "http://127.0.0.1/?a=b",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/\r\nX: y",
        "http://[::1",
        "http://127.0.0.1/ä",
    ],
)
def test_what_is_no_address_is_said(url: str) -> None:
    """Before anything is read or sent."""
    with pytest.raises(InputError, match="not the address of a model"):
        endpoint_of(url)


@pytest.mark.parametrize("host", ["192.0.2.1", "192.168.1.1", "[2001:db8::1]", "3221225985"])
def test_another_machine_is_asked_nothing(host: str) -> None:
    """Whatever an address looks like, it is checked before it is connected to."""
    with pytest.raises(ElsewhereError, match="--allow-remote"):
        endpoint_of(f"http://{host}:9").addresses()
    assert endpoint_of("http://127.1.2.3:9").addresses()


def test_only_the_host_that_was_allowed_may_be_another_machine() -> None:
    """And by its own name."""
    assert endpoint_of("http://192.0.2.1:9", allow_remote="192.0.2.1").is_remote
    assert not endpoint_of("http://192.0.2.1:9", allow_remote="192.0.2.10").is_remote
    with pytest.raises(ModelError, match="not on this machine"):
        endpoint_of("http://192.0.2.1:9", allow_remote="127.0.0.1").addresses()


def test_what_is_connected_to_is_checked_too() -> None:
    """A name may be of another machine a moment after it was asked for."""
    endpoint = endpoint_of("http://localhost:9")
    endpoint.check(["127.0.0.1", "::1"])
    with pytest.raises(ElsewhereError):
        endpoint.check(["127.0.0.1", "192.0.2.1"])


def test_a_sentence_that_was_cut_before_its_words_does_not_hide_them() -> None:
    """The schema ends what is copied; the words are then found in the passage, if they are there once."""
    cut = {"numbers": [FIGURE | {"sentence": TEXT[:20]}]}
    with serving(saying(lambda _: cut)) as server:
        assert asked_of(server).records == RECORDS[:1]
        form = server.requests[-1].body["response_format"]["json_schema"]["schema"]
    item = form["properties"]["numbers"]["items"]["properties"]
    assert item["sentence"]["maxLength"] == 200
