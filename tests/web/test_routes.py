"""Every page of the site, as someone on this machine asks for it."""

import gc
import json
import logging
import re
from datetime import date, timedelta
from typing import cast

import pytest
from starlette.testclient import TestClient

from addresses import addresses
from framed import kept_frame, parted
from habeas.app.serve_archive import Site
from habeas.archive import Archive, View
from habeas.model.claim import Claim
from habeas.model.figure import Hedge
from habeas.publish.person import PersonPage
from habeas.web import create_app
from habeas.words.voice import speaking
from ice_pages import PAGES
from other_language import OTHER, pseudo

LISTS = (
    "/", "/people", "/count", "/figures", "/conflicts", "/exchanges", "/years", "/definitions",
    "/sources", "/review", "/match", "/year/AQ/2031", "/definition/viasna",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_every_page_answers(client: TestClient, archive: Archive, name: str) -> None:
    """Each kind of page is there for people, in the frame that all pages have."""
    address = addresses(archive.view(), year="AQ/2031")[name]
    answer = client.get(address)
    assert answer.status_code == (404 if name == "problem" else 200)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    frame, _ = parted(answer.text)
    assert frame == kept_frame()
    if name != "problem":
        assert Site(archive).page(address, {}).template == PAGES[name]().template


@pytest.mark.parametrize("path", ["/home", *LISTS[1:]])
def test_every_page_answers_machines(client: TestClient, path: str) -> None:
    """The same address with `.json` gives the same answer as a record, with its link."""
    answer = client.get(f"{path}.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    record = answer.json()
    assert client.get(record["permanent"]).json() == record


def test_a_long_case_history_is_turned_page_by_page(client: TestClient, archive: Archive) -> None:
    """The latest first, the others by links; the record has all, whatever is shown."""
    number = PersonPage.size + 1
    days = [date(2029, 1, 1) + timedelta(days=n) for n in range(number)]
    lines = [f"Mirka Citron was seen on {day}." for day in days]
    text = " ".join(lines)
    source = archive.add_source(text.encode(), text=text, name="diary", said_on="2031-06-01")
    told = {"type": "person_event", "file": "diary", "person": "Mirka Citron", "event": "seen"}
    claims = archive.add_claims(
        source,
        [
            Claim.from_record(
                {
                    **told,
                    "id": line,
                    "quote": line,
                    "start": text.index(line),
                    "end": text.index(line) + len(line),
                    "date": day.isoformat(),
                }
            )
            for day, line in zip(days, lines, strict=True)
        ],
    )
    archive.decide_all([(claim, "accept") for claim in claims], by="Ada", why="read it")
    path = next(f"/person/{p.id}" for p in archive.view().people() if "Mirka Citron" in p.names)
    address: str | None = path
    seen: list[list[int]] = []
    while address is not None:
        page = client.get(address)
        assert page.status_code == 200
        seen.append([int(n) for n in re.findall(r'<li id="e-(\d+)">', page.text)])
        counted = page.text.replace("</span>", "")
        assert f"{number} events, {seen[-1][0]} to {seen[-1][-1]} shown." in counted
        assert ("Later</a>" in page.text) == (seen[-1][-1] < number)
        earlier = re.search(r'href="([^"]*)">Earlier</a>', page.text)
        address = None if earlier is None else earlier[1].replace("&amp;", "&")
    assert seen[0] == list(range(2, number + 1))
    assert {n for some in seen for n in some} == set(range(1, number + 1))
    whole = client.get(f"{path}.json?start=0").json()
    assert len(whole["events"]) == number
    assert client.get(whole["permanent"]).json() == whole
    assert "e-1" in client.get(f"{path}?start=0").text
    assert client.get(f"{path}?start=99999999").status_code == 200


@pytest.mark.parametrize("path", ["/people", "/person/nobody", "/count?on=never"])
def test_python_looks_for_garbage_again_after_a_page(client: TestClient, path: str) -> None:
    """Also after one that could not be made; and where it did not look before, it still does not."""
    assert gc.isenabled()
    client.get(path)
    assert gc.isenabled()
    gc.disable()
    try:
        client.get(path)
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_archive_has_every_page(empty: TestClient, path: str) -> None:
    """Nothing recorded is nothing shown, not an error."""
    assert empty.get(path).status_code == 200


@pytest.mark.parametrize("form", ["csv", "svg"])
def test_a_count_has_its_other_forms(client: TestClient, form: str) -> None:
    """The people behind a count come as a table, the band as a drawing."""
    answer = client.get(f"/count.{form}")
    assert answer.status_code == 200
    assert answer.text.startswith("person,name" if form == "csv" else "<svg")


def test_a_year_comes_as_wikitext(client: TestClient) -> None:
    """The year page can be taken to a wiki."""
    answer = client.get("/year/AQ/2031.wikitext")
    assert answer.headers["content-type"] == "text/x-wiki; charset=utf-8"
    assert "=== 2031-03-01 ===" in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost:80x", "", "[::1", "10.0.0.1"]
)
def test_only_this_machine_may_ask(client: TestClient, host: str) -> None:
    """A name that only resolves to this machine is refused, whatever is asked."""
    answer = client.get("/people?q=Zora", headers={"host": host})
    assert answer.status_code == 421
    assert answer.text == "Only this machine may ask.\n"


def test_a_refusal_is_said_in_the_language_that_is_spoken(archive: Archive) -> None:
    """As the pages of the same server are."""
    with speaking(OTHER), TestClient(create_app(archive), base_url="http://evil.example") as asking:
        assert asking.get("/").text == f"{pseudo('Only this machine may ask.')}\n"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:80"])
def test_this_machine_is_asked_by_its_names(client: TestClient, host: str) -> None:
    """The loopback names are let in, with any port."""
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/style.css", "/person/nobody", "/count?on=never", "/year/AQ/2031.json"]
)
def test_every_answer_is_sealed(client: TestClient, path: str) -> None:
    """Pages, files and refusals carry the same strict headers, and no cookie."""
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
    for rule in ("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "script" not in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "path", ["/docs", "/redoc", "/openapi.json", "/nothing", "/person/", "/a/b/c"]
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    """No page of the framework's own is open, and a wrong path is said to be one."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "on=2031-13-01", "on=yesterday", "said_by=2031", "known=99999", "known=-1", "known=zz",
        "definition=nobody", "on=2031", f"on={'9' * 400}", "head=feedfeed", "on=%00",
    ],
)  # fmt: skip
def test_a_malformed_question_is_one_line(client: TestClient, query: str) -> None:
    """A date that is none, a moment that was not: what, where and what to try."""
    for form in ("", ".json"):
        answer = client.get(f"/count{form}?{query}")
        assert answer.status_code in (400, 404)
        assert "Traceback" not in answer.text
    assert client.get(f"/count.json?{query}").json()["error"]


@pytest.mark.parametrize("parameter", ["on", "said_by", "known", "definition", "head"])
def test_a_question_that_is_too_long_is_refused_as_that(client: TestClient, parameter: str) -> None:
    """Nothing longer than any date or name is read any further, and the line is short."""
    error = client.get(f"/count.json?{parameter}={'9' * 400}")
    assert error.status_code == 400
    assert f"{parameter} is too long" in error.json()["error"]
    assert "999" not in error.json()["error"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_changed_through_the_pages(
    client: TestClient, archive: Archive, method: str
) -> None:
    """The pages are to read: no request writes."""
    before = archive.head
    assert getattr(client, method)("/people").status_code == 405
    assert archive.head == before


def test_a_permanent_link_gives_the_same_bytes_after_more_was_recorded(
    client: TestClient, archive: Archive
) -> None:
    """The past does not change: an answer as known then is the same for ever."""
    paths = [p for p in LISTS if p != "/review"] + ["/review"]
    links = {}
    for path in paths:
        page = client.get(path)
        found = re.search(r'<a class="code" href="([^"]+)"', page.text)
        assert found is not None
        link = found[1].replace("&amp;", "&")
        links[link] = client.get(link).content
    waiting = archive.view().unreviewed[0]
    archive.decide(waiting.entry, "accept", by="Ada Floe", why="a later report says so")
    post = archive.view().sources()[0]
    figure = next(s for s in archive.view().claims(type="figure") if s.claim.body.high == 3)  # type: ignore[union-attr]
    archive.retract(figure.entry, by="Ada Floe", why="misread")
    assert post.id
    for link, before in links.items():
        assert client.get(link).content == before, link


def test_a_link_to_another_ledger_is_refused(client: TestClient) -> None:
    """An answer of another archive, or of a copy that went another way, is not given as this one's."""
    answer = client.get("/count.json?known=3&head=0000aaaa0000")
    assert answer.status_code == 404
    assert "another head" in answer.json()["error"]


def test_a_count_says_what_the_archive_counts(client: TestClient, archive: Archive) -> None:
    """The page's record is the View's own answer."""
    for definition, on in (("held", "2031-03-03"), ("released", "2031-03")):
        ours = archive.view().tally(definition, on).to_record()
        theirs = client.get(f"/count.json?definition={definition}&on={on}").json()
        assert {name: theirs[name] for name in ours} == ours


def test_a_definition_is_chosen_by_a_link(client: TestClient) -> None:
    """Who is let go and who is held are counted by their own definitions."""
    released = client.get("/count?definition=released&on=2031-03").text
    assert "people were let go" in released
    assert '<option value="released@2" selected>' in released


def test_an_answer_begins_with_what_others_published(client: TestClient) -> None:
    """Then what is recorded here; there is no most of a record that nobody declared complete."""
    for path in ("/", "/count", "/count?definition=released&on=2031-03", "/change"):
        page = client.get(path).text
        main = page[page.index("<main") : page.index("</main>")]
        published, recorded = main.index('id="published"'), main.index('id="recorded"')
        assert published < recorded
        assert "at most" not in main
        assert "Nobody has said that th" in main[recorded:]


def test_a_record_declared_complete_has_a_most(client: TestClient, archive: Archive) -> None:
    """In words and as a number, until the statement is taken back."""
    entry = archive.declare_complete(
        "released",
        place=None,
        first="2031-02-01",
        last="2031-03-31",
        by="Ada Floe",
        why="all of us",
    )
    asked = "definition=released&on=2031-02"
    record = client.get(f"/count.json?{asked}").json()
    assert (record["complete"], record["high"]) == ([entry], record["recorded"]["high"])
    page = client.get(f"/count?{asked}").text
    assert "somebody declared the record complete for it" in page
    assert "Nobody has said" not in page
    archive.undo(entry, by="Ada Floe", why="not all")
    assert client.get(f"/count.json?{asked}").json()["high"] is None


def test_a_count_is_asked_of_a_place(client: TestClient, archive: Archive) -> None:
    """By its code or its name; the permanent link and the forms keep it."""
    ours = archive.view().tally("released", "2031-03", place="AQ").to_record()
    query = "definition=released&on=2031-03&place=AQ"
    for named in (query, query.replace("=AQ", "=Antarctica")):
        theirs = client.get(f"/count.json?{named}").json()
        assert {name: theirs[name] for name in ours} == ours
        assert "place=AQ" in theirs["permanent"]
    page = client.get(f"/count?{query}").text
    assert "in Antarctica, by what is recorded here" in page
    assert '<input name="place" value="AQ"' in page
    assert client.get("/home.json?place=AQ").json()["place"] == "AQ"
    assert client.get("/change.json?place=AQ").json()["to"]["place"] == "AQ"
    assert client.get("/count?place=Atlantis").status_code == 404


def test_the_record_of_a_count_has_every_key(client: TestClient) -> None:
    """As scripts read it."""
    keys = (
        "low high recorded complete unmet place published definition on said_by known head "
        "undisputed possible cohorts undecided_pairs unreviewed erased"
    )
    record = client.get("/count.json?on=2031-03-03").json()
    assert set(keys.split()) <= set(record)
    assert record["high"] is None
    told = "claim low high hedge publisher said_on time recorded_share"
    assert all(set(told.split()) <= set(row) for row in record["published"])
    assert record["published"]
    assert all(set(point) == {"on", "recorded"} for point in record["series"])


@pytest.mark.parametrize("query", ["Зора Квилл", "zora quill", "Quill", "Квилл"])
def test_a_person_is_found_by_any_spelling(client: TestClient, query: str) -> None:
    """One person of two spellings is found by either, by a part, in either script."""
    people = client.get("/people.json", params={"q": query}).json()["people"]
    assert len(people) == 1
    assert {name["form"] for name in people[0]["names"]} == {"Zora Quill", "Зора Квилл"}
    assert people[0]["matched"] in ("Zora Quill", "Зора Квилл")


def test_a_name_that_nobody_has_finds_nobody(client: TestClient) -> None:
    """An empty answer says so."""
    assert "Nobody here has a name like that" in client.get("/people?q=Umberto+Walrus").text


def test_a_joined_record_answers_to_its_old_id(client: TestClient, archive: Archive) -> None:
    """A link to a record that was joined with another leads to the person."""
    redirects = archive.view().identity().redirects
    old, current = next(iter(redirects.items()))
    page = client.get(f"/person/{old}")
    assert page.status_code == 200
    assert f"/person/{current}?" in page.text.replace("</span>", "")


def test_a_count_leads_to_a_quoted_sentence(client: TestClient) -> None:
    """From the number to the people, to a person, to the words of a source."""
    count = client.get("/count?definition=released&on=2031-03").text
    person = re.search(r'href="(/person/[^"]+)"', count)
    assert person is not None
    page = client.get(person[1].replace("&amp;", "&")).text
    assert "<blockquote" in page
    claim = re.search(r'href="(/claim/[^"]+)"', page)
    assert claim is not None
    assert "read it twice" in client.get(claim[1].replace("&amp;", "&")).text


def test_a_source_accounts_for_its_claims(client: TestClient, archive: Archive) -> None:
    """Each claim of a source is in its text and in its list, each with an address of its own."""
    post = archive.view().sources()[0]
    html = client.get(f"/source/{post.id}").text
    for state in archive.view().claims(source=post.id):
        assert f'id="k-{state.entry}"' in html
        assert f'id="c-{state.claim.start}-{state.claim.end}"' in html


def test_what_had_been_said_by_a_day_is_all_that_counts(client: TestClient) -> None:
    """Before the second report nobody had said that Odo Marrow was seen."""
    early = client.get("/people.json?q=Marrow&said_by=2031-03-02").json()["people"]
    assert [name["form"] for name in early[0]["names"]] != []
    assert "2031-03-03" not in json.dumps(
        client.get("/year/AQ/2031.json?said_by=2031-03-02").json()
    )
    assert "2031-03-03" in json.dumps(client.get("/year/AQ/2031.json").json())


def test_neither_names_nor_questions_are_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing that a reader asks is written anywhere by us."""
    with caplog.at_level(logging.DEBUG):
        client.get("/people?q=Zora+Quill")
        client.get("/person/Zora")
    own = [r for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert not [r for r in own if "Zora" in r.getMessage()]


def test_a_table_runs_no_formula(client: TestClient, archive: Archive) -> None:
    """A cell that begins as a formula does is text for a spreadsheet."""
    assert client.get("/figures.csv").text.splitlines()[0].startswith("id,low,high")
    assert Hedge.EXACT.value in client.get("/figures.csv").text
    assert archive.head


def test_an_exchange_keeps_its_denial(client: TestClient) -> None:
    """Who says that it was none stands beside who tells of it."""
    exchange = client.get("/exchanges.json").json()["exchanges"][0]
    assert exchange["concession"] == "<b>herring</b>"
    assert exchange["denied_by"] == ["The Ice Ministry"]
    assert len(exchange["people"]) == 2


def test_a_year_belongs_to_its_place(client: TestClient) -> None:
    """Claims of one country do not stand on another's page."""
    assert client.get("/year/AQ/2031.json").json()["days"]
    assert not client.get("/year/IS/2031.json").json()["days"]
    assert client.get("/year/XX/2031").status_code == 404
    assert client.get("/year/AQ/twenty").status_code == 400


def test_given_data_stands_on_the_year_page(client: TestClient) -> None:
    """What was given for the page is there, with what markers of the text stand for."""
    record = client.get("/year/AQ/2031.json").json()
    assert record["ongoing"] == [{"text": "The long winter", "address": None}]
    assert record["see_also"] == [{"text": "Herring", "address": "https://h.example/"}]
    cited = [c["outlet"] for r in record["references"] for q in r["quotes"] for c in q["cited"]]
    assert "Seal Street Journal" in cited


def test_the_parts_of_a_change_sum_to_the_difference(client: TestClient) -> None:
    """Why the number changed adds up exactly, at both ends of the interval."""
    query = "definition=released&from_on=2031-02&on=2031-03"
    record = client.get(f"/change.json?{query}").json()
    for end in ("low", "high"):
        total = sum(part[end] for part in record["parts"])
        assert total == record["to"]["recorded"][end] - record["from"]["recorded"][end]
    assert record["to"]["low"] > record["from"]["low"]
    page = client.get(f"/change?{query}").text
    assert "sum exactly" in page
    assert "/person/" in page


def test_a_change_between_two_moments_is_of_one_day(client: TestClient, archive: Archive) -> None:
    """What was recorded later changes the answer; the day asked about stays."""
    known = archive.view().known
    record = client.get(
        f"/change.json?definition=released&on=2031-03&from_known=3&known={known}"
    ).json()
    assert record["from"]["on"] == record["to"]["on"] == "2031-03"
    assert record["from"]["known"] == 3
    assert record["from"]["recorded"]["high"] == 0
    assert record["to"]["recorded"]["high"] > 0
    assert record["to"]["high"] is None


def test_a_change_has_a_permanent_link_to_both_answers(client: TestClient) -> None:
    """Asked again it is the same comparison."""
    page = client.get("/change?on=2031-03-05&from_on=2031-02-01&said_by=2031-03-05")
    found = re.search(r'<a class="code" href="([^"]+)"', page.text)
    assert found is not None
    link = found[1].replace("&amp;", "&")
    assert "from_on=2031-02-01" in link
    assert "from_known=" in link
    assert client.get(link).status_code == 200


def test_an_exchange_says_what_became_of_each(client: TestClient) -> None:
    """Everyone named in it has a line, whether the person left the country or not."""
    exchange = client.get("/exchanges.json").json()["exchanges"][0]
    fates = {fate["person"]: fate["came"] for fate in exchange["outcome"]["people"]}
    assert set(fates) == set(exchange["people"])
    assert len(fates) == 2
    assert "Named in it, and what became of them" in client.get("/exchanges").text


@pytest.mark.parametrize("query", ["Kvill", "Quill Zora", "Zora", "zora q"])
def test_a_person_is_found_by_a_part_and_by_an_unstored_spelling(
    client: TestClient, query: str
) -> None:
    """A surname alone, turned round, or as it was never written finds the person."""
    people = client.get("/people.json", params={"q": query}).json()["people"]
    assert [p["names"][0]["form"] in ("Zora Quill", "Зора Квилл") for p in people][:1] == [True]


def test_a_fault_of_ours_names_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An unforeseen error is a sealed refusal; the log says where, never about whom."""

    class Faulty:
        def view(self, *_: object, **__: object) -> View:
            raise RuntimeError("Zora Quill")

    app = create_app(cast(Archive, Faulty()))
    with TestClient(app, base_url="http://localhost") as client, caplog.at_level(logging.ERROR):
        answer = client.get("/people?q=Zora")
    assert answer.status_code == 500
    assert answer.text == "This page could not be made.\n"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "RuntimeError in view" in caplog.text
    assert "Zora" not in caplog.text


def test_a_figure_stands_beside_our_count(client: TestClient) -> None:
    """Each figure that we count anything like says what is recorded of it; none agrees."""
    figures = client.get("/figures.json").json()["figures"]
    told = {f["measure"]: f["beside"] for f in figures if f["time"] == "2031-03-01"}
    assert told["released"].startswith("Our count by the definition Let go: they count 3, and 3")
    assert told["held"].startswith("Our count by the definition Held: they count at least 12, and")
    assert not [words for words in told.values() if "agree" in words]


def test_a_form_does_not_pin_what_the_reader_did_not_choose(client: TestClient) -> None:
    """Asking for another day keeps asking of now; a chosen moment stays chosen."""
    assert 'name="known" value=""' in client.get("/count").text
    chosen = client.get("/count?known=20").text
    assert 'name="known" value="20"' in chosen
    assert "/people?known=20" in chosen


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/people", "/style.css", "/icon.svg"])
def test_pages_are_only_asked_for(client: TestClient, method: str, path: str) -> None:
    """Nothing is taken by the site, and no page is made to be thrown away."""
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_path_that_is_no_line_is_no_page(client: TestClient) -> None:
    """What no route takes is refused as sealed as a page."""
    answer = client.get("/peo%0Aple")
    assert answer.status_code == 404
    assert answer.json() == {"detail": "Not Found"}
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
