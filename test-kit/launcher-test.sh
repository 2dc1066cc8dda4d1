#!/usr/bin/env bash
# The launcher as a newcomer meets it: starts, answers, is used, ends. Writes a JUnit report.
set -uo pipefail
root=$1
data=$(mktemp -d)
results=$root/target/results
mkdir -p "$results"
cases="" tests=0 failures=0
pid=""

cleanup() {
  [ -n "$pid" ] && kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  rm -rf "$data"
}
trap cleanup EXIT

check() { # $1: a sentence; rest: a command that has to succeed
  local name=$1
  shift
  tests=$((tests + 1))
  if "$@" >"$data/out" 2>&1; then
    cases+="<testcase classname=\"launcher\" name=\"$name\"/>"
  else
    failures=$((failures + 1))
    printf '%s\n' "launcher: FAILED: $name" "$(tail -n 20 "$data/out")"
    cases+="<testcase classname=\"launcher\" name=\"$name\"><failure/></testcase>"
  fi
}

wait_for() { # $1: file, $2: text
  local i
  for i in $(seq 300); do
    grep -q "$2" "$1" 2>/dev/null && return 0
    sleep 0.1
  done
  cat "$1"
  return 1
}

says() { # $1: text; rest: a command whose output has to hold it
  local text=$1
  shift
  # What it says is one thing, how it ends another.
  local said
  said=$("$@" 2>&1) || true
  printf '%s\n' "$said" | grep -F -- "$text" >/dev/null
}

none_left() { # $1: what their command lines would hold
  ! pgrep -f "$1"
}

fails_with() { # $1: exit code; rest: a command
  local wanted=$1
  shift
  "$@"
  [ $? -eq "$wanted" ]
}

cd "$data" || exit 1
"$root/signalbox" build || exit 1
export SIGNALBOX_DATA=$data/data SIGNALBOX_PORT=0 SIGNALBOX_NODE=simulated SIGNALBOX_POLL_INTERVAL=1s
"$root/signalbox" up >up.out 2>up.err &
pid=$!
check "up says that it is ready" wait_for up.out "^Signalbox is ready: http://127.0.0.1:"
url=$(sed -n 's/^Signalbox is ready: //p' up.out)
check "up says so exactly once" test "$(grep -c '^Signalbox is ready' up.out)" = 1
check "the first start shows the password of admin" grep -q "Sign in as admin with the password" up.out
check "health is open and ok" says '"status":"ok"' curl -s "$url/api/health"
check "everything else wants a key" says "401" curl -s -o /dev/null -w '%{http_code}' "$url/api/streams"
check "the simulator stands in and says so" wait_for up.out "SIMULATED"
check "the command line finds the server by itself" says "local" "$root/signalbox" nodes list
check "status has an exit code for scripts" says "node" "$root/signalbox" status
check "json is json" sh -c "'$root/signalbox' streams list --json | node -e 'JSON.parse(require(\"fs\").readFileSync(0))'"
check "a second one on the same data is refused with a sentence" says "Another Signalbox uses the data folder" "$root/signalbox" up
check "a wrong flag is refused with its name" says "There is no flag --prot" "$root/signalbox" up --prot 1
check "a wrong value is refused with what would do" says "whole number" "$root/signalbox" up --port x
check "secrets are not taken from the command line" says "others can read the command line" "$root/signalbox" up --api-key abcdefghijklmnopqrstuvwxyz
check "a wrong flag has its exit code" fails_with 2 "$root/signalbox" up --prot 1
check "help names the settings" says "SIGNALBOX_DATABASE_URL" "$root/signalbox" up --help
kill -TERM "$pid"
wait "$pid"
ended=$?
check "it ends when asked, and says that it was asked" test "$ended" -eq 143
check "and leaves no process behind" none_left "$data/data"
pid=""
"$root/signalbox" up >again.out 2>again.err &
pid=$!
check "a second start is ready" wait_for again.out "^Signalbox is ready"
check "and shows no password" sh -c "! grep -q password again.out"
kill -TERM "$pid"
wait "$pid"
pid=""

printf '<?xml version="1.0"?>\n<testsuite name="launcher" tests="%d" failures="%d" errors="0" skipped="0">%s</testsuite>\n' \
  "$tests" "$failures" "$cases" >"$results/launcher.xml"
printf '%s\n' "launcher: $((tests - failures)) passed, $failures failed"
[ "$failures" -eq 0 ]
