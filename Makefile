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
LABELLED := internal/extract/testdata
# Each folder of labelled notices, and the kept result for it.
EVAL_SETS := corpus:eval.json own/tune:eval-tune.json own/hold:eval-hold.json
say = @echo "==> $(strip $(1))"

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: ## show the simulated region: 72 town halls through the incident; prints the URL, Ctrl-C ends it
	$(call say,building $(BIN)/lagebild-demo without the parts for Kubernetes (the first time takes some minutes))
	@CGO_ENABLED=0 $(GO) build -trimpath -tags lean -ldflags='-s -w' -o $(BIN)/lagebild-demo ./cmd/lagebild
	@exec $(BIN)/lagebild-demo demo $(ARGS)

.PHONY: demo-kube
demo-kube: build ## the same in a Kubernetes API server with the operator, for trying kubectl; ARGS=--apply applies the samples
	@exec $(BIN)/lagebild demo-kube $(ARGS)

.PHONY: build
build: ## build .bin/lagebild
	$(call say,building $(BIN)/lagebild (the first time takes some minutes))
	@$(GO) build -trimpath -o $(BIN)/lagebild ./cmd/lagebild

IMAGE_ARCHS := amd64 arm64
IMAGE_DIR := $(BIN)/image
# The version of Go, the processor's level and the flags are parts of what is built: the same commit gives the same bytes.
IMAGE_ENV := CGO_ENABLED=0 GOOS=linux GOAMD64=v1 GOARM64=v8.0 GOEXPERIMENT= GOFLAGS= GOTOOLCHAIN=go$(shell sed -n 's/^go //p' go.mod)
.PHONY: image
image: ## build the image for amd64 and arm64 into .bin/image, with the list of its parts; asks no registry and no daemon
	@mkdir -p $(IMAGE_DIR)
	@for arch in $(IMAGE_ARCHS); do \
		echo "==> building lagebild for linux/$$arch (the first time takes some minutes)"; \
		$(IMAGE_ENV) GOARCH=$$arch $(GO) build -trimpath -buildvcs=true $(IMAGE_BUILD) -ldflags '-s -w' -o $(IMAGE_DIR)/lagebild-linux-$$arch ./cmd/lagebild; \
	done
	$(call say,writing $(IMAGE_DIR)/image.tar)
	@$(GO) -C .tools/image run -trimpath . -out $(abspath $(IMAGE_DIR)) $(IMAGE_FLAGS) $(IMAGE_ARCHS:%=$(abspath $(IMAGE_DIR))/lagebild-linux-%)

.PHONY: e2e
e2e: ## install Lagebild into a real cluster on this machine, upgrade it, hurt it, restore it, and print a figure for each step; needs Linux and root
	@$(MAKE) chart-tool NAME=helm OUT="$(HELM)" FROM=helm.sh/helm/v4/cmd/helm
	@CGO_ENABLED=0 $(GO) build -trimpath -o $(BIN)/lagebild-e2e ./internal/e2e/cmd/e2e
	@LAGEBILD_HELM="$(HELM)" exec $(BIN)/lagebild-e2e $(ARGS)

.PHONY: vuln
vuln: build ## look whether the binary has known vulnerabilities; says so if the database of them cannot be reached (VULN_REQUIRED=1: and fails)
	@.tools/govulncheck/check $(BIN)/lagebild

# MB that a first run of the tests writes: modules, what is compiled, kube-apiserver.
ROOM := 8000

.PHONY: test
test: ## run all tests against a real PostgreSQL, with the race detector
	@dir="$$($(GO) env GOCACHE)"; mkdir -p "$$dir"; free="$$(df -Pm "$$dir" | awk 'NR == 2 {print $$4}')"; \
	[ "$$free" -ge $(ROOM) ] || echo "==> $$free MB are free under $$dir; a first run writes $(ROOM): if it fails for lack of room, make some"
	$(call say,compiling the tests $(if $(RACE),with the race detector,without the race detector: no C compiler here) (the first time takes some minutes))
	@$(GO) list -export -test -deps $(RACE) -f '' $(PKG) >/dev/null
	$(call say,finding kube-apiserver and etcd (built once; some minutes))
	@$(GO) run ./internal/kubetest/cmd/kubeassets >/dev/null
	$(call say,running the tests)
	@$(GO) run ./internal/pgembed/cmd/pgtestserver -- $(GO) test $(RACE) -shuffle=on -count=1 -timeout 20m $(PKG)

