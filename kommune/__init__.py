"""The Django project: settings from the environment, addresses, the server's entry, what a body may bring."""
