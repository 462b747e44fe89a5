"""How each record stands by what is told of it, and of those it may be one with."""

from habeas.count.clusters import Who, agreed
from habeas.count.evaluate import Levels
from habeas.count.question import Question


def levels_of(who: Who, question: Question) -> Levels:
    """Give each record's answer over every way of judging who is who, groups left aside.

    Args:
        who: Everybody named, and who of them may be one.
        question: What is asked.
    """
    level = question.levels(who.records)
    return agreed(who, level, question.levels(who.unions)) if who.clusters else level
