"""Real servers that speak as a language model's does, or behave as badly as one can."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[str], object]
"""From a passage to what the model writes: a text, or a value that is written as JSON."""


@dataclass
class Received:
    """One request as a server got it."""

    path: str
    body: Mapping[str, Any]
    headers: Mapping[str, str]


class Handler(BaseHTTPRequestHandler):
    """Notes what it is asked, and does what the test says."""

    server: "ModelServer"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""

    def do_GET(self) -> None:
        """Name the models."""
        self.server.requests.append(Received(self.path, {}, dict(self.headers)))
        self.server.name_models(self)

    def do_POST(self) -> None:
        """Answer a question."""
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.requests.append(Received(self.path, json.loads(data), dict(self.headers)))
        self.server.behave(self)

    def reply(
        self, data: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    @property
    def passage(self) -> str:
        """What is asked about."""
        asked: str = self.server.requests[-1].body["messages"][-1]["content"]
        return asked.removeprefix("<report>\n").removesuffix("\n</report>")


Behaviour = Callable[[Handler], None]


class ModelServer(ThreadingHTTPServer):
    """A server on a port of its own; it is over when its test is."""

    daemon_threads = True

    def __init__(self, behave: Behaviour, *, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Handler)
        self.behave = behave
        self.name_models: Behaviour = named("spoon-1b")
        self.requests: list[Received] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def asked(self) -> list[str]:
        """The passages it was asked about."""
        posts = [r.body["messages"][-1]["content"] for r in self.requests if r.body]
        return [p.removeprefix("<report>\n").removesuffix("\n</report>") for p in posts]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that went away."""


@contextmanager
def serving(behave: Behaviour, *, host: str = "127.0.0.1") -> Iterator[ModelServer]:
    """Run a server for as long as the block lasts."""
    with ModelServer(behave, host=host) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def named(*names: str) -> Behaviour:
    """Name models."""
    data = json.dumps({"data": [{"id": name} for name in names]}).encode()
    return lambda handler: handler.reply(data)


def completion(content: object) -> bytes:
    """Give what a server sends for what a model wrote."""
    return json.dumps(
        {"choices": [{"message": {"role": "assistant", "content": content}}]}
    ).encode()


def saying(say: Say) -> Behaviour:
    """Answer each passage with what a function makes of it."""

    def behave(handler: Handler) -> None:
        told = say(handler.passage)
        handler.reply(completion(told if isinstance(told, str) else json.dumps(told)))

    return behave


def sending(data: bytes, **reply: Any) -> Behaviour:
    """Send the same bytes, whatever is asked."""
    return lambda handler: handler.reply(data, **reply)


def hanging(handler: Handler) -> None:
    """Never answer."""
    handler.server.over.wait(30)


def dripping(handler: Handler) -> None:
    """Send a byte now and then, for ever: no timeout of a socket sees it."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def breaking_off(handler: Handler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [{"mess')


@dataclass
class Turns:
    """One behaviour after the other; the last one stays."""

    turns: list[Behaviour] = field(default_factory=list)

    def __call__(self, handler: Handler) -> None:
        """Take the next turn."""
        (self.turns.pop(0) if len(self.turns) > 1 else self.turns[0])(handler)
