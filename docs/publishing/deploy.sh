#!/bin/sh
# deploy.sh OUTPUT [SITE]：把生成的文件夹放到服务器上，核对之后一次换上
# deploy.sh OUTPUT [SITE]: puts a built folder on the server, checks it, and exchanges it in one step
set -eu
output=$1
site=${2:-/srv/reports}
release=$site/releases/$(date +%Y%m%d-%H%M%S)
current=$(readlink -f "$site/current") || current=

# 没有变的文件与上一版共用，时间也不变。 · Files that did not change are shared with the last release, times and all.
mkdir -p "$site/releases"
rsync --recursive --checksum --chmod=D755,F644 --exclude=/.gitignore \
  ${current:+--link-dest="$current/"} "$output/" "$release/"

duizhao verify "$release"

# 先做新链接，再改名：没有一刻是缺的。 · A new link first, then renamed: there is no moment without a site.
ln -s "releases/${release##*/}" "$site/current.new"
mv -T "$site/current.new" "$site/current"
sha256sum "$release/manifest.json"
