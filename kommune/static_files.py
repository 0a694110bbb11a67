"""Static files with hashed names, also where one script imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Compressed files under hashed names; what a module imports is led to its hashed name too."""

    support_js_module_import_aggregation = True
