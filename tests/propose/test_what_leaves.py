"""What is sent, and where to: this machine's own model, and nobody else."""

import urllib.request

import pytest

from habeas.propose import Limits, Model, ask, endpoint_of
from model_servers import saying, sending, serving

TEXT = "Ben Oar was arrested."
NOTHING = saying(lambda _: {"numbers": [], "people": []})
PROXIES = ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be told every text; the library that heeds it is the control."""
    with serving(NOTHING) as proxy, serving(NOTHING) as server:
        for name in ("no_proxy", "NO_PROXY", "REQUEST_METHOD"):
            monkeypatch.delenv(name, raising=False)
        for name in PROXIES:
            monkeypatch.setenv(name, proxy.url)
        found = ask(Model(endpoint_of(server.url)), TEXT, [(0, len(TEXT))])
        assert (found.answered, server.asked, proxy.requests) == (1, [TEXT], [])
        with urllib.request.build_opener().open(f"{server.url}/v1/models") as answer:
            answer.read()
        assert len(proxy.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    """Wherever it leads; the library that follows it is the control."""
    with serving(NOTHING) as elsewhere:
        to = {"Location": f"{elsewhere.url}/v1/chat/completions"}
        with serving(sending(b"", status=status, headers=to)) as server:
            server.name_models = sending(b"", status=302, headers=to)
            model = Model(endpoint_of(server.url), "spoon-1b", limits=Limits(pause=0))
            found = ask(model, TEXT, [(0, len(TEXT))])
            assert "sends elsewhere" in str(found.why)
            assert elsewhere.requests == []
            with urllib.request.build_opener().open(f"{server.url}/v1/models") as answer:
                answer.read()
            assert len(elsewhere.requests) == 1


def test_a_server_that_is_not_on_this_machine_gets_nothing() -> None:
    """0.0.0.0 is reached here and is no loopback address: refused, unless it is allowed."""
    with serving(NOTHING, host="0.0.0.0") as server:  # noqa: S104 - to show that it is refused
        url = server.url.replace("127.0.0.1", "0.0.0.0")  # noqa: S104
        found = ask(Model(endpoint_of(url)), TEXT, [(0, len(TEXT))])
        assert "not on this machine" in str(found.why)
        assert server.requests == []
        allowed = endpoint_of(url, allow_remote="0.0.0.0")  # noqa: S104
        assert ask(Model(allowed), TEXT, [(0, len(TEXT))]).answered == 1
        assert server.asked == [TEXT]
