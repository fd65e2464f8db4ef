{{/* Parts of pods. */}}

{{- define "lagebild.podSecurity" -}}
runAsNonRoot: true
{{- with .Values.runAsUser }}
runAsUser: {{ int64 . }}
runAsGroup: {{ int64 . }}
{{- end }}
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "lagebild.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "lagebild.databaseEnv" -}}
- name: DATABASE_URL
  valueFrom:
    secretKeyRef:
      {{- if eq .Values.database.kind "external" }}
      name: {{ .Values.database.external.secretName }}
      key: {{ .Values.database.external.key }}
      {{- else if eq .Values.database.kind "cloudnativepg" }}
      name: {{ include "lagebild.fullname" . }}-postgres-app
      key: uri
      {{- else }}
      name: {{ include "lagebild.builtinSecret" . }}
      key: url
      {{- end }}
{{- end -}}

{{- define "lagebild.imagePullSecrets" -}}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* A container of our image: (dict "root" $ "name" … "args" (list …) "resources" …). */}}
{{- define "lagebild.container" -}}
name: {{ .name }}
image: {{ include "lagebild.image" .root | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
args:
  {{- range .args }}
  - {{ . | quote }}
  {{- end }}
  - --log-level={{ .root.Values.log.level }}
  - --log-format={{ .root.Values.log.format }}
securityContext:
  {{- include "lagebild.containerSecurity" .root | nindent 2 }}
resources:
  {{- toYaml .resources | nindent 2 }}
{{- end -}}

{{/* A container that ends when the database has the schema of this version; it changes nothing. */}}
{{- define "lagebild.waitContainer" -}}
{{ include "lagebild.container" (dict "root" . "name" "wait-for-migration" "args" (list "migrate" "--wait") "resources" .Values.migration.resources) }}
env:
  {{- include "lagebild.databaseEnv" . | nindent 2 }}
{{- end -}}

{{/*
A Deployment: (dict "root" $ "role" "server" "args" (list …) "probePort" "metrics" "ports" (dict "http" 8470 …) "env" "…" "drain" 5).
*/}}
{{- define "lagebild.deployment" -}}
{{- $v := index .root.Values .role -}}
{{- $scales := and (hasKey $v "autoscaling") $v.autoscaling.enabled -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "lagebild.fullname" .root }}-{{ .role }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "lagebild.labels" . | nindent 4 }}
spec:
  {{- if not $scales }}
  replicas: {{ $v.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "lagebild.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "lagebild.labels" . | nindent 8 }}
        {{- with $v.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        kubectl.kubernetes.io/default-container: {{ .role }}
        {{- with $v.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "lagebild.fullname" .root }}-{{ .role }}
      automountServiceAccountToken: {{ eq .role "operator" }}
      enableServiceLinks: false
      {{- include "lagebild.imagePullSecrets" .root | nindent 6 }}
      securityContext:
        {{- include "lagebild.podSecurity" .root | nindent 8 }}
      terminationGracePeriodSeconds: {{ $v.terminationGracePeriodSeconds }}
      {{- with $v.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      initContainers:
        - {{- include "lagebild.waitContainer" .root | nindent 10 }}
      containers:
        - {{- include "lagebild.container" (dict "root" .root "name" .role "args" (concat .args $v.extraArgs) "resources" $v.resources) | nindent 10 }}
          env:
            {{- include "lagebild.databaseEnv" .root | nindent 12 }}
            {{- with .env }}
            {{- . | nindent 12 }}
            {{- end }}
            {{- with $v.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          ports:
            {{- range $name, $port := .ports }}
            - name: {{ $name }}
              containerPort: {{ $port }}
              protocol: TCP
            {{- end }}
          startupProbe:
            httpGet:
              path: /healthz
              port: {{ .probePort }}
            periodSeconds: 2
            failureThreshold: 90
          livenessProbe:
            httpGet:
              path: /healthz
              port: {{ .probePort }}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet:
              path: /readyz
              port: {{ .probePort }}
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 3
          {{- with .drain }}
          lifecycle:
            preStop:
              sleep:
                seconds: {{ . }}
          {{- end }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 256Mi
      {{- if $v.topologySpread }}
      topologySpreadConstraints:
        {{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
        - maxSkew: 1
          topologyKey: {{ $key }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "lagebild.selector" $ | nindent 14 }}
        {{- end }}
      {{- end }}
      {{- with $v.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      affinity:
        {{- if $v.affinity }}
        {{- toYaml $v.affinity | nindent 8 }}
        {{- else }}
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 1
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels:
                    {{- include "lagebild.selector" $ | nindent 20 }}
        {{- end }}
      {{- with $v.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end -}}
