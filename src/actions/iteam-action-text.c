/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-text.h"

#include <glib/gi18n-lib.h>

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  if (value != NULL && value[0] != '\0')
    g_string_append_printf (text, "\n%s: %s", label, value);
}

/**
 * iteam_action_text:
 * @action: an action point
 * @directory: (nullable): who owns it and what its pillar is called
 *
 * Returns: (transfer full): the action point as a few lines of text for a mail:
 *   number and title, what is known of it, and the description. Fields that
 *   say nothing are left out.
 */
char *
iteam_action_text (IteamActionPoint *action,
                   IteamDirectory   *directory)
{
  const IteamActionFields *fields;
  IteamPillar *pillar = NULL;
  g_autofree char *number = NULL;
  g_autofree char *owners = NULL;
  g_autofree char *due = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (action), NULL);

  fields = iteam_action_point_get_fields (action);
  number = iteam_action_point_format_number (action);
  due = iteam_day_format (fields->due, iteam_day_today (), ITEAM_DAY_LONG);
  if (directory != NULL)
    {
      owners = iteam_directory_format_owners (directory, action);
      pillar = fields->pillar != 0 ? iteam_directory_find_pillar (directory, fields->pillar) : NULL;
    }

  g_string_append_printf (text, "%s %s", number, fields->title);
  append_line (text, _("Status"), iteam_action_status_label (fields->status));
  append_line (text, _("Reason"), fields->reason);
  append_line (text, _("Waiting for"), fields->waiting_for);
  append_line (text, _("Owners"), owners);
  append_line (text, _("Due date"), due);
  append_line (text, _("Pillar"), pillar != NULL ? iteam_pillar_get_name (pillar) : NULL);
  append_line (text, _("Origin"), fields->origin);
  if (fields->description != NULL)
    g_string_append_printf (text, "\n\n%s", fields->description);

  return g_string_free (text, FALSE);
}
