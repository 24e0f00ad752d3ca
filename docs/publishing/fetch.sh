#!/bin/sh
# fetch.sh ADDRESS FOLDER：按清单把网站取回来，再核对
# fetch.sh ADDRESS FOLDER: fetches a site by its manifest, and checks it
set -eu
address=${1%/}
folder=$2

mkdir -p "$folder"
curl --fail --silent --show-error --output "$folder/manifest.json" "$address/manifest.json"
jq --raw-output --arg address "$address" --arg folder "$folder" '.files | keys[] |
  "url = \"\($address)/\(split("/") | map(@uri) | join("/"))\"\noutput = \"\($folder)/\(.)\""' "$folder/manifest.json" |
  curl --fail --fail-early --silent --show-error --create-dirs --config -
duizhao verify "$folder"
