"""``habeas conflicts``: what a card prints, and what it says it does not."""

from habeas.cli.figures import card_lines
from habeas.publish.conflicts import ConflictCard, RepairLine


def test_a_card_says_how_many_ways_to_mend_it_are_not_printed() -> None:
    """Of five repairs three are printed; json has all, and the card says so."""
    repairs = tuple(RepairLine(words=f"way {n}", why="may be miscopied") for n in range(5))
    card = ConflictCard(
        number=1, sentence="3 and 5 cannot both be true", sum="3 < 5", quotes=(), repairs=repairs
    )
    lines = card_lines(card)
    assert sum("could mend it" in line for line in lines) == 3
    assert "   2 more ways to mend it: --format json" in lines
    assert not any("more ways" in line for line in card_lines(card, repairs=5))
