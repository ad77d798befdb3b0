/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-minutes-check.h"

#include <glib/gi18n-lib.h>

#include "iteam-personal-data.h"

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/**
 * iteam_minutes_warning_free:
 * @self: (transfer full): a warning
 */
void
iteam_minutes_warning_free (IteamMinutesWarning *self)
{
  g_free (self->words);
  g_free (self);
}

static void G_GNUC_PRINTF (4, 5)
warn (GPtrArray         *warnings,
      IteamMinutesDoubt  doubt,
      gint64             item,
      const char        *format,
      ...)
{
  IteamMinutesWarning *warning = g_new0 (IteamMinutesWarning, 1);
  va_list arguments;

  va_start (arguments, format);
  warning->words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  warning->doubt = doubt;
  warning->item = item;
  g_ptr_array_add (warnings, warning);
}

static void
check_attendance (const IteamMeetingDetail *detail,
                  GPtrArray                *warnings)
{
  for (guint i = 0; i < detail->attendance->len; i++)
    if (iteam_attendance_was_there (detail->attendance->pdata[i]))
      return;

  warn (warnings, ITEAM_DOUBT_NOBODY_PRESENT, 0, "%s", _("Nobody is noted as present."));
}

static void
check_outcome (IteamAgendaItem *item,
               GPtrArray       *outcomes,
               GPtrArray       *actions,
               GPtrArray       *warnings)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  gboolean decided = fields->adopts != 0;

  for (guint i = 0; i < outcomes->len; i++)
    decided = decided || !iteam_outcome_is_commitment (outcomes->pdata[i]);

  if (fields->state == ITEAM_ITEM_OPEN)
    warn (warnings, ITEAM_DOUBT_NOT_TREATED, ID (item), _("“%s” was neither treated nor postponed."), fields->title);
  else if (fields->state == ITEAM_ITEM_TREATED && fields->kind == ITEAM_ITEM_DECIDE && !decided)
    warn (warnings, ITEAM_DOUBT_NO_DECISION, ID (item), _("“%s” was for decision, and no decision is noted."), fields->title);
  else if (fields->state == ITEAM_ITEM_TREATED && fields->minutes == NULL && outcomes->len == 0 && actions->len == 0 && !decided)
    warn (warnings, ITEAM_DOUBT_NO_OUTCOME, ID (item), _("Nothing is noted of “%s”."), fields->title);
}

static void
check_actions (gint64     item,
               GPtrArray *actions,
               GPtrArray *warnings)
{
  for (guint i = 0; i < actions->len; i++)
    {
      const IteamActionFields *fields = iteam_action_point_get_fields (actions->pdata[i]);
      g_autofree char *number = iteam_action_point_format_number (actions->pdata[i]);
      guint n_owners;

      if (!iteam_action_point_is_open (actions->pdata[i]))
        continue;
      iteam_action_point_get_owners (actions->pdata[i], &n_owners);
      if (n_owners == 0)
        /* Translators: number and title of an action point. */
        warn (warnings, ITEAM_DOUBT_NO_OWNER, item, _("%s “%s” has no owner."), number, fields->title);
      if (fields->due == ITEAM_DAY_NONE)
        /* Translators: number and title of an action point. */
        warn (warnings, ITEAM_DOUBT_NO_DATE, item, _("%s “%s” has no due date."), number, fields->title);
    }
}

static void
check_text (IteamAgendaItem *item,
            const char      *text,
            IteamDirectory  *directory,
            GPtrArray       *warnings)
{
  g_autoptr (GArray) matches = iteam_personal_data_find (text, directory);

  for (guint i = 0; i < matches->len; i++)
    {
      const IteamPersonalMatch *match = &g_array_index (matches, IteamPersonalMatch, i);
      g_autofree char *found = g_strndup (text + match->start, match->end - match->start);

      /* Translators: title of an agenda item; a piece of text; "a phone number". */
      warn (warnings, ITEAM_DOUBT_PERSONAL_DATA, ID (item), _("%s: “%s” looks like %s."),
            iteam_agenda_item_get_fields (item)->title, found, iteam_personal_kind_label (match->kind));
    }
}

static void
check_item (const IteamMeetingDetail *detail,
            IteamAgendaItem          *item,
            IteamDirectory           *directory,
            GPtrArray                *warnings)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  g_autoptr (GPtrArray) outcomes = iteam_meeting_detail_list_outcomes (detail, ID (item));
  g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (detail, ID (item));

  check_outcome (item, outcomes, actions, warnings);
  check_actions (ID (item), actions, warnings);
  check_text (item, fields->title, directory, warnings);
  check_text (item, fields->text, directory, warnings);
  check_text (item, fields->minutes, directory, warnings);
  for (guint i = 0; i < outcomes->len; i++)
    check_text (item, iteam_outcome_get_fields (outcomes->pdata[i])->text, directory, warnings);
  if (fields->n_remarks > 0)
    warn (warnings, ITEAM_DOUBT_OPEN_REMARKS, ID (item),
          g_dngettext (GETTEXT_PACKAGE, "“%s” has %d unanswered remark.", "“%s” has %d unanswered remarks.", (gulong) fields->n_remarks),
          fields->title, fields->n_remarks);
}

/**
 * iteam_minutes_check:
 * @detail: a meeting with all that belongs to it
 * @directory: (nullable): the team
 *
 * Returns: (transfer full) (element-type IteamMinutesWarning): what is worth another look,
 *   in the order of the agenda.
 */
GPtrArray *
iteam_minutes_check (const IteamMeetingDetail *detail,
                     IteamDirectory           *directory)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_minutes_warning_free);

  check_attendance (detail, warnings);
  for (guint i = 0; i < detail->items->len; i++)
    check_item (detail, detail->items->pdata[i], directory, warnings);

  return warnings;
}
