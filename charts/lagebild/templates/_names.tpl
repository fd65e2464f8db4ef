{{/* Names and labels. */}}

{{- define "lagebild.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "lagebild.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "lagebild.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What selects the pods of a role: (dict "root" $ "role" "server"). */}}
{{- define "lagebild.selector" -}}
app.kubernetes.io/name: {{ include "lagebild.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end -}}

{{/* Labels of an object of a role: (dict "root" $ "role" "server"). */}}
{{- define "lagebild.labels" -}}
{{ include "lagebild.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: lagebild
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "lagebild.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* Secret of the built-in PostgreSQL. */}}
{{- define "lagebild.builtinSecret" -}}
{{- .Values.database.builtin.existingSecret | default (printf "%s-postgres" (include "lagebild.fullname" .)) -}}
{{- end -}}

{{/* Whether the migration is a hook: when the database is of this release, there is none before the first installation. */}}
{{- define "lagebild.migratesByHook" -}}
{{- if and .Values.migration.hook (or (eq .Values.database.kind "external") .Release.IsUpgrade) -}}yes{{- end -}}
{{- end -}}
