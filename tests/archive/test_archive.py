"""What comes in, what people decide, and what it is refused for."""

from dataclasses import replace

import pytest

from habeas.archive import Archive
from habeas.errors import (
    AnchorNotFoundError,
    ArchiveError,
    DecisionRefusedError,
    DefinitionError,
    MergeRefusedError,
    RecordError,
    UnknownIdError,
)
from habeas.model.claim import Claim, Confidence
from habeas.model.figure import Figure
from habeas.model.numeral import Account, Numeral
from invented_reports import (
    REPORT,
    Clock,
    add_report,
    add_second,
    crossed,
    held,
    record,
    released,
    seen_again,
)


def test_a_source_is_kept_byte_for_byte_and_letter_for_letter(archive: Archive) -> None:
    """What was added can be read back exactly."""
    source = add_report(archive)
    snapshot = archive.view().snapshot(source)
    assert snapshot.text == REPORT
    assert snapshot.source.publisher == "Citrus Post"
    assert archive.view().original(source) == REPORT.encode()


def test_the_same_bytes_again_are_the_same_source(archive: Archive) -> None:
    """Adding a report twice records nothing the second time."""
    first, head = add_report(archive), archive.head
    assert add_report(archive) == first
    assert archive.head == head


def test_the_same_claims_again_are_the_same_claims(archive: Archive) -> None:
    """Reading a report twice proposes nothing the second time."""
    source = add_report(archive)
    first = archive.add_claims(source, [released(), held()])
    head = archive.head
    assert archive.add_claims(source, [held("7"), released("8")]) == (first[1], first[0])
    assert archive.head == head


def test_a_claim_comes_back_as_it_went_in(archive: Archive) -> None:
    """Store then load is identity, but for the archive's own ids."""
    source = add_report(archive)
    given = crossed()
    (name,) = archive.add_claims(source, [given])
    back = archive.view().claim(name).claim.to_record()
    # A claim was said when its source was published.
    expected = given.to_record() | {"id": name, "file": source, "said_on": "2025-09-12"}
    assert back == expected


def test_references_between_claims_come_to_name_the_archives_ids(archive: Archive) -> None:
    """Whoever is a member of a figure's group still is, whatever order they came in."""
    source = add_report(archive)
    event, figure = archive.add_claims(source, [released(member_of="3"), crossed("3")])
    body = archive.view().claim(event).claim.to_record()
    assert body["member_of"] == figure


def test_claims_that_point_to_each_other_in_a_circle_are_refused(archive: Archive) -> None:
    """A circle of references is an error that names a claim, and nothing is recorded."""
    source = add_report(archive)
    head = archive.head
    with pytest.raises(RecordError, match="circle"):
        archive.add_claims(source, [released("1", member_of="2"), released("2", member_of="1")])
    with pytest.raises(RecordError, match="circle"):
        archive.add_claims(source, [released("1", member_of="1")])
    assert archive.head == head


def test_a_quote_that_is_not_in_the_text_is_refused_and_nothing_is_recorded(
    archive: Archive,
) -> None:
    """All claims of one call are recorded, or none."""
    source = add_report(archive)
    head = archive.head
    record = released("9").to_record() | {"start": 1, "end": 48}
    with pytest.raises(AnchorNotFoundError):
        archive.add_claims(source, [held(), Claim.from_record(record)])
    assert archive.head == head
    assert archive.view().claims() == ()


def test_nothing_arrives_accepted(archive: Archive) -> None:
    """A claim that calls itself accepted is a proposal until somebody decides."""
    source = add_report(archive)
    record = released().to_record() | {"confidence": "accepted"}
    (name,) = archive.add_claims(source, [Claim.from_record(record)])
    assert archive.view().claim(name).state == "proposed"


def test_only_what_was_accepted_makes_a_person_known_with_who_and_why(archive: Archive) -> None:
    """A decision keeps its name and reason."""
    source = add_report(archive)
    first, second = archive.add_claims(source, [released(), held()])
    archive.decide(first, "accept", by="Ada", why="read it twice")
    archive.decide(second, "reject", by="Ada", why="another man")
    view = archive.view()
    state = view.claim(first)
    assert (state.state, state.by, state.why) == ("accepted", "Ada", "read it twice")
    assert state.claim.confidence is Confidence.ACCEPTED
    assert view.claim(second).state == "rejected"
    assert view.unreviewed == ()


