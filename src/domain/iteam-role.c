/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
} roles[] = {
  [ITEAM_ROLE_COORDINATOR] = { "coordinator", N_("Integrity coordinator") },
  [ITEAM_ROLE_CONFIDENTIAL_ADVISER] = { "confidential-adviser", N_("Confidential adviser") },
  [ITEAM_ROLE_SOCIAL_WORKER] = { "social-worker", N_("Company social worker") },
  [ITEAM_ROLE_WORKS_COUNCIL] = { "works-council", N_("Works council") },
  [ITEAM_ROLE_HRM] = { "hrm", N_("HRM") },
  [ITEAM_ROLE_AWARENESS_TEAM] = { "awareness-team", N_("I-bewust team") },
  [ITEAM_ROLE_PROTECTION_OFFICER] = { "protection-officer", N_("Data protection officer") },
  [ITEAM_ROLE_SECRETARY] = { "secretary", N_("Municipal secretary") },
  [ITEAM_ROLE_CLERK] = { "clerk", N_("Council clerk") },
  [ITEAM_ROLE_LEADER] = { "leader", N_("Conversation leader") },
  [ITEAM_ROLE_OTHER] = { "other", N_("Other role") },
};

/**
 * iteam_role_to_nick:
 * @role: a role
 *
 * Returns: its name in the file, "confidential-adviser".
 */
const char *
iteam_role_to_nick (IteamRole role)
{
  g_return_val_if_fail ((int) role >= 0 && role < ITEAM_N_ROLES, NULL);

  return roles[role].nick;
}

/**
 * iteam_role_from_nick:
 * @nick: (nullable): a name as in the file
 * @role: (out): the role
 *
 * Returns: whether there is such a role.
 */
gboolean
iteam_role_from_nick (const char *nick,
                      IteamRole  *role)
{
  for (int i = 0; nick != NULL && i < ITEAM_N_ROLES; i++)
    if (g_ascii_strcasecmp (roles[i].nick, nick) == 0)
      {
        *role = (IteamRole) i;

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_role_label:
 * @role: a role
 * @external: whether the person has it from outside the organisation
 *
 * Returns: the role in the language of the interface. Of confidential advisers
 *   it says whether they are internal or external, as the note does.
 */
const char *
iteam_role_label (IteamRole role,
                  gboolean  external)
{
  g_return_val_if_fail ((int) role >= 0 && role < ITEAM_N_ROLES, NULL);

  if (role == ITEAM_ROLE_CONFIDENTIAL_ADVISER)
    return external ? _("External confidential adviser") : _("Internal confidential adviser");

  return _(roles[role].label);
}
