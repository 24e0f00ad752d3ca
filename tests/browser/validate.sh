#!/usr/bin/env bash
# The Nu HTML checker over every page of the given folders: no error and no warning.
set -euo pipefail
jar=$(dirname "$0")/node_modules/vnu-jar/build/dist/vnu.jar
for folder in "$@"; do
  pages=$(find "$folder" -name '*.html' | wc -l)
  java -Xss4m -jar "$jar" --skip-non-html --format gnu "$folder"
  echo "$folder: $pages pages valid"
done
