#!/bin/sh
# Audits a corpus and gates it. Usage: gate.sh CORPUS [POLICY]
# The exit code is the verdict of `biasaudit gate`; every report is written whatever the verdict is.
set -u

corpus=${1:?usage: gate.sh CORPUS [POLICY]}
policy=${2:-biasaudit.yml}
out=${BIASAUDIT_OUT:-audit}
day=${BIASAUDIT_AS_OF:-$(date -u +%F)}

# A policy that cannot judge is found before the corpus is read.
biasaudit policy check "$policy" --as-of "$day" || exit $?
biasaudit audit "$corpus" -o "$out" || exit $?
biasaudit gate "$out" --policy "$policy" --as-of "$day" --verify "$corpus" \
  --output html="$out/gate.html" --output summary="$out/gate.md" --output junit="$out/gate.xml" \
  --output sarif="$out/gate.sarif" --output approval="$out/approval.json"
