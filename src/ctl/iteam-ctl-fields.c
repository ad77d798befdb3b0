/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-action-words.h"
#include "iteam-date-words.h"
#include "iteam-recurrence.h"
#include "iteam-text.h"

static gboolean
is_none (const char *text)
{
  g_autofree char *folded = iteam_action_words_fold (text);

  return folded[0] == '\0' || g_str_equal (folded, "none") || g_str_equal (folded, "geen") ||
         g_str_equal (folded, "nobody") || g_str_equal (folded, "niemand");
}

static gboolean
parse_day (const char  *option,
           const char  *text,
           IteamDay    *day,
           GError     **error)
{
  *day = is_none (text) ? ITEAM_DAY_NONE : iteam_date_words_parse (text, iteam_day_today ());
  if (*day != ITEAM_DAY_NONE || is_none (text))
    return TRUE;

  /* Translators: the first is an option, "--due", the second what was written behind it. */
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("%s: “%s” is not a date."), option, text);

  return FALSE;
}

static gboolean
apply_days (IteamCtlFields    *self,
            IteamActionPoint  *action,
            GError           **error)
{
  IteamDay day;

  if (self->start != NULL)
    {
      if (!parse_day ("--start", self->start, &day, error))
        return FALSE;
      iteam_action_point_set_start (action, day);
    }
  if (self->due != NULL)
    {
      if (!parse_day ("--due", self->due, &day, error))
        return FALSE;
      iteam_action_point_set_due (action, day);
    }

  return TRUE;
}

static gboolean
apply_recurrence (IteamCtlFields    *self,
                  IteamActionPoint  *action,
                  GError           **error)
{
  g_autofree char *rule = NULL;
  gboolean from_completion = FALSE;

  if (self->recurrence == NULL)
    return TRUE;

  if (!is_none (self->recurrence))
    {
      rule = iteam_recurrence_parse (self->recurrence, &from_completion);
      if (rule == NULL)
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a recurrence."), self->recurrence);

          return FALSE;
        }
    }
  iteam_action_point_set_recurrence (action, rule, from_completion);

  return TRUE;
}

static gboolean
apply_owner (IteamCtl          *ctl,
             const char        *name,
             gboolean          *replaced,
             IteamActionPoint  *action,
             GError           **error)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  gboolean adds = name[0] == '+', removes = name[0] == '-';
  IteamPerson *person;
  gint64 id;

  /* The first owner without a sign takes the place of those there were. */
  if (!adds && !removes && !*replaced)
    {
      iteam_action_point_set_owners (action, NULL, 0);
      *replaced = TRUE;
    }
  if (!adds && !removes && is_none (name))
    return TRUE;

  person = iteam_directory_match_person (directory, adds || removes ? name + 1 : name);
  if (person == NULL)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("Nobody of the team is called “%s”."), adds || removes ? name + 1 : name);

      return FALSE;
    }

  id = iteam_person_get_id (person);
  if (removes)
    iteam_action_point_remove_owner (action, id);
  else
    iteam_action_point_add_owner (action, id);

  return TRUE;
}

static gboolean
apply_status (IteamCtlFields    *self,
              IteamActionPoint  *action,
              GError           **error)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  IteamActionStatus status = fields->status;

  if (self->status != NULL && !iteam_action_status_from_words (self->status, &status))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a status."), self->status);

      return FALSE;
    }
  /* Who says what it waits on, says that it waits. */
  if (self->status == NULL && self->waiting_for != NULL && self->waiting_for[0] != '\0' && iteam_action_point_is_open (action))
    status = ITEAM_ACTION_WAITING;

  iteam_action_point_set_status (action, status, iteam_day_today ());
  if (self->waiting_for != NULL)
    iteam_action_point_set_waiting_for (action, self->waiting_for);
  if (self->reason != NULL)
    iteam_action_point_set_reason (action, self->reason);

  if (status == ITEAM_ACTION_DROPPED && fields->reason == NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("What is dropped needs a reason: give one with --reason."));

      return FALSE;
    }
  if (status != ITEAM_ACTION_DROPPED && fields->reason != NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("A reason is for what is dropped: add --status dropped."));

      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_terms (IteamCtlFields    *self,
             IteamCtl          *ctl,
             IteamActionPoint  *action,
             GError           **error)
{
  IteamActionKind kind;
  IteamPriority priority;
  IteamPillar *pillar;

  if (self->kind != NULL)
    {
      if (!iteam_action_kind_from_words (self->kind, &kind))
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a kind of action point."), self->kind);

          return FALSE;
        }
      iteam_action_point_set_kind (action, kind);
    }
  if (self->priority != NULL)
    {
      if (!iteam_priority_from_words (self->priority, &priority))
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a priority."), self->priority);

          return FALSE;
        }
      iteam_action_point_set_priority (action, priority);
    }
  if (self->pillar != NULL)
    {
      pillar = iteam_directory_match_pillar (iteam_store_get_directory (ctl->store), self->pillar);
      if (pillar == NULL && !is_none (self->pillar))
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a pillar."), self->pillar);

          return FALSE;
        }
      iteam_action_point_set_pillar (action, pillar != NULL ? iteam_pillar_get_id (pillar) : 0);
    }

  return TRUE;
}

