"""One tree of errors. Each message names the input at fault and the next step, and can be shown as it is."""


class MetatuiError(Exception):
    """Anything that metatui reports rather than crash; the command line ends with `exit_status`."""

    exit_status = 3


class UsageError(MetatuiError):
    """The reader asked for something that cannot be done as asked."""

    exit_status = 2


class ArticleNotFound(MetatuiError):
    """No article of the library has this id."""

    exit_status = 1


class AmbiguousId(UsageError):
    """A shortened id fits more than one article."""


class UnreadableFile(MetatuiError):
    """A file cannot be made into an article; the message is the reason alone, without the path."""


class LibraryError(MetatuiError):
    """The library's database cannot be used: damaged, of a newer version, on a full disk."""


class IndexDamaged(MetatuiError):
    """The search or story index cannot be used and must be rebuilt from the library."""


class Cancelled(MetatuiError):
    """The reader stopped a long task; what was done so far is kept."""

    exit_status = 130
