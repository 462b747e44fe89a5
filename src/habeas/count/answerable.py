"""Whether any data here can meet a definition at all."""

from habeas.count.evaluate import part_asked
from habeas.count.rectangles import Rectangles
from habeas.model.cohort import Cohorts
from habeas.model.definition import Definition, Has, Is
from habeas.words import unmet as words


def unmet(rectangles: Rectangles, cohorts: Cohorts, definition: Definition) -> str | None:
    """Say why no data here can meet a definition.

    Args:
        rectangles: What is known.
        cohorts: Groups told of by their number.
        definition: Whom it counts.

    Returns:
        The reason in words; None where some data can meet it.
    """
    rules = rectangles.rules
    if not rectangles.people and not cohorts.groups:
        return words.nobody_told()
    for test in definition.needed():
        if isinstance(test, Has) and not (test.unknown_counts or _is_stated(rectangles, test)):
            return words.field_not_stated(test.field)
        if isinstance(test, Is) and not _is_told(rectangles, test):
            axis, _, body = test.axis.partition(":")
            by = rules.body_label(body) if body else ""
            return words.axis_not_told(axis, rules.axes[axis].label, by)
    if definition.begins is not None:
        name = part_asked(definition.begins, rules)
        told = (*rectangles.parts_of(f"event:{name}"), *rectangles.parts_of(f"hard:{name}"))
        if not told and not cohorts.groups:
            return words.event_not_told()
    return None


def _is_stated(r: Rectangles, test: Has) -> bool:
    return bool(r.parts_of(f"trait:{test.field}"))


def _is_told(r: Rectangles, test: Is) -> bool:
    if r.rules.axes[test.axis.partition(":")[0]].per_body:
        return bool(r.parts_of(test.axis))
    return True
