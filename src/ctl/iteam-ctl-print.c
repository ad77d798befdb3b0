/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-print.h"

#include <glib/gi18n-lib.h>

/* In character cells of a terminal. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_row (GString           *out,
            const char *const *cells,
            guint              n_columns,
            const guint       *widths)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";

      g_string_append (out, cell);
      for (guint pad = get_width (cell); i + 1 < n_columns && pad < widths[i] + 2; pad++)
        g_string_append_c (out, ' ');
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/**
 * iteam_ctl_print_table:
 * @headings: (array length=n_columns): what stands above the columns
 * @n_columns: how many columns
 * @cells: (element-type utf8): the cells, row after row; %NULL is an empty one
 *
 * Prints rows with their columns below each other. What is long belongs in the
 * last column, which is as wide as it needs.
 */
void
iteam_ctl_print_table (const char *const *headings,
                       guint              n_columns,
                       GPtrArray         *cells)
{
  g_autofree guint *widths = g_new0 (guint, n_columns);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    widths[i] = get_width (headings[i]);
  for (guint i = 0; i < cells->len; i++)
    if (cells->pdata[i] != NULL)
      widths[i % n_columns] = MAX (widths[i % n_columns], get_width (cells->pdata[i]));

  if (cells->len == 0)
    return;

  append_row (out, headings, n_columns, widths);
  for (guint i = 0; i < cells->len; i += n_columns)
    append_row (out, (const char *const *) &cells->pdata[i], n_columns, widths);
  g_print ("%s", out->str);
}

/**
 * iteam_ctl_format_time:
 * @microseconds: a time since 1970
 *
 * Returns: (transfer full): it in the local time zone, "2019-02-13 09:30".
 */
char *
iteam_ctl_format_time (gint64 microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);

  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

/**
 * iteam_ctl_json_fields:
 * @json: a writer within an object
 * @action: an action point
 * @directory: the people and pillars that it refers to
 *
 * Writes the fields of an action point.
 */
void
iteam_ctl_json_fields (IteamJson        *json,
                       IteamActionPoint *action,
                       IteamDirectory   *directory)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  IteamPillar *pillar = iteam_directory_find_pillar (directory, fields->pillar);
  g_autofree char *number = iteam_action_point_format_number (action);
  guint n_owners;
  const gint64 *owners = iteam_action_point_get_owners (action, &n_owners);

  iteam_json_string (json, "number", number);
  iteam_json_string (json, "title", fields->title);
  iteam_json_string (json, "description", fields->description);
  iteam_json_string (json, "status", iteam_action_status_to_nick (fields->status));
  iteam_json_string (json, "reason", fields->reason);
  iteam_json_string (json, "waiting_for", fields->waiting_for);
  iteam_json_begin (json, "owners", '[');
  for (guint i = 0; i < n_owners; i++)
    {
      IteamPerson *person = iteam_directory_find_person (directory, owners[i]);

      if (person != NULL)
        iteam_json_string (json, NULL, iteam_person_get_name (person));
    }
  iteam_json_end (json);
  iteam_json_day (json, "start", fields->start);
  iteam_json_day (json, "due", fields->due);
  iteam_json_boolean (json, "overdue", iteam_action_point_is_overdue (action, iteam_day_today ()));
  iteam_json_integer (json, "postponed", fields->postponed);
  iteam_json_string (json, "kind", iteam_action_kind_to_nick (fields->kind));
  iteam_json_string (json, "priority", iteam_priority_to_nick (fields->priority));
  iteam_json_string (json, "pillar", pillar != NULL ? iteam_pillar_get_name (pillar) : NULL);
  iteam_json_string (json, "recurrence", fields->recurrence);
  iteam_json_boolean (json, "recurs_from_completion", fields->recurs_from_completion);
  iteam_json_string (json, "origin", fields->origin);
  iteam_json_day (json, "created", fields->created);
  iteam_json_day (json, "closed", fields->closed);
}

/**
 * iteam_ctl_json_change:
 * @json: a writer
 * @change: an entry of the change history
 * @directory: the people and pillars that it refers to
 *
 * Writes it as an object.
 */
void
iteam_ctl_json_change (IteamJson      *json,
                       IteamChange    *change,
                       IteamDirectory *directory)
{
  g_autofree char *what = iteam_change_describe (change);
  g_autofree char *fields = iteam_change_describe_cells (change, directory);

  iteam_json_begin (json, NULL, '{');
  iteam_json_time (json, "when", iteam_change_get_when (change));
  iteam_json_string (json, "who", iteam_change_get_who (change));
  iteam_json_string (json, "what", what);
  iteam_json_string (json, "subject", iteam_change_get_subject (change));
  iteam_json_string (json, "fields", fields[0] != '\0' ? fields : NULL);
  iteam_json_end (json);
}

/**
 * iteam_ctl_print_history:
 * @changes: (element-type IteamChange): the changes of a thing
 * @directory: the people and pillars that they refer to
 *
 * Prints them under a heading.
 */
void
iteam_ctl_print_history (GPtrArray      *changes,
                         IteamDirectory *directory)
{
  g_print ("\n%s\n", _("Change history"));
  for (guint i = 0; i < changes->len; i++)
    {
      IteamChange *change = changes->pdata[i];
      const char *who = iteam_change_get_who (change);
      g_autofree char *when = iteam_ctl_format_time (iteam_change_get_when (change));
      g_autofree char *what = iteam_change_describe (change);
      g_autofree char *cells = iteam_change_describe_cells (change, directory);
      g_auto (GStrv) lines = g_strsplit (cells, "\n", -1);

      /* What the program itself did, when it made the file, has nobody. */
      g_print ("  %s  %s%s%s\n", when, who != NULL ? who : "", who != NULL && who[0] != '\0' ? ": " : "", what);
      for (char **line = lines; *line != NULL; line++)
        g_print ("      %s\n", *line);
    }
}
