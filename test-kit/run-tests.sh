# Runs the tests for ./signalbox test; read by the launcher. Ends with the line `N passed, N failed`.

run_tests() {
  local fast=no
  case ${1:-} in
    '') ;;
    --fast) fast=yes ;;
    *) die "test takes --fast or nothing, not $1." ;;
  esac
  local began=$SECONDS broken=0
  mkdir -p "$root/target"
  need_maven
  need_node
  find "$root" -path '*/node_modules' -prune -o -path '*/target/surefire-reports/*.xml' -print0 | xargs -0r rm -f
  rm -rf "$root/web/target/results"
  if [ "$fast" = no ]; then
    find_ffmpeg must || true
    find_chromium || say "Chromium is missing, so the page is not tried in a browser. Install it (Debian: apt-get install chromium)."
  fi

  # Both wait a lot. What is tried for its timing is not tried in a fast run.
  local page=""
  if [ "$fast" = yes ]; then
    build_page
    run_part "page" test_page >"$root/target/page-test.log" 2>&1 &
    page=$!
  else
    run_part "page" test_page || broken=$((broken + 1))
  fi
  run_part "program" test_program "$fast" || broken=$((broken + 1))
  if [ -n "$page" ]; then
    wait "$page" || broken=$((broken + 1))
    cat "$root/target/page-test.log"
  fi
  if [ "$fast" = no ]; then
    run_part "launcher" test_launcher || broken=$((broken + 1))
    if [ -n "${SIGNALBOX_CHROMIUM:-}" ]; then
      run_part "page in a browser" test_browser || broken=$((broken + 1))
    fi
  fi

  count_results "$broken" "$((SECONDS - began))"
}

run_part() { # $1: name; rest: what to run
  local name=$1 from=$SECONDS
  shift
  printf '%s\n' "---- $name"
  if "$@"; then
    printf '%s\n' "---- $name: done in $((SECONDS - from)) s"
  else
    printf '%s\n' "---- $name: FAILED after $((SECONDS - from)) s"
    return 1
  fi
}

test_page() {
  [ -f "$root/web/package.json" ] || return 0
  (cd "$root/web" && { [ node_modules -nt package-lock.json ] || { npm ci --silent && touch node_modules; }; } && npm run --silent check)
}

test_program() {
  build_page
  local options=()
  [ "$1" = yes ] && options=(-Dtest.excludedGroups=slow)
  # Later modules are tested even if an earlier one fails; a format that is off fails its module.
  (cd "$root" && mvn -B --no-transfer-progress -fae -T 2 "${options[@]}" verify) 2>&1 \
    | tee "$root/target/test.log" \
    | { grep -vE '^\[INFO\] *$|^WARNING: |--- .* ---|-< .* >-|Building |Rule [0-9]+:|Copying|skip non existing|Nothing to compile|Recompiling|Compiling|keeping your|No tests|Results:|Running |T E S T S|^\[INFO\] -+(\[ .* \]-+)?$|Spotless.Java is keeping|encoding used to copy|Using auto detected|Index file does not|\[INFO\] Tests run: [0-9]+, Failures: 0, Errors: 0, Skipped: 0, Time' || true; }
}

test_launcher() {
  "$root/test-kit/launcher-test.sh" "$root"
}

test_browser() {
  "$root/test-kit/browser-test.sh" "$root"
}

# Adds up what every level wrote down. A part that failed without a failed test counts as one.
count_results() {
  local broken=$1 seconds=$2 files passed failed skipped
  files=$(find "$root" -path '*/node_modules' -prune -o \
    \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/results/*.xml' \) -print)
  read -r passed failed skipped < <(
    for file in $files; do
      # The first element of a report carries its sums; JUnit's and Vitest's both do.
      tr '\n' ' ' <"$file" | grep -oE '<testsuites? [^>]*>' | head -n 1
    done | awk '
      function of(name,  m) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
      { bad += of("failures") + of("errors"); skip += of("skipped"); all += of("tests") }
      END { print all - bad - skip + 0, bad + 0, skip + 0 }')
  if [ "$broken" -gt 0 ] && [ "$failed" -eq 0 ]; then failed=$broken; fi
  if [ "$skipped" -gt 0 ]; then
    say "$skipped tests were skipped; none may be."
    failed=$((failed + skipped))
  fi
  printf '%s\n' "all levels in $seconds s"
  printf '%s\n' "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$broken" -eq 0 ]
}
