"""Letters: reminders, the weekly digest, and handing them to the mail server."""
