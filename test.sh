#!/usr/bin/env bash
# The one test command: builds everything, runs every test project, and ends with one line, "N passed, N failed, N skipped".
# Python is the judge of many tests. As root on Debian and Ubuntu what is missing is installed; elsewhere those tests are skipped
# and say so. With CI=true a missing Python or package is a failure. PICKLEGEN_PYTHON names another interpreter than /usr/bin/python3.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

modules=(numpy pandas cloudpickle)
packages=(python3 "${modules[@]/#/python3-}")
passed=0 failed=0 skipped=0

finish() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
    exit
}

python() {
    local found=${PICKLEGEN_PYTHON:-/usr/bin/python3}
    [ -x "$found" ] || found=$(command -v "$found" || command -v python3) || return 127
    "$found" "$@"
}

has_python() { python -c "import ${modules[*]/%/,} sys" 2>/dev/null; }

prepare_python() {
    has_python && return
    if [ -z "${PICKLEGEN_PYTHON:-}" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "Installing ${packages[*]}"
        apt-get update -q >/dev/null
        DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}" >/dev/null
        has_python && return
    fi
    echo "Python with ${modules[*]} is missing (Debian: apt-get install ${packages[*]}): the tests that need it cannot run." >&2
    [ "${CI:-}" != true ] || failed=$((failed + 1))
}

# What xunit skips counts as "total" but not as "executed"; "notExecuted" stays 0.
add_counters() {
    local counters total executed good
    for results in "$1"/*.trx; do
        [ -e "$results" ] || continue
        counters=$(grep -o '<Counters [^>]*>' "$results")
        total=$(counter total) executed=$(counter executed) good=$(counter passed)
        passed=$((passed + good))
        failed=$((failed + executed - good))
        skipped=$((skipped + total - executed))
    done
}

counter() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }

prepare_python

if ! dotnet build PickleGen.sln -c Release --nologo -v quiet; then
    failed=$((failed + 1))
    finish
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
before=$failed
dotnet test PickleGen.sln -c Release --no-build --nologo -m:1 --logger trx --results-directory "$results"
status=$?
add_counters "$results"
# A test host that died takes its counters with it.
[ "$status" -eq 0 ] || [ "$failed" -gt "$before" ] || failed=$((failed + 1))
finish