VNU_VERSION := 26.9.27
VNU := $(CACHE)/vnu-$(VNU_VERSION)/node_modules/vnu-jar/build/dist/vnu.jar
PAGES_DIR := $(BIN)/pages
.PHONY: validate-pages
validate-pages: ## have the Nu HTML Checker judge every page; needs Java and, once, npm
	@command -v java >/dev/null || { echo "validate-pages needs Java: install it (Debian: apt-get install default-jre-headless)"; exit 1; }
	@[ -f "$(VNU)" ] || { echo "==> fetching the Nu HTML Checker from npm (once; 30 MB)"; npm install --silent --ignore-scripts --no-audit --no-fund --prefix "$(CACHE)/vnu-$(VNU_VERSION)" vnu-jar@$(VNU_VERSION); }
	$(call say,writing the pages to $(PAGES_DIR))
	@rm -rf "$(PAGES_DIR)"
	@LAGEBILD_PAGES="$(abspath $(PAGES_DIR))" $(GO) test -count=1 -run '^TestHTML$$' ./internal/web
	$(call say,checking them)
	@java -jar "$(VNU)" "$(PAGES_DIR)"/*.html
	@echo "$$(ls "$(PAGES_DIR)" | wc -l) pages, no error"

# The programs that the charts are checked with, each pinned in a module of its own; the names hold the versions.
CHART_TOOL = $(CACHE)/bin/$(1)-$(shell sed -nE 's/^(require )?[[:space:]]*$(subst /,\/,$(2)) (v[^ ]*).*/\2/p' .tools/$(1)/go.mod)-$(shell $(GO) env GOVERSION)
HELM = $(call CHART_TOOL,helm,helm.sh/helm/v4)
KUBECONFORM = $(call CHART_TOOL,kubeconform,github.com/yannh/kubeconform)
PROMTOOL = $(call CHART_TOOL,promtool,github.com/prometheus/prometheus)
DASHBOARD = $(CACHE)/bin/dashboard
CHART_ENV = LAGEBILD_HELM="$(HELM)" LAGEBILD_KUBECONFORM="$(KUBECONFORM)" LAGEBILD_PROMTOOL="$(PROMTOOL)" LAGEBILD_DASHBOARD="$(DASHBOARD)"

.PHONY: e2e-light
e2e-light: chart-tools ## check the charts: lint, render, dry run on a real API server, kubeconform, promtool
	$(call say,finding kube-apiserver and etcd (built once; some minutes))
	@$(GO) run ./internal/kubetest/cmd/kubeassets >/dev/null
	$(call say,checking the charts)
	@$(GO) vet -tags chart ./internal/kubetest/charttest
	@$(CHART_ENV) $(GO) test -tags chart -count=1 -timeout 10m ./internal/kubetest/charttest

.PHONY: chart
chart: chart-tools ## write the parts of charts/ and config/ that are made from other files anew
	@$(CHART_ENV) $(GO) test -tags chart -count=1 -run 'InStep|Readme' ./internal/kubetest/charttest -update

.PHONY: chart-tools
chart-tools:
	@$(MAKE) chart-tool NAME=helm OUT="$(HELM)" FROM=helm.sh/helm/v4/cmd/helm
	@$(MAKE) chart-tool NAME=kubeconform OUT="$(KUBECONFORM)" FROM=github.com/yannh/kubeconform/cmd/kubeconform
	@$(MAKE) chart-tool NAME=promtool OUT="$(PROMTOOL)" FROM=github.com/prometheus/prometheus/cmd/promtool TAGS=remove_all_sd
	@CGO_ENABLED=0 $(GO) -C .tools/dashboard build -trimpath -buildvcs=false -o "$(DASHBOARD)" .
	@$(GO) -C .tools/chart-crds mod download

.PHONY: chart-tool
chart-tool:
	@[ -x "$(OUT)" ] || { echo "==> building $(NAME) (once; some minutes)"; mkdir -p "$(dir $(OUT))"; \
	CGO_ENABLED=0 $(GO) -C .tools/$(NAME) build -trimpath -buildvcs=false -tags '$(TAGS)' -ldflags '-s -w' -o "$(OUT).new" $(FROM) && mv "$(OUT).new" "$(OUT)"; }

.PHONY: bench
bench: ## print the benchmarks, each beside its peer or limit
	@$(GO) run ./internal/pgembed/cmd/pgtestserver -- $(GO) test -run '^$$' -bench . -benchtime $(or $(BENCHTIME),1s) -timeout 30m $(PKG) | grep -v -e '\[no test files\]' -e '^PASS' -e '^ok '

.PHONY: eval
eval: build ## score the extractor on the labelled notices, or on those of EVAL_DIR, and say what changed since the kept result
	@$(if $(EVAL_DIR),$(BIN)/lagebild eval "$(EVAL_DIR)",failed=0; for s in $(EVAL_SETS); do echo "==> $${s%%:*}"; \
	$(BIN)/lagebild eval --against "$(LABELLED)/$${s##*:}" "$(LABELLED)/$${s%%:*}" || failed=1; done; exit $$failed)

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
	@$(GO) vet ./... && CGO_ENABLED=0 $(GO) vet -tags lean ./cmd/lagebild
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
	@for s in $(EVAL_SETS); do $(GO) run ./cmd/lagebild eval --against "$(LABELLED)/$${s##*:}" "$(LABELLED)/$${s%%:*}" >/dev/null || exit 1; done
