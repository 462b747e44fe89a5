"""Find the mention that somebody means: by its id, a person's id, or a claim's id."""

from habeas.archive import View
from habeas.archive.view.people import mention_id
from habeas.errors import RecordError, UnknownIdError


def mention_named(view: View, name: str) -> str:
    """Give the id of one mention.

    A judgement on a person is recorded on the person's first mention: the clusters
    carry it to the others.

    Args:
        view: The archive as known.
        name: A mention's id, a person's id, or a claim's id or its first digits.

    Raises:
        UnknownIdError: Nothing has this id.
        RecordError: It is a claim that is about nobody by name, and of no group.

    A claim of a figure stands for its group: groups have identity like people.
    """
    if "#" in name:
        source, _, key = name.partition("#")
        wanted = f"{view.source(source).id}#{key}"
        if any(mention.id == wanted for mention in view.all_mentions()):
            return wanted
        raise UnknownIdError("no mention has this id", where=name, hint="see `habeas people`")
    try:
        return view.person(name).mentions[0].id
    except UnknownIdError:
        state = view.claim(name)
    found = mention_id(state)
    if found is None and state.claim.type == "figure":
        return state.entry
    if found is None:
        raise RecordError(f"a {state.claim.type} claim names nobody", where=name)
    return found
