// The modules whose CustomResourceDefinitions the chart's checks install: nothing is built of them.
module github.com/lagebild/lagebild/tools/chart-crds

go 1.26.8

require (
	github.com/prometheus-operator/prometheus-operator v0.85.0
	sigs.k8s.io/gateway-api v1.5.1
)
