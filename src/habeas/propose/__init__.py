"""A language model's reading of a text, as proposals: what it points at, and nothing of its own.

A model is asked for words of the text, never for offsets or values, and whatever it answers can
only point: each record goes through the gate, which reads every value from those words again.
"""

from habeas.propose.answer_file import AnswerFile
from habeas.propose.ask import Asked, ask
from habeas.propose.endpoint import Endpoint, endpoint_of
from habeas.propose.model import Limits, Model
from habeas.propose.passages import passages

__all__ = ["AnswerFile", "Asked", "Endpoint", "Limits", "Model", "ask", "endpoint_of", "passages"]
