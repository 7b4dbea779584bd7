"""The command line. This module stays empty of imports, so that every command loads only what it needs."""


def main() -> None:
    """Run `metatui` with the arguments of the process, and end the process with its exit status."""
    import sys

    from metatui.cli.running import run

    sys.exit(run(sys.argv[1:]))
