# Everything that a machine with Go, git and make needs. `make` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

GO ?= go
# The race detector needs a C compiler.
RACE := $(if $(filter 1,$(shell $(GO) env CGO_ENABLED)),$(if $(shell command -v $$($(GO) env CC)),-race))
BIN := .bin
# Built tools are kept outside the tree, so that a new clone finds them.
CACHE := $(or $(LAGEBILD_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/lagebild)
LINT_VERSION := $(shell sed -nE 's/.*github.com\/golangci\/golangci-lint\/v2 (v[^ ]*).*/\1/p' .tools/golangci-lint/go.mod)
LINT := $(CACHE)/bin/golangci-lint-$(LINT_VERSION)-$(shell $(GO) env GOVERSION)
API_LINT_VERSION := $(shell sed -nE 's/.*sigs.k8s.io\/kube-api-linter (v[^ ]*).*/\1/p' .tools/kube-api-linter/go.mod)
API_LINT := $(CACHE)/bin/kube-api-linter-$(API_LINT_VERSION)-$(shell $(GO) env GOVERSION)
PKG := ./...
CORPUS := internal/extract/testdata/corpus
EVAL_KEPT := internal/extract/testdata/eval.json
comma := ,
say = @echo "==> $(strip $(1))"

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: ## show the simulated region: 72 town halls through the incident; prints the URL, Ctrl-C ends it
	$(call say,building $(BIN)/lagebild-demo$(comma) without the parts for Kubernetes (the first time takes some minutes))
	@$(GO) build -trimpath -tags lean -o $(BIN)/lagebild-demo ./cmd/lagebild
	@exec $(BIN)/lagebild-demo demo $(ARGS)

.PHONY: demo-kube
demo-kube: build ## the same in a Kubernetes API server with the operator, for trying kubectl; ARGS=--apply applies the samples
	@exec $(BIN)/lagebild demo-kube $(ARGS)

.PHONY: build
build: ## build .bin/lagebild
	$(call say,building $(BIN)/lagebild (the first time takes some minutes))
	@$(GO) build -trimpath -o $(BIN)/lagebild ./cmd/lagebild

.PHONY: test
test: ## run all tests against a real PostgreSQL, with the race detector
	$(call say,compiling the tests $(if $(RACE),with the race detector,without the race detector: no C compiler here) (the first time takes some minutes))
	@$(GO) test $(RACE) -run '^$$' $(PKG) >/dev/null
	$(call say,finding kube-apiserver and etcd (built once; some minutes))
	@$(GO) run ./internal/kubetest/cmd/kubeassets >/dev/null
	$(call say,running the tests)
	@$(GO) run ./internal/pgembed/cmd/pgtestserver -- $(GO) test $(RACE) -shuffle=on -count=1 -timeout 20m $(PKG)

.PHONY: bench
bench: ## print the benchmarks, each beside its peer or limit
	@$(GO) run ./internal/pgembed/cmd/pgtestserver -- $(GO) test -run '^$$' -bench . -benchtime $(or $(BENCHTIME),1s) -timeout 30m $(PKG) | grep -v -e '\[no test files\]' -e '^PASS' -e '^ok '

.PHONY: eval
eval: build ## score the extractor on the labelled notices, or on those of EVAL_DIR, and say what changed since the kept result
	@$(BIN)/lagebild eval $(if $(EVAL_DIR),"$(EVAL_DIR)",--against $(EVAL_KEPT) $(CORPUS))

.PHONY: generate
generate: ## write generated code, CRDs and samples anew
	$(call say,writing deep copies and CRDs)
	@$(GO) tool controller-gen object paths=./internal/api/...
	@$(GO) tool controller-gen crd paths=./internal/api/... output:crd:dir=crds
	$(call say,writing the roles of the operator)
	@$(GO) tool controller-gen rbac:roleName=lagebild-operator paths=./internal/controller/... output:rbac:dir=config/rbac
	$(call say,writing config/samples)
	@$(GO) run ./internal/demo/cmd/samples config/samples

.PHONY: fmt
fmt: lint-tool ## format the code
	@$(LINT) fmt ./...

.PHONY: verify
verify: verify-format verify-lint verify-api verify-generated verify-docs verify-eval ## check format, lint, generated files, import rules, documentation, the extractor's scores
	$(call say,verified)

.PHONY: verify-format
verify-format:
	$(call say,checking the format)
	@out="$$($(GO) tool gofumpt -l cmd internal crds)"; [ -z "$$out" ] || { echo "gofumpt would change:"; echo "$$out"; echo "run: make fmt"; exit 1; }

.PHONY: verify-lint
verify-lint: lint-tool
	$(call say,linting)
	@$(GO) vet ./...
	@$(LINT) run ./...

.PHONY: lint-tool
lint-tool: $(LINT)
# The name holds the version: a file that is there is the right one.
$(LINT):
	$(call say,building golangci-lint $(LINT_VERSION) (once; some minutes))
	@mkdir -p "$(dir $(LINT))"
	@CGO_ENABLED=0 $(GO) -C .tools/golangci-lint build -trimpath -ldflags '-s -w' -o "$(LINT).new" github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	@mv "$(LINT).new" "$(LINT)"

.PHONY: verify-api
verify-api: $(API_LINT)
	$(call say,checking the custom resources by the conventions of Kubernetes)
	@$(API_LINT) .tools/kube-api-linter/config.yaml ./internal/api/...

$(API_LINT):
	$(call say,building kube-api-linter $(API_LINT_VERSION) (once))
	@mkdir -p "$(dir $(API_LINT))"
	@CGO_ENABLED=0 $(GO) -C .tools/kube-api-linter build -trimpath -ldflags '-s -w' -o "$(API_LINT).new" .
	@mv "$(API_LINT).new" "$(API_LINT)"

.PHONY: verify-generated
verify-generated:
	$(call say,checking that generated files and go.mod are up to date)
	@before="$$(mktemp -d)"; trap 'rm -rf "$$before"' EXIT; \
	for d in internal/api crds config; do mkdir -p "$$before/$$d"; cp -r "$$d/." "$$before/$$d/"; done; \
	$(MAKE) generate >/dev/null; rc=0; \
	for d in internal/api crds config; do diff -r "$$before/$$d" "$$d" || rc=1; done; \
	[ $$rc = 0 ] || { echo "generated files were not up to date; they are now: commit them"; exit 1; }
	@$(GO) mod tidy -diff

.PHONY: verify-docs
verify-docs:
	$(call say,checking import rules and that the documentation tells the truth)
	@$(GO) test -count=1 ./internal
	@$(GO) test -count=1 -run Readme ./cmd/lagebild

.PHONY: verify-eval
verify-eval:
	$(call say,checking that the extractor reads no worse than when it was last measured)
	@$(GO) run ./cmd/lagebild eval --against $(EVAL_KEPT) $(CORPUS) >/dev/null
