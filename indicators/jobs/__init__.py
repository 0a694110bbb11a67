"""Work that no page waits for, as Django's Tasks: each job names what it does and calls what the views call.

The queue lies in the program's own database. ``manage.py run_jobs`` works through it, beside the web server;
what is tried again, given back and thrown away is said in ``workflow/jobs.py``.
"""
