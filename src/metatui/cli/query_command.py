"""Commands that take a query, whose words may begin with a minus."""

from __future__ import annotations

import difflib

import click


class QueryCommand(click.Command):
    """A command whose QUERY may hold words like "-storm" without "--" in front; "--word" is an option."""

    ignore_unknown_options = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; raises NoSuchOption for an unknown word with two dashes before a "--"."""
        options = args[: args.index("--")] if "--" in args else list(args)
        left = super().parse_args(ctx, args)
        for word in ctx.params.get("query") or ():
            if word.startswith("--") and word in options:
                name = word.partition("=")[0]
                known = [option for parameter in self.get_params(ctx) for option in parameter.opts]
                near = difflib.get_close_matches(name, [each for each in known if each.startswith("--")])
                raise click.NoSuchOption(name, possibilities=near, ctx=ctx)
        return left
