# SPDX-License-Identifier: EUPL-1.2
# A thin face on CMake and tools/. `make` says what there is.
EXPERIMENT ?= experiments/npo-2021.toml
OUT ?= runs/$(basename $(notdir $(EXPERIMENT)))-$(shell date +%Y%m%d-%H%M%S)
OUT := $(OUT)# one moment for the whole of a `make run`
BEFORE ?= HEAD~1
PROGRAM := build/release/doorstroom

.PHONY: help run build test quick bench format docs clean

help: ## say what each target does (this text)
	@echo "doorstroom: every pupil in the Netherlands, one by one, under education policies"
	@echo
	@awk -F ':[^#]*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile
	@echo
	@echo "  make run EXPERIMENT=my.toml OUT=runs/my-run    runs another experiment"

run: build ## install what is missing, build, run the main experiment; comparison, figures, report
	$(PROGRAM) run $(EXPERIMENT) -o $(OUT)
	$(PROGRAM) compare $(OUT)
	$(PROGRAM) figures $(OUT) -o $(OUT)/figures
	$(PROGRAM) report $(OUT) -o $(OUT)/report.html

build: ## install what is missing and build build/release/doorstroom
	@tools/setup.sh build
	@mkdir -p build
	@cmake --preset release >build/release-configure.log 2>&1 || { cat build/release-configure.log; exit 1; }
	cmake --build --preset release --target doorstroom

test: ## install what is missing and run every test: both compilers, sanitizers, format, install
	@tools/test.sh

quick: ## build the dev preset and run its tests; for while you are writing code
	@tools/setup.sh build test
	cmake --preset dev
	cmake --build --preset dev
	ctest --preset dev --parallel $$(nproc) --label-exclude '^(statistical|shipped)$$'

bench: ## every benchmark beside the previous commit and the hand-written kernel: medians and spread
	@tools/setup.sh build bench
	@tools/bench.py --before $(BEFORE)

format: ## format the C++ files
	@tools/format.sh

docs: ## describe the headers in build/docs/html (needs doxygen)
	@mkdir -p build/docs && doxygen docs/Doxyfile

clean: ## remove all builds; runs stay
	rm -rf build
