"""Why a backup was not made, or not restored."""


class ArchiveError(Exception):
    """Nothing was written. The message is a Norwegian sentence that says why and what to do."""
