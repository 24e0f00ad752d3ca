#!/bin/sh
# object-storage-aws.sh OUTPUT BUCKET：用 aws 上传到 S3
# object-storage-aws.sh OUTPUT BUCKET: to S3, by aws
set -eu
output=$1
bucket=s3://$2
once='public, max-age=31536000, immutable'
again='no-cache'

# 次序与上面相同。用 cp：sync 比较大小和时间，会漏掉同样大小的更正。
# The order is the same as above. cp, since sync compares sizes and times and may overlook a correction of equal size.
aws s3 cp --recursive --cache-control "$once" "$output/assets" "$bucket/assets"
aws s3 cp --recursive --cache-control "$again" --content-type 'text/csv; charset=utf-8' \
  --exclude '*' --include '*.csv' "$output" "$bucket"
aws s3 cp --recursive --cache-control "$again" --content-type 'application/atom+xml; charset=utf-8' \
  --exclude '*' --include '*/atom.xml' "$output" "$bucket"
aws s3 cp --recursive --cache-control "$again" \
  --exclude 'assets/*' --exclude '*.csv' --exclude '*.html' --exclude '*/atom.xml' --exclude manifest.json --exclude .gitignore \
  "$output" "$bucket"
aws s3 cp --recursive --cache-control "$again" --content-type 'text/html; charset=utf-8' \
  --exclude '*' --include '*.html' "$output" "$bucket"
aws s3 cp --cache-control "$again" "$output/manifest.json" "$bucket/manifest.json"
# 内容都已上传，这一步只删除。 · Everything is there by now: this only deletes.
aws s3 sync --delete --size-only --exclude .gitignore "$output" "$bucket"
