# Everything starts here. Each command does its own set-up; the work is done by the short scripts in .ci/.
PORT ?= 8000
export PORT

.PHONY: help demo empty test quick mutants bench lint format messages lock upgrade setup clean

help:  ## what can be done
	@awk -F ':.*##' '/^[a-z]+:.*##/ { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo:  ## start the program with the real figures of Elverum 2025 (PORT=8000)
	@.ci/demo

empty:  ## start the program on an empty database, as a municipality meets it on the first day (PORT=8000)
	@.ci/demo empty

test:  ## every check and every test, on SQLite and on PostgreSQL
	@.ci/test

quick:  ## the checks, and the tests near what has changed since main: under a minute
	@.ci/setup test
	@.venv/bin/python .ci/quick

mutants:  ## plant faults and see whether the tests notice (ROOMS="judging workflow" SAMPLE=20 SEED=1)
	@.ci/setup test
	@.ci/mutants $(ROOMS)

bench:  ## measure speed and print the ratios (SIZES=S,M,L: the largest too)
	@.ci/setup test
	@MALEKORT_DEMO=1 MALEKORT_DEMO_TOLD=1 SECRET_KEY=only-for-measuring .venv/bin/python -m tests.bench --sizes $(or $(SIZES),S,M)

lint:  ## the checks without the tests
	@.ci/setup test
	@.ci/lint

format:  ## put Python code in the house's format
	@.ci/setup test
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

messages:  ## bring the catalogue of nynorsk up to date, and say what is not translated
	@.ci/setup test
	@DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=. .venv/bin/python .ci/messages

lock:  ## write the lock files anew after a change in pyproject.toml or package.json
	@.ci/setup test
	@.ci/lock

upgrade:  ## the same, with the newest versions that pyproject.toml allows
	@.ci/setup test
	@UPGRADE=1 .ci/lock

setup:  ## only install, for working on the program
	@.ci/setup test

clean:  ## remove everything that make has made, the demo's database too
	rm -rf .venv node_modules var .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
