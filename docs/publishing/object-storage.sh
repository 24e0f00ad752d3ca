#!/bin/sh
# object-storage.sh OUTPUT REMOTE:BUCKET：rclone 上传到任何一种对象存储
# object-storage.sh OUTPUT REMOTE:BUCKET: to any object storage, by rclone
set -eu
output=$1
bucket=$2
once='Cache-Control: public, max-age=31536000, immutable'
again='Cache-Control: no-cache'

# 1 文件名带哈希的：还没有页面提到它们。 · Hashed files, which no page names yet.
rclone copy --checksum --header-upload "$once" "$output/assets" "$bucket/assets"
# 2 数据和检索。 · Data and search.
rclone copy --checksum --header-upload "$again" --header-upload 'Content-Type: text/csv; charset=utf-8' \
  --include '*.csv' "$output" "$bucket"
rclone copy --checksum --header-upload "$again" --header-upload 'Content-Type: application/atom+xml; charset=utf-8' \
  --include 'atom.xml' "$output" "$bucket"
rclone copy --checksum --header-upload "$again" \
  --exclude '/assets/**' --exclude '*.{csv,html}' --exclude 'atom.xml' --exclude '/{manifest.json,.gitignore}' "$output" "$bucket"
# 3 页面。 · Pages.
rclone copy --checksum --header-upload "$again" --header-upload 'Content-Type: text/html; charset=utf-8' \
  --include '*.html' "$output" "$bucket"
# 4 清单：它说明其余的都已到齐。 · The manifest: it says that all the rest is there.
rclone copyto --checksum --header-upload "$again" "$output/manifest.json" "$bucket/manifest.json"
# 5 最后删除不再有的文件。 · At the end, what is no longer part of the site is deleted.
rclone sync --checksum --exclude '/.gitignore' "$output" "$bucket"
rclone check --exclude '/.gitignore' "$output" "$bucket"
