"""metatui: a terminal news reader that knows who, how much and what else."""

__version__ = "0.1.0"
