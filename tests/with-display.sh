#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh PROGRAM [ARGUMENT...]: run a program on a display in memory and
# a session bus of its own. Windows on one display take the focus from one another.
unset WAYLAND_DISPLAY
export GDK_BACKEND=x11 GSK_RENDERER=cairo
# What the services of the bus say is not for who reads the test. This shell stays,
# and keeps the way to the reader open.
exec 3>&1
# shellcheck disable=SC2016 # The inner shell fills it in.
xvfb-run --auto-servernum --server-args='-screen 0 1280x900x24 -nolisten tcp -noreset' \
  dbus-run-session -- sh -c 'reader=$1; shift; exec "$@" >>"$reader"' sh "/proc/$$/fd/3" "$@" >&2
exit $?
