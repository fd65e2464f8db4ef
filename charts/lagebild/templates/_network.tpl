{{/* Parts of NetworkPolicies. */}}

{{- define "lagebild.policyHead" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "lagebild.fullname" .root }}-{{ .role }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "lagebild.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "lagebild.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
{{- end }}

{{- define "lagebild.policyDNS" -}}
- to:
    - namespaceSelector: {}
      podSelector:
        matchExpressions:
          - key: k8s-app
            operator: In
            values: [kube-dns, node-local-dns]
    # A cache for names on each node.
    - ipBlock:
        cidr: 169.254.20.10/32
  ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end }}

{{- define "lagebild.policyDatabase" -}}
{{- if eq .Values.database.kind "external" -}}
- {{ with .Values.networkPolicy.database.to }}to:
    {{- toYaml . | nindent 4 }}
  {{ end }}ports:
    - port: {{ .Values.networkPolicy.database.port }}
      protocol: TCP
{{- else -}}
- to:
    - podSelector:
        matchLabels:
          {{- if eq .Values.database.kind "builtin" }}
          {{- include "lagebild.selector" (dict "root" . "role" "postgres") | nindent 10 }}
          {{- else }}
          cnpg.io/cluster: {{ include "lagebild.fullname" . }}-postgres
          {{- end }}
  ports:
    - port: 5432
      protocol: TCP
{{- end }}
{{- end }}

{{- define "lagebild.policyMetrics" -}}
- {{ with .root.Values.networkPolicy.metrics.from }}from:
    {{- toYaml . | nindent 4 }}
  {{ end }}ports:
    - port: {{ .port }}
      protocol: TCP
{{- end }}

{{/* For trying out: the simulated region may be anywhere. */}}
{{- define "lagebild.policySimulation" -}}
{{- with .Values.simulation }}
- ports:
    - port: {{ regexFind "[0-9]+/?$" . | trimSuffix "/" | default "80" | int }}
      protocol: TCP
{{- end }}
{{- end }}
