# Every command of this project in one place; `make help` lists them.
.DEFAULT_GOAL := help
# A long file that begins last would keep one processor waiting for it.
SLOWEST_FIRST = tests/privacy tests/integration tests/browser tests/contract tests

.PHONY: help run test check lock bench bench-redaction bench-attachments bench-mail

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: ## install what is missing, migrate, serve on 127.0.0.1
	@sh scripts/environment.sh run
	@exec .venv/bin/veilbox serve

test: ## install what is missing and run every test (ARGS="tests/unit -q" narrows it)
	@sh scripts/environment.sh dev
	@sh scripts/test_needs.sh
	@.venv/bin/python -m compileall -q redaction service storage web tests  # the servers of the tests write no such files
	@.venv/bin/python -m pytest --numprocesses=logical --dist=loadfile --no-loadscope-reorder $(or $(ARGS),$(SLOWEST_FIRST))

check: ## the whole gate in named steps, as CI runs it
	@sh scripts/check.sh

lock: ## write the locks anew (ARGS=--upgrade takes newer releases)
	@sh scripts/environment.sh dev
	@.venv/bin/python scripts/lock.py $(ARGS)

bench: ## measure the whole server on this machine
	@sh scripts/environment.sh dev
	@.venv/bin/python -m bench $(ARGS)

bench-redaction: ## measure redaction alone
	@sh scripts/environment.sh dev
	@.venv/bin/python -m bench.redaction $(ARGS)

bench-attachments: ## measure images, documents, archives and hostile files (ARGS="--images --part tuned")
	@sh scripts/environment.sh dev
	@.venv/bin/python -m bench.attachments $(ARGS)

bench-mail: ## measure mail taken in, beside Postfix's smtp-sink
	@sh scripts/environment.sh dev
	@.venv/bin/python -m bench.mail $(ARGS)
