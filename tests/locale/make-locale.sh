#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: make-locale.sh FOLDER
# Makes a Dutch locale of FOLDER, named as a locale is. Whoever sets LOCPATH to
# the folder around it can use it, without a change to the system: in the C
# locale, C.UTF-8 included, Debian 13 does not look for translations.
set -eu

folder=$1
new=$folder.new
sources=/usr/share/i18n/locales/nl_NL

if [ ! -e "$sources" ]; then
  echo "$sources is missing: install the package locales." >&2
  exit 1
fi

# localedef makes the parts one by one; whoever looks finds all or none.
rm -rf "$folder" "$new"
localedef --no-archive --inputfile=nl_NL --charmap=UTF-8 "$new"
mv "$new" "$folder"
