/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-panes.h"

#include <glib/gi18n-lib.h>

/* The panes, in the order of the sidebar. */
static const IteamPaneEntry entries[] = {
};

/**
 * iteam_panes_get:
 * @n_entries: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_entries): the panes that the window
 *   has, in their order.
 */
const IteamPaneEntry *
iteam_panes_get (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (entries);

  return entries;
}
