"""A quotation is found again in another copy, or its loss is said."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.model.snapshot import Passage, Snapshot, Source
from habeas.read import find_again

TEXT = "They freed 14 people on Monday. Later they freed 14 people from the colony."


def test_the_surroundings_choose_between_two_places() -> None:
    """The same words stand twice; what stood around them decides."""
    passage = Passage("14 people", "Later they freed ", " from the colony")
    place = find_again(passage, TEXT)
    assert place is not None
    assert (place.start, place.is_exact, place.is_certain) == (TEXT.rindex("14"), True, True)


def test_words_that_fit_two_places_equally_are_flagged() -> None:
    """Nobody can know which was meant, and the answer says so."""
    place = find_again(Passage("14", "", ""), TEXT)
    assert place is not None
    assert not place.is_certain


def test_white_space_and_invisible_characters_do_not_hide_a_quotation() -> None:
    """The original breaks its lines elsewhere and has soft hyphens."""
    place = find_again(
        Passage("14 people on Monday", "", ""), "They freed 14\n  peo\u00adple on\u00a0Monday."
    )
    assert place is not None
    assert not place.is_exact


def test_words_that_are_gone_are_missed() -> None:
    """A quotation that the original no longer has is None, never the nearest thing."""
    assert find_again(Passage("15 people", "They freed ", " on Monday"), TEXT) is None


@given(st.text(min_size=1), st.data())
def test_every_passage_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    """What was cut out of a text with words in it is always found there."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Snapshot(Source(id="s", name="s"), text).passage(start, end)
    place = find_again(passage, text)
    if place is not None:
        assert "".join(text[place.start : place.end].split())
    else:
        assert not "".join(c for c in passage.exact if c.isprintable() and not c.isspace())
