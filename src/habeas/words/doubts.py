"""Why a claim waits for a person, in words."""

from typing import Final

from habeas.model.claim import Claim
from habeas.model.doubt import Doubt
from habeas.words.voice import _, mark

_DOUBTS: Final = {
    Doubt.RULES_DISAGREE: mark("two rules disagree"),
    Doubt.NOTHING_KNOWN_COUNTED: mark("no list knows what is counted"),
    Doubt.DISMISSAL: mark("it may be a dismissal"),
    Doubt.OF_MANY: mark("one occasion may be of many people"),
    Doubt.MEASURE_NOT_COUNTED: mark("the measure is not one that is counted"),
    Doubt.EVENT_NOT_ACTING: mark("the event is not one that acts on its own"),
    Doubt.NOT_HAPPENED: mark("it is not said to have happened"),
    Doubt.SAID_FALSE: mark("it is said to be false"),
    Doubt.DOUBTED: mark("the source doubts it"),
    Doubt.ASKED: mark("it is asked and not told"),
    Doubt.INVENTED: mark("it is told of something invented"),
    Doubt.SHARE: mark("it may be a share and no number of people"),
    Doubt.SCARE_QUOTES: mark("the words for it stand in quotation marks"),
    Doubt.ALL_OF_THE_GROUP: mark("no number is stated: all of the group before"),
    Doubt.PROPOSERS_DISAGREE: mark("proposers disagree on it"),
    Doubt.NEAR_ONLY: mark("it stands near, and no words tie it"),
    Doubt.WORDS_UNKNOWN: mark("no list knows the words for what happened"),
    Doubt.MAYBE_SAID_BY: mark("somebody may say it, and nobody reads who"),
    Doubt.DATE_UNTIED: mark("no words tie the date to it"),
    Doubt.WHOLE_UNKNOWN: mark("it is a part, and its whole is not known"),
    Doubt.NEEDS_UNSAID: mark("what it needs to be so is not said"),
    Doubt.PERSON_UNTIED: mark("who is meant is not certain"),
    Doubt.SOME_OF_THE_GROUP: mark("no number is stated: some of the group before"),
}


def doubts_words(claim: Claim) -> str:
    """Say why a claim waits for a person, each reason once; empty where it gives none.

    Args:
        claim: With its readings.
    """
    told = (str(r["why"]) for r in claim.readings if r.get("why"))
    return "; ".join(doubt_words(why) for why in dict.fromkeys(told))


def doubt_words(why: str) -> str:
    """Say why a claim waits for a person.

    Args:
        why: As a reading of the claim has it; what no `Doubt` is was written by a person or
            a model, and is said as written.
    """
    return _(_DOUBTS[Doubt(why)]) if why in tuple(Doubt) else why
