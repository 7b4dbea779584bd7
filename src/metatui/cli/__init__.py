"""The command line. This module stays empty of imports, so that every command loads only what it needs."""

COMMANDS = {
    "list": "listing",
    "show": "showing",
    "search": "searching",
    "entities": "entities",
    "figures": "figures",
    "related": "relating",
    "analyse": "analysing",
    "reindex": "upkeep",
    "refine": "upkeep",
    "doctor": "upkeep",
    "keys": "reference",
    "config": "reference",
}
"""Where each command lives: a module is imported when its command is called, or for the help."""


def main() -> None:
    """Run `metatui` with the arguments of the process, and end the process with its exit status."""
    import gc
    import sys

    # Nothing of what is loaded now ever becomes garbage; collecting meanwhile takes a tenth of the start.
    gc.disable()
    from metatui.cli.plain_start import plain_paths, start

    paths = plain_paths(sys.argv[1:], list(COMMANDS))
    if paths is not None:
        sys.exit(start(paths))

    from metatui.cli.running import run

    gc.enable()
    sys.exit(run(sys.argv[1:]))
