"""`metatui reindex` and `metatui doctor`: renewing what was computed, and looking after what is kept."""

from __future__ import annotations

import click

from metatui.cli.front_page import number_of
from metatui.cli.opening import bring_up_to_date, open_library
from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.status import DAMAGED, DONE
from metatui.cli.terminal import answer, say
from metatui.errors import Cancelled, MetatuiError


@click.command("reindex", short_help="Read, analyse and index everything anew.")
@shared_options
@pass_options
def reindex_command(options: Options) -> int:
    """Read, analyse and index every article anew.

    What the reader did, read marks and stars, is kept.
    """
    with open_library(options) as newsroom:
        report = bring_up_to_date(newsroom, rebuild=True)
    total = number_of(report.total, "article")
    answer(
        f"{total} indexed in {report.seconds:.1f} s:"
        f" {report.added:,} new, {report.changed:,} changed, {report.gone:,} gone."
    )
    if report.skipped:
        answer(f"{number_of(len(report.skipped), 'file')} skipped:")
        for skipped in report.skipped:
            answer(f"  {skipped.path}: {skipped.reason}")
    return DONE


@click.command("refine", short_help="Tag the names of all articles carefully.")
@shared_options
@pass_options
def refine_command(options: Options) -> int:
    """Find the names of all articles with the careful tagger.

    The reader does so by itself while the machine is idle; this does it at once, on all cores. What was
    interrupted goes on where it stopped.
    """
    from metatui.cli.opening import interruptible
    from metatui.cli.progress import ProgressLine

    with open_library(options) as newsroom:
        bring_up_to_date(newsroom)
        with interruptible() as is_cancelled, ProgressLine() as progress:
            tagged = newsroom.tag_all(progress, is_cancelled)
        total = newsroom.counts().total
    if tagged:
        answer(f"{number_of(tagged, 'article')} tagged carefully, {total:,} in all.")
    else:
        answer(f"All of the {total:,} articles were tagged carefully before.")
    return DONE


@click.command("doctor", short_help="Look whether everything is sound.")
@shared_options
@pass_options
def doctor_command(options: Options) -> int:
    """Bring everything up to date, look whether it is sound, and say which files were skipped and why.

    Ends with status 3 when something is damaged.
    """
    from metatui.text.clean import clean_line

    with open_library(options) as newsroom:
        sound = not newsroom.notices
        try:
            bring_up_to_date(newsroom)
        except Cancelled:
            raise
        except MetatuiError as error:
            say(str(error))
            sound = False
        for check, ok, detail in newsroom.doctor():
            sound = sound and ok
            answer(clean_line(f"{'ok' if ok else '!!'} {check}{': ' if detail else ''}{detail}"))
        skipped = newsroom.skipped()
        if skipped:
            answer(f"{number_of(len(skipped), 'file')} skipped:")
            for file in skipped:
                answer(f"  {file.path}: {file.reason}")
    if sound:
        return DONE
    say("Something is damaged: see the lines marked !!. 'metatui reindex' makes anew all that was computed.")
    return DAMAGED
