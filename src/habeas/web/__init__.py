"""The routes only: an archive's pages, served to this machine alone."""

from habeas.web.routes import create_app

__all__ = ["create_app"]
