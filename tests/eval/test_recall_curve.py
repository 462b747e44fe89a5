"""The recall curve: what is proposed grows with the recall, and false proposals are false."""

import pytest
from eval.reports import Passage

from eval import later, recall_curve, reports, small_model
from habeas.extract import extract


@pytest.fixture(scope="module")
def passage() -> Passage:
    """Give one short passage with figures and events."""
    return next(p for p in reports.passages(later.DATA) if p.name == "en-352")


def test_what_is_proposed_grows_with_the_recall_and_the_noise(passage: Passage) -> None:
    points = list(recall_curve.curve([recall_curve.scripted(passage, 1)], 1))

    assert [(p.recall, p.noise) for p in points] == [
        (recall, noise) for recall in recall_curve.RECALLS for noise in recall_curve.NOISES
    ]
    clean = [p for p in points if p.noise == 0]
    assert [p.right for p in clean] == sorted(p.right for p in clean)
    assert (clean[0].right, clean[0].false) == (0, 0)
    assert clean[-1].right == len([g for g in passage.gold if g.kind in "FE" and not g.optional])
    noisy = next(p for p in points if (p.recall, p.noise) == (1.0, 1))
    assert noisy.false == noisy.right
    assert clean[-1].with_review["F"] >= clean[0].with_review["F"]


def test_without_proposals_the_curve_begins_at_the_grammar(passage: Passage) -> None:
    first = next(recall_curve.curve([recall_curve.scripted(passage, 1)], 1))
    grammar = reports.Result()
    read = extract(passage.text, file="x", language=passage.language, said_on=passage.said_on)
    reports.score(passage, read.claims, grammar)

    assert first.result.groups["all", "F"] == grammar.groups["all", "F"]
    assert first.result.groups["all", "E"] == grammar.groups["all", "E"]


def test_the_same_seed_draws_the_same_passages_and_proposals(passage: Passage) -> None:
    assert recall_curve.drawn(5, 3) == recall_curve.drawn(5, 3)
    assert recall_curve.scripted(passage, 3) == recall_curve.scripted(passage, 3)
    assert recall_curve.scripted(passage, 3) != recall_curve.scripted(passage, 4)


def test_an_excerpt_keeps_its_gold_where_it_stands(passage: Passage) -> None:
    cut = small_model.excerpt(passage, 2)

    assert cut.gold
    assert len(cut.text) < len(passage.text)
    quotes = {passage.text[g.start : g.end] for g in passage.gold}
    assert all(cut.text[g.start : g.end] in quotes for g in cut.gold)


def test_passages_are_drawn_of_the_languages_in_turn() -> None:
    drawn = small_model.drawn(4, 1, 1)

    assert [p.language for p in drawn] == ["en", "es", "ru", "en"]
    assert all(p.gold for p in drawn)