/**
 * iteam_ctl_fields_fill_entries:
 * @self: where the options put what they say
 * @entries: (out): the options, and the end of them
 */
void
iteam_ctl_fields_fill_entries (IteamCtlFields *self,
                               GOptionEntry    entries[ITEAM_N_CTL_FIELDS + 1])
{
  const GOptionEntry filled[ITEAM_N_CTL_FIELDS + 1] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &self->title, N_("What is to be done, in one line"), N_("TITLE") },
    { "owner", 'o', 0, G_OPTION_ARG_STRING_ARRAY, &self->owners, N_("Who does it; +NAME adds someone, -NAME takes someone away"), N_("NAME") },
    { "due", 'd', 0, G_OPTION_ARG_STRING, &self->due, N_("The due date: 15-5-2019, “next friday”, none"), N_("DATE") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &self->start, N_("The start date"), N_("DATE") },
    { "status", 's', 0, G_OPTION_ARG_STRING, &self->status, N_("not-started, in-progress, waiting, done or dropped"), N_("STATUS") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason, N_("Why it is dropped"), N_("TEXT") },
    { "waiting-for", 0, 0, G_OPTION_ARG_STRING, &self->waiting_for, N_("Whom or what it waits on"), N_("TEXT") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &self->kind, N_("action, improvement or attention"), N_("KIND") },
    { "priority", 'p', 0, G_OPTION_ARG_STRING, &self->priority, N_("low, normal or high"), N_("PRIORITY") },
    { "pillar", 0, 0, G_OPTION_ARG_STRING, &self->pillar, N_("The pillar it belongs to, or none"), N_("PILLAR") },
    { "recurrence", 'r', 0, G_OPTION_ARG_STRING, &self->recurrence, N_("How it recurs: “every 6 weeks on Tuesday”, “every month after completion”, none"), N_("TEXT") },
    { "description", 0, 0, G_OPTION_ARG_STRING, &self->description, N_("What it is about"), N_("TEXT") },
    { "origin", 0, 0, G_OPTION_ARG_STRING, &self->origin, N_("Where it comes from"), N_("TEXT") },
    { "note", 'n', 0, G_OPTION_ARG_STRING, &self->note, N_("A progress note of today to add"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };

  memcpy (entries, filled, sizeof filled);
}

/**
 * iteam_ctl_fields_apply:
 * @self: what the options say
 * @ctl: the program, with an open file
 * @action: an action point to edit
 * @error: return location for an error, %ITEAM_ERROR_INVALID
 *
 * Changes @action as the options say; the note is left to the caller.
 *
 * Returns: whether all that the options say makes sense.
 */
gboolean
iteam_ctl_fields_apply (IteamCtlFields    *self,
                        IteamCtl          *ctl,
                        IteamActionPoint  *action,
                        GError           **error)
{
  g_autofree char *title = iteam_text_strip (self->title);
  gboolean replaced = FALSE;

  if (self->title != NULL && title == NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("The title is empty."));

      return FALSE;
    }
  if (title != NULL)
    iteam_action_point_set_title (action, g_strdelimit (title, "\n\r\t", ' '));
  if (self->description != NULL)
    iteam_action_point_set_description (action, self->description);
  if (self->origin != NULL)
    iteam_action_point_set_origin (action, self->origin, iteam_action_point_get_fields (action)->origin_ref);

  for (char **owner = self->owners; owner != NULL && *owner != NULL; owner++)
    if (!apply_owner (ctl, *owner, &replaced, action, error))
      return FALSE;

  return apply_days (self, action, error) &&
         apply_recurrence (self, action, error) &&
         apply_status (self, action, error) &&
         apply_terms (self, ctl, action, error);
}

/**
 * iteam_ctl_fields_are_empty:
 * @self: what the options say
 *
 * Returns: whether no option was given.
 */
gboolean
iteam_ctl_fields_are_empty (IteamCtlFields *self)
{
  const IteamCtlFields none = { 0 };

  return memcmp (self, &none, sizeof none) == 0;
}

/**
 * iteam_ctl_fields_clear:
 * @self: what the options say
 */
void
iteam_ctl_fields_clear (IteamCtlFields *self)
{
  g_free (self->title);
  g_free (self->description);
  g_strfreev (self->owners);
  g_free (self->start);
  g_free (self->due);
  g_free (self->status);
  g_free (self->reason);
  g_free (self->waiting_for);
  g_free (self->kind);
  g_free (self->priority);
  g_free (self->pillar);
  g_free (self->recurrence);
  g_free (self->origin);
  g_free (self->note);
}
