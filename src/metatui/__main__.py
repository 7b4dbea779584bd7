"""`python -m metatui`."""

from metatui.cli import main

if __name__ == "__main__":
    main()
