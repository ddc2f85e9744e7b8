#!/bin/sh
# Prepares .venv: finds a Python, adds missing system libraries where that needs no question, installs the packages.
# Called by make; safe to run again.
set -eu
cd "$(dirname "$0")"

supported='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

find_python() {
    for name in ${PYTHON:-python3 python3.11 python3.12 python3.13}; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c "$supported" 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "QA Studio needs Python 3.11, 3.12 or 3.13; none was found. Install one, or name it: PYTHON=/path/to/python3 make demo" >&2
    exit 1
}

# Library file -> Debian's package. Qt's platform plug-ins and sound need them; the rest of QA Studio works without.
libraries='libEGL.so.1=libegl1
libGL.so.1=libgl1
libdbus-1.so.3=libdbus-1-3
libfontconfig.so.1=libfontconfig1
libglib-2.0.so.0=libglib2.0-0
libpulse.so.0=libpulse0
libwayland-cursor.so.0=libwayland-cursor0
libXrandr.so.2=libxrandr2
libxcb-cursor.so.0=libxcb-cursor0
libxcb-icccm.so.4=libxcb-icccm4
libxcb-keysyms.so.1=libxcb-keysyms1
libxcb-shape.so.0=libxcb-shape0
libxkbcommon-x11.so.0=libxkbcommon-x11-0'

missing_packages() {
    known=$(/sbin/ldconfig -p 2>/dev/null || true)
    for pair in $libraries; do
        case "$known" in *"${pair%%=*} "*) ;; *) printf '%s ' "${pair#*=}" ;; esac
    done
    find /usr/share/fonts /usr/local/share/fonts -name '*.[to]tf' 2>/dev/null | grep -q . || printf 'fonts-dejavu-core '
    "$python" -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv '
}

add_system_libraries() {
    command -v apt-get >/dev/null 2>&1 || return 0
    packages=$(missing_packages)
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        become=''
    elif sudo -n true 2>/dev/null; then
        become='sudo -n'
    else
        become=none
    fi
    if [ "$become" != none ]; then
        echo "Adding system libraries: $packages"
        # shellcheck disable=SC2086
        if $become apt-get update -qq && DEBIAN_FRONTEND=noninteractive $become apt-get install -y -qq --no-install-recommends $packages >/dev/null; then
            return 0
        fi
    fi
    echo "Some system libraries are missing. The window needs them; everything else goes on. To add them, type:"
    echo "    sudo apt-get install $packages"
}

python=$(find_python)
add_system_libraries
[ -x .venv/bin/python ] && .venv/bin/python -c "$supported" 2>/dev/null || "$python" -m venv --clear .venv
echo "Installing QA Studio's packages into .venv (about two minutes the first time) ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
touch .venv/ready
