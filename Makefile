# Palermo. `make run` opens the training room; `make test` proves what can be proved.
.PHONY: run test build release bench drill format lint clean

ARGS ?=
SHELL := /bin/bash -o pipefail

run: .build/requirements
	swift build --product palermo
	swift run --skip-build palermo serve --training --data data/training $(ARGS)

# What failed among the Swift tests is said once more at the end.
test: .build/requirements-test
	swift format lint --strict --parallel --recursive Sources Tests Package.swift
	swift build --build-tests
	swift test --skip-build 2>&1 | tee .build/tests.log || { grep -A5 -E '✘|Fatal error' .build/tests.log | tail -60; exit 1; }
	.build/venv/bin/python -m pytest -q Tests/Browser

build: .build/requirements
	swift build

release: .build/requirements
	swift build -c release --product palermo

# The register and the checklist against the same server's bare answer, the lots against other ways to draw them, each
# and papers against other ways to make them, in one run; the tables go to docs/performance.md. How fast the offline file opens needs what `make test` installs.
# Two hundred people at once are measured too; 40 of them alone: `python3 Bench/people.py --quick`.
# Half a minute of the checklist alone: `python3 Bench/checklist.py --quick`; a minute of the lots alone:
# `.build/bench-venv/bin/python Bench/lots.py --quick`. Papers are compared with LibreOffice, which is installed.
bench: release
	deploy/install bench
	test -x .build/bench-venv/bin/pip || python3 -m venv .build/bench-venv
	.build/bench-venv/bin/pip install -q --disable-pip-version-check -r Bench/requirements.txt
	python3 Bench/register.py
	python3 Bench/checklist.py
	python3 Bench/people.py
	python3 Bench/told_apart.py
	.build/bench-venv/bin/python Bench/lots.py
	swift build -c release --product Ream
	.build/bench-venv/bin/python Bench/papers.py

# A thousand kills at random moments; a short run of it is among the tests.
drill: .build/requirements
	swift build -c release --product Drill
	.build/release/Drill --kills 1000

format:
	swift format --in-place --parallel --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --parallel --recursive Sources Tests Package.swift

clean:
	rm -rf .build

# What a fresh Debian machine lacks is installed once; each stamp says that it was.
.build/requirements: deploy/install deploy/typst.txt
	deploy/install
	@mkdir -p .build && touch $@

.build/requirements-test: deploy/install deploy/typst.txt Tests/Browser/requirements.txt
	deploy/install test
	@mkdir -p .build && touch $@ .build/requirements
