/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-role-list.h"

#include "iteam-person.h"

/**
 * iteam_role_list_new:
 * @external: whether they are those of someone from outside the organisation
 *
 * Returns: (transfer full): the roles in words, for a drop-down; the place of a
 *   role in the list is its #IteamRole.
 */
GListModel *
iteam_role_list_new (gboolean external)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int role = 0; role < ITEAM_N_ROLES; role++)
    gtk_string_list_append (list, iteam_role_label (role, external));

  return G_LIST_MODEL (g_steal_pointer (&list));
}
