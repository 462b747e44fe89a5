"""Why a claim waits for a person, as each of its readings says in the wire form."""

from enum import StrEnum


class Doubt(StrEnum):
    """Why a grammar leaves a claim to a person. Archives hold these words as they are."""

    RULES_DISAGREE = "two rules disagree"
    NOTHING_KNOWN_COUNTED = "no list knows what is counted"
    DISMISSAL = "it may be a dismissal"
    OF_MANY = "one occasion may be of many people"
    MEASURE_NOT_COUNTED = "the measure is not one that is counted"
    EVENT_NOT_ACTING = "the event is not one that acts on its own"
    NOT_HAPPENED = "it is not said to have happened"
    SAID_FALSE = "it is said to be false"
    DOUBTED = "the source doubts it"
    ASKED = "it is asked and not told"
    INVENTED = "it is told of something invented"
    SCARE_QUOTES = "the words for it stand in quotation marks"
    SHARE = "it may be a share and no number of people"
    ALL_OF_THE_GROUP = "no number is stated: all of the group before"
    SOME_OF_THE_GROUP = "no number is stated: some of the group before"
    PROPOSERS_DISAGREE = "proposers disagree on it"
    NEAR_ONLY = "it stands near, and no words tie it"
    WORDS_UNKNOWN = "no list knows the words for what happened"
    MAYBE_SAID_BY = "somebody may say it, and nobody reads who"
    DATE_UNTIED = "no words tie the date to it"
    WHOLE_UNKNOWN = "it is a part, and its whole is not known"
    NEEDS_UNSAID = "what it needs to be so is not said"
    PERSON_UNTIED = "who is meant is not certain"
