#!/bin/sh
# object-storage-oss.sh OUTPUT BUCKET：用 ossutil 2 上传到 OSS
# object-storage-oss.sh OUTPUT BUCKET: to OSS, by ossutil 2
set -eu
output=$1
bucket=oss://$2
once='public, max-age=31536000, immutable'
again='no-cache'

# 次序与上面相同。 · The order is the same as above.
ossutil cp -r -f --cache-control "$once" "$output/assets/" "$bucket/assets/"
ossutil cp -r -f --cache-control "$again" --content-type 'text/csv; charset=utf-8' --include '*.csv' "$output/" "$bucket/"
ossutil cp -r -f --cache-control "$again" --content-type 'application/atom+xml; charset=utf-8' --include 'atom.xml' "$output/" "$bucket/"
ossutil cp -r -f --cache-control "$again" --exclude '/assets/**' --exclude '*.csv' --exclude '*.html' --exclude 'atom.xml' \
  --exclude '/manifest.json' --exclude '/.gitignore' "$output/" "$bucket/"
ossutil cp -r -f --cache-control "$again" --content-type 'text/html; charset=utf-8' --include '*.html' "$output/" "$bucket/"
ossutil cp -f --cache-control "$again" "$output/manifest.json" "$bucket/manifest.json"
