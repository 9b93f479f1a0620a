#!/bin/sh
# Chromium, PostgreSQL's server, mail servers, strace, heif-enc and an S3 server for the tests that need them. The S3 server
# comes from PyPI. The others are installed as root on Debian, without starting or reconfiguring a service; anyone else is
# told the one line to run, and those tests are skipped. With CI=true something missing at the end is a failure.
set -eu

# "system" leaves out the S3 server, which needs .venv.
[ "${1:-}" = system ] || sh "$(dirname "$0")/swift.sh"

missing() {
    command -v chromium >/dev/null 2>&1 || printf ' chromium'
    ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null 2>&1 || printf ' postgresql'
    command -v strace >/dev/null 2>&1 || printf ' strace'
    command -v heif-enc >/dev/null 2>&1 || printf ' libheif-examples'
    [ -x /usr/sbin/postfix ] || printf ' postfix'
    [ -x /usr/sbin/dovecot ] || printf ' dovecot-imapd'
    { command -v swaks && perl -MNet::SSLeay -e 1; } >/dev/null 2>&1 || printf ' swaks libnet-ssleay-perl'
    ls /usr/share/tesseract-ocr/*/tessdata/eng.traineddata >/dev/null 2>&1 || printf ' tesseract-ocr-eng'
}

policy=/usr/sbin/policy-rc.d
saved="$policy.before-veilbox"
clusters=/etc/postgresql-common/createcluster.d
no_cluster="$clusters/veilbox-tests.conf"

put_back() {
    rm -f "$policy" "$no_cluster"
    rmdir "$clusters" 2>/dev/null || true
    if [ -e "$saved" ]; then mv "$saved" "$policy"; fi
}

install_quietly() {
    if [ -e "$policy" ]; then mv "$policy" "$saved"; fi
    trap put_back EXIT
    trap 'exit 1' HUP INT TERM
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    mkdir -p "$clusters"
    echo "create_main_cluster = false" >"$no_cluster"
    apt-get update -q
    # shellcheck disable=SC2086  # a list of package names
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $1
}

needed="$(missing)"
if [ -n "$needed" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests:$needed"
    ( install_quietly "$needed" )
    needed="$(missing)"
fi
if [ -n "$needed" ]; then
    echo "Some tests will be skipped. To run them: apt-get install$needed" >&2
    if [ "${CI:-}" = true ]; then exit 1; fi
fi