def test_a_correction_takes_the_place_of_the_claim_and_says_who_set_what(archive: Archive) -> None:
    """The corrected field rests on the reviewer; the claim keeps its id."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [crossed()])
    archive.decide(name, "correct", by="Ada", why="at least", correction={"value_high": None})
    state = archive.view().claim(name)
    assert isinstance(state.claim.body, Figure)
    assert (state.claim.body.low, state.claim.body.high) == (14, None)
    assert state.claim.grounds["value_high"].basis == "reviewer"


def test_undoing_a_correction_brings_the_first_reading_back(archive: Archive) -> None:
    """Also where the correction had changed who the claim is about."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    decision = archive.decide(
        name, "correct", by="Ada", why="misread", correction={"person": "Oto Kvikala"}
    )
    assert [m.name for m in archive.view().mentions()] == ["Oto Kvikala"]
    archive.undo(decision, by="Ada", why="no, it was she")
    assert [m.name for m in archive.view().mentions()] == ["Zdenka Pomelo"]
    assert archive.view().claim(name).state == "proposed"


def test_undoing_an_undo_brings_the_decision_back(archive: Archive) -> None:
    """Every decision can be undone, and so can that."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    undone = archive.undo(
        archive.decide(name, "accept", by="Ada", why="sure"), by="Bo", why="unsure"
    )
    assert archive.view().claim(name).state == "proposed"
    archive.undo(undone, by="Ada", why="sure after all")
    assert archive.view().claim(name).state == "accepted"


def test_what_is_undone_cannot_be_undone_again(archive: Archive) -> None:
    """The second undo is refused, and says why."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    decision = archive.decide(name, "accept", by="Ada", why="sure")
    archive.undo(decision, by="Bo", why="unsure")
    with pytest.raises(DecisionRefusedError, match="already undone"):
        archive.undo(decision, by="Bo", why="once more")


def test_a_claim_itself_cannot_be_undone(archive: Archive) -> None:
    """It is retracted instead, which stays visible."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    with pytest.raises(DecisionRefusedError, match="retract"):
        archive.undo(name, by="Ada", why="wrong")


def test_a_retracted_claim_stays_visible_in_history(archive: Archive) -> None:
    """Retraction hides nothing."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    archive.retract(name, by="Ada", why="the outlet withdrew it")
    view = archive.view()
    assert view.claim(name).state == "retracted"
    assert view.mentions() == ()
    assert [line.kind for line in view.history(name)] == ["claim", "retract"]
    assert view.history(name)[1].why == "the outlet withdrew it"


@pytest.mark.parametrize(("by", "why"), [("", "reason"), ("Ada", " ")])
def test_no_decision_without_who_and_why(archive: Archive, by: str, why: str) -> None:
    """An empty name or reason is refused."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    with pytest.raises(RecordError, match="empty"):
        archive.decide(name, "accept", by=by, why=why)


def test_an_id_that_nothing_has_is_one_line(archive: Archive) -> None:
    """Whatever was typed, the answer is an error with a hint."""
    for name in ("", "zz", "123456", "' OR 1=1 --", "0" * 20):
        with pytest.raises(UnknownIdError):
            archive.decide(name, "accept", by="Ada", why="x")


def test_the_first_digits_of_an_id_are_enough(archive: Archive) -> None:
    """Six digits find a claim."""
    source = add_report(archive)
    (name,) = archive.add_claims(source[:6], [released()])
    assert archive.view().claim(name[:6]).entry == name


def test_numbers_of_a_source_lead_to_the_claims_they_became(archive: Archive) -> None:
    """The account of numbers names claims by the archive's ids."""
    start = REPORT.index("Fourteen")
    numeral = Numeral(
        start=start, end=start + 8, text="Fourteen", account=Account.FIGURE, claim="3"
    )
    source = archive.add_source(REPORT.encode(), text=REPORT, name="r", numerals=[numeral])
    (name,) = archive.add_claims(source, [crossed("3")])
    assert [n.claim for n in archive.view().numerals(source)] == [name]


def test_a_definition_is_recorded_once_a_version(archive: Archive) -> None:
    """The same version again is no entry; another text under it is refused."""
    first = archive.record_definition("citrus", "1", {"axis": "custody"}, by="Ada", why="start")
    again = archive.record_definition("citrus", "1", {"axis": "custody"}, by="Ada", why="again")
    assert first == again
    with pytest.raises(DecisionRefusedError, match="says something else"):
        archive.record_definition("citrus", "1", {"axis": "life"}, by="Ada", why="oops")
    archive.record_definition("citrus", "2", {"axis": "life"}, by="Ada", why="changed")
    assert [d.version for d in archive.view().definitions()] == ["1", "2"]


def test_a_clock_that_goes_backwards_backdates_nothing_and_is_said(
    archive: Archive, clock: Clock
) -> None:
    """The entry carries the last instant, and its body what the clock showed."""
    source = add_report(archive)
    before = archive.view().history(source)[0].at
    clock.move(days=-30)
    (name,) = archive.add_claims(source, [released()])
    line = archive.view().history(name)[0]
    assert line.at == before
    assert line.body is not None
    assert line.body["clock_showed"] == clock.now.isoformat()


