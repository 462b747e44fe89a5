"""The routes: a path to a page, and nothing else."""

from fastapi import FastAPI, Request
from fastapi.responses import Response

from habeas.app.serve_archive import Site
from habeas.archive import Archive
from habeas.publish.render import icon, stylesheet
from habeas.web.guard import Guard


def create_app(archive: Archive) -> FastAPI:
    """Make the application that serves one archive to this machine.

    Args:
        archive: Open, for reading.
    """
    # The documentation pages would load a script from another host.
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard)
    site = Site(archive)

    @app.get("/style.css")
    def style() -> Response:
        return Response(stylesheet(), media_type="text/css; charset=utf-8")

    @app.get("/icon.svg")
    def draw_icon() -> Response:
        return Response(icon(), media_type="image/svg+xml")

    @app.get("/{path:path}")
    def page(path: str, request: Request) -> Response:
        answer = site.answer(f"/{path}", dict(request.query_params))
        return Response(answer.body, status_code=answer.status, media_type=answer.media_type)

    return app
