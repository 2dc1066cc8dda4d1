#!/usr/bin/env bash
# The page in a real browser, against a real Signalbox with a simulated fleet.
set -uo pipefail
root=$1
data=$(mktemp -d)
pid=""
cleanup() {
  [ -n "$pid" ] && kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  rm -rf "$data"
}
trap cleanup EXIT

export SIGNALBOX_DATA=$data/data SIGNALBOX_PORT=0 SIGNALBOX_NODE=none SIGNALBOX_POLL_INTERVAL=1s
"$root/signalbox" build || exit 1
export SIGNALBOX_ADMIN_PASSWORD=browser-test-password
"$root/signalbox" up >"$data/up.out" 2>"$data/up.err" &
pid=$!
for _ in $(seq 300); do
  grep -q "^Signalbox is ready" "$data/up.out" && break
  sleep 0.1
done
SIGNALBOX_E2E_URL=$(sed -n 's/^Signalbox is ready: //p' "$data/up.out")
[ -n "$SIGNALBOX_E2E_URL" ] || { cat "$data/up.out" "$data/up.err"; exit 1; }
export SIGNALBOX_E2E_URL SIGNALBOX_E2E_USER=admin SIGNALBOX_E2E_PASSWORD=$SIGNALBOX_ADMIN_PASSWORD
cd "$root/web" && npm run --silent browser
