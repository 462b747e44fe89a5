"""Run the command line with ``python -m habeas``."""

from habeas.cli import main

main()
