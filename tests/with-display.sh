#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh PROGRAM [ARGUMENT...]: run a program on a display in memory and
# a session bus of its own. Windows on one display take the focus from one another.
unset WAYLAND_DISPLAY
export GDK_BACKEND=x11 GSK_RENDERER=cairo
# What the services of the bus say is not for who reads the test.
exec 3>&1 >&2
# shellcheck disable=SC2016 # The inner shell fills it in.
exec xvfb-run --auto-servernum --server-args='-screen 0 1280x900x24 -nolisten tcp -noreset' \
  dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@"