def test_everything_is_private_until_somebody_decides_otherwise(archive: Archive) -> None:
    """Sources and claims carry the marking from their first entry."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    view = archive.view()
    assert view.claim(name).marking == "private"
    body = view.history(source)[0].body
    assert body is not None
    assert body["marking"] == "private"


def test_a_second_correction_goes_on_from_the_first(archive: Archive) -> None:
    """Correcting one field does not bring another's mistake back."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [crossed()])
    archive.decide(name, "correct", by="Ada", why="more", correction={"value_high": None})
    archive.decide(name, "correct", by="Bo", why="held", correction={"measure": "released"})
    body = archive.view().claim(name).claim.body
    assert isinstance(body, Figure)
    assert (body.high, body.measure) == (None, "released")


def test_nothing_is_decided_about_an_erased_claim(archive: Archive) -> None:
    """It is said to be erased; nothing is recorded."""
    source = add_report(archive)
    (name,) = archive.add_claims(source, [released()])
    archive.erase(name, by="Ada", why="asked")
    head = archive.head
    with pytest.raises(UnknownIdError, match="erased"):
        archive.decide(name, "accept", by="Ada", why="late")
    with pytest.raises(UnknownIdError, match="erased"):
        archive.retract(name, by="Ada", why="late")
    assert archive.head == head


def test_a_clock_without_a_zone_is_refused(archive: Archive, clock: Clock) -> None:
    """Nobody could say which instant it meant."""
    clock.now = clock.now.replace(tzinfo=None)
    with pytest.raises(ArchiveError, match="without a zone"):
        add_report(archive)


def test_a_persons_claims_are_those_of_all_their_mentions(archive: Archive) -> None:
    """Of every source that judgements join, and of nobody else."""
    source, second = add_report(archive), add_second(archive)
    mine, others = archive.add_claims(source, [released(), held()])
    (again,) = archive.add_claims(second, [seen_again()])
    a, b = f"{source}#Zdenka Pomelo", f"{second}#Zdenka Pomelova"
    archive.judge(a, b, "same", by="Ada", why="one woman")
    view = archive.view()
    person = view.identity().person_of[b]
    assert [s.entry for s in view.claims(person=person)] == [mine, again]
    assert others not in {s.entry for s in view.claims(person=person)}


