# `make demo` and `make test` are all a newcomer needs; each prepares .venv first.
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo run test check screenshots texts clean

demo: $(READY)
	@$(BIN)/qa-studio demo --workspace demo-workspace

run: $(READY)
	@$(BIN)/qa-studio

test: $(READY)
	@$(BIN)/pytest -n 2 --dist loadfile

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest tests/unit/test_architecture.py

screenshots: $(READY)
	@$(BIN)/python docs/screenshots.py docs/images

texts: $(READY)
	@$(BIN)/python -m qa_studio.ui.languages.catalogue

$(READY): pyproject.toml constraints.txt install.sh
	@sh install.sh

clean:
	rm -rf .venv demo-workspace build *.egg-info
