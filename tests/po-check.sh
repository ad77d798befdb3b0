#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: po-check.sh SOURCE-FOLDER   (TAP on standard output)
# Each file with words for a person is in po/POTFILES, and each of those words
# has a sound translation in each language.
set -u
cd "$1" || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failed=0

# point NAME FILE: a file with anything in it tells what is wrong.
point ()
{
  number=$((number + 1))
  if [ -s "$2" ]; then
    failed=1
    echo "not ok $number - $1"
    sed 's/^/# /' "$2"
  else
    echo "ok $number - $1"
  fi
}

listed ()
{
  grep -v -e '^#' -e '^$' po/POTFILES | LC_ALL=C sort
}

{
  grep -rlE --include='*.c' --include='*.h' '\<(N?C?_|g_dngettext|ngettext|g_dpgettext2?) ?\(' src
  grep -rlE --include='*.ui' 'translatable="(yes|true|1)"' ui
} 2>/dev/null | LC_ALL=C sort >"$work/found"
listed >"$work/listed"
LC_ALL=C comm -23 "$work/found" "$work/listed" >"$work/missing"
point 'POTFILES lists every file with words' "$work/missing"

listed | uniq -d >"$work/twice"
point 'POTFILES lists no file twice' "$work/twice"

while read -r file; do
  [ -e "$file" ] || echo "$file"
done <"$work/listed" >"$work/gone"
point 'POTFILES lists no file that is gone' "$work/gone"

xgettext --files-from=po/POTFILES --from-code=UTF-8 --output="$work/fresh.pot" --add-comments --no-location \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 \
  --keyword=ngettext:1,2 --keyword=g_dpgettext2:2c,3 2>"$work/xgettext"
[ -e "$work/fresh.pot" ] || : >"$work/fresh.pot"
grep -v 'ITS' "$work/xgettext" >"$work/warnings"
point 'the words can be collected' "$work/warnings"

for language in $(cat po/LINGUAS); do
  msgfmt --check --output-file=/dev/null "po/$language.po" 2>"$work/wrong"
  point "$language: the translation is sound" "$work/wrong"

  msgattrib --only-fuzzy --no-obsolete "po/$language.po" >"$work/fuzzy" 2>&1
  point "$language: no translation is uncertain" "$work/fuzzy"

  msgmerge --quiet --no-fuzzy-matching --output-file="$work/merged.po" "po/$language.po" "$work/fresh.pot"
  msgattrib --untranslated --no-obsolete "$work/merged.po" >"$work/open" 2>&1
  point "$language: every word has a translation" "$work/open"
done

echo "1..$number"
exit "$failed"