def test_definitions_of_the_day_it_was_made_stay_in_force(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer Habeas whose definition says something else changes no answer."""
    made = archive.view().definition("viasna")
    newer = replace(made, version=made.version + 1, title="Another thing")
    monkeypatch.setattr("habeas.vocabulary.definitions.presets", lambda: {"viasna": newer})
    assert archive.view().definition("viasna") == made
    with pytest.raises(DefinitionError, match="habeas upgrade"):
        archive.view().definition(f"viasna@{newer.version}")


def test_a_recorded_definition_takes_over_from_then_on(archive: Archive) -> None:
    """And before then the older one is in force."""
    known = archive.view().known
    data = dict(archive.view().founding_definitions()[0])
    data |= {"version": 7, "title": "Ours"}
    archive.record_definition(data["id"], "7", data, by="Ada", why="narrower")
    assert archive.view().definition(data["id"]).title == "Ours"
    assert archive.view(known=known).definition(data["id"]).title != "Ours"


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_a_retracted_claim_is_not_decided(archive: Archive, decision: str) -> None:
    """The retraction would outweigh it; once that is undone, it can be decided."""
    (name,) = archive.add_claims(add_report(archive), [released()])
    withdrawn = archive.retract(name, by="Ada", why="withdrawn")
    with pytest.raises(DecisionRefusedError, match="this claim is retracted"):
        archive.decide(name, decision, by="Ada", why="read it")
    archive.undo(withdrawn, by="Ada", why="not withdrawn at all")
    archive.decide(name, decision, by="Ada", why="read it")


def test_a_batch_with_a_retracted_claim_is_refused_whole(archive: Archive) -> None:
    """As a single decision is; and nothing else of the batch is recorded."""
    source = add_report(archive)
    first, second = archive.add_claims(source, [released(), held()])
    withdrawn = archive.retract(second, by="Ada", why="withdrawn")
    head = archive.head
    both = [(first, "accept"), (second, "accept")]
    with pytest.raises(DecisionRefusedError, match="this claim is retracted"):
        archive.decide_all(both, by="Ada", why="read them", batch="list 1")
    assert archive.head == head
    archive.undo(withdrawn, by="Ada", why="not withdrawn at all")
    made = archive.decide_all(both, by="Ada", why="read them", batch="list 1")
    assert len(made) == 2


def test_many_decisions_are_checked_as_each_alone_would_be(archive: Archive) -> None:
    """Looked up together, none is taken for standing that is not; a shortened id is enough."""
    text = "\n".join(f"Witness {number} was seen." for number in range(60))
    told = (
        record(line, text=text, name=line, person=line[:-10], event="seen")
        for line in text.split("\n")
    )
    source = archive.add_source(text.encode(), text=text, name="long.txt")
    names = archive.add_claims(source, [Claim.from_record(one) for one in told])
    withdrawn = archive.retract(names[40], by="Ada", why="withdrawn")
    wanted = [(name[:12], "accept") for name in names]
    head = archive.head
    with pytest.raises(DecisionRefusedError, match=names[40][:12]):
        archive.decide_all(wanted, by="Ada", why="read them")
    with pytest.raises(UnknownIdError, match=source):
        archive.decide_all([*wanted[:40], (source, "accept")], by="Ada", why="read them")
    assert archive.head == head
    archive.undo(withdrawn, by="Ada", why="not withdrawn at all")
    assert len(archive.decide_all([(n, "reject") for n in names], by="Ada", why="read them")) == 60
    assert {state.state for state in archive.view().claims()} == {"rejected"}


def test_judgements_given_together_are_checked_beside_each_other(archive: Archive) -> None:
    """The second may not contradict the first, and then neither is recorded."""
    archive.add_claims(add_report(archive), [released(), held()])
    archive.add_claims(add_second(archive), [seen_again()])
    a, b, c = sorted(mention.id for mention in archive.view().mentions())
    head = archive.head
    with pytest.raises(MergeRefusedError):
        archive.judge_all(
            [(a, b, "same"), (b, c, "same"), (a, c, "different")], by="Ada", why="one voice"
        )
    with pytest.raises(MergeRefusedError):
        archive.judge_all([(a, b, "different"), (b, a, "same")], by="Ada", why="one voice")
    assert archive.head == head
    archive.judge_all([(a, b, "same"), (b, c, "same")], by="Ada", why="one voice", batch="all")
    assert len(archive.undo_all("all", by="Ada", why="two voices")) == 2
    assert not archive.view().judgements()


def test_a_claim_is_retracted_once(archive: Archive) -> None:
    """Else undoing one retraction would leave the other."""
    (name,) = archive.add_claims(add_report(archive), [released()])
    archive.retract(name, by="Ada", why="withdrawn")
    with pytest.raises(DecisionRefusedError, match="this claim is retracted"):
        archive.retract(name, by="Ada", why="withdrawn")


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_nobody_is_judged_beside_themselves(archive: Archive, judgement: str) -> None:
    """It would say nothing, or nonsense."""
    archive.add_claims(add_report(archive), [released()])
    (mention,) = archive.view().mentions()
    with pytest.raises(DecisionRefusedError, match="one and the same"):
        archive.judge(mention.id, mention.id, judgement, by="Ada", why="a slip")


@pytest.mark.parametrize("given", [{"by": "Ada\x1b[2J"}, {"why": "read\nit"}, {"why": "a\x07"}])
def test_a_decision_has_no_control_characters(archive: Archive, given: dict[str, str]) -> None:
    """They would be sent to every terminal that shows its history."""
    (name,) = archive.add_claims(add_report(archive), [released()])
    words = {"by": "Ada", "why": "read it"} | given
    with pytest.raises(RecordError, match="control character"):
        archive.decide(name, "accept", **words)  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="control character"):
        archive.retract(name, **words)
    with pytest.raises(RecordError, match="control character"):
        archive.erase(name, **words)


def test_only_what_could_change_a_count_is_announced_with_it(archive: Archive) -> None:
    """A sighting that waits changes nobody's custody; an arrest that waits can."""
    text = "Zdenka Pomelo was arrested. Oto Kvikala was seen."
    source = archive.add_source(text.encode(), text=text, name="r")
    for quote, event in [
        ("Zdenka Pomelo was arrested.", "arrested"),
        ("Oto Kvikala was seen.", "seen"),
    ]:
        person = quote.partition(" was")[0]
        told = record(quote, text=text, name=quote, person=person, event=event)
        archive.add_claims(source, [Claim.from_record(told)])
    view = archive.view()
    assert view.unreviewed_count == 2
    assert view.tally("held", "2025-09-30").unreviewed == 1
    archive.decide(view.claims()[0].entry, "reject", by="Ada", why="misread")
    assert archive.view().tally("held", "2025-09-30").unreviewed == 0
    assert view.tally("held", "2025-09-30").unreviewed == 1
