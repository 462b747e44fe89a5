"""The routes: a path to a page, and nothing else."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from habeas.app.serve_archive import Site
from habeas.archive import Archive
from habeas.publish.render import icon, stylesheet
from habeas.web.guard import Guard


def create_app(archive: Archive) -> Starlette:
    """Make the application that serves one archive to this machine.

    Args:
        archive: Open, for reading.
    """
    site = Site(archive)

    def style(_: Request) -> Response:
        return Response(stylesheet(), media_type="text/css; charset=utf-8")

    def draw_icon(_: Request) -> Response:
        return Response(icon(), media_type="image/svg+xml")

    def page(request: Request) -> Response:
        answer = site.answer(f"/{request.path_params['path']}", dict(request.query_params))
        return Response(answer.body, status_code=answer.status, media_type=answer.media_type)

    routes = [
        Route("/style.css", style),
        Route("/icon.svg", draw_icon),
        Route("/{path:path}", page),
    ]
    for route in routes:
        # Starlette would make a whole page for HEAD, and send none of it.
        route.methods = {"GET"}
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: _refuse},
    )


def _refuse(_: Request, error: Exception) -> Response:
    """Say what is wrong with a request that no route takes."""
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for no other
    return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
