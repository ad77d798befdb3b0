/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>

#include "iteam-minutes-digest.h"
#include "iteam-store-meetings.h"
#include "iteam-text.h"

/* Reads meetings and what belongs to them, for the verbs that are about these. */

/**
 * iteam_ctl_find_numbered:
 * @ctl: the program, with the file open
 * @kind: a kind of meetings or outcomes
 * @number: its number for people, "M-3"
 * @error: return location for an error
 *
 * Returns: the key of that thing, or 0 on an error.
 */
gint64
iteam_ctl_find_numbered (IteamCtl    *ctl,
                         IteamKind    kind,
                         const char  *number,
                         GError     **error)
{
  g_autofree char *upper = g_ascii_strup (number, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  IteamKind found;
  int value;
  gint64 id;

  if (!iteam_number_parse (upper, &found, &value) || found != kind)
    {
      /* Translators: what was written; then a number as it should be: "M-3". */
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a number such as %s-3."), number, iteam_kind_get_letter (kind));

      return 0;
    }

  iteam_store_find_numbered_async (ctl->store, kind, value, NULL, iteam_ctl_ready, &result);
  id = iteam_store_find_numbered_finish (ctl->store, iteam_ctl_wait (&result), &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (id == 0)
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("The team file has no %s."), upper);

  return id;
}

/**
 * iteam_ctl_read_meeting:
 * @ctl: the program, with the file open
 * @meeting: key of a meeting
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the meeting with all that belongs to it.
 */
IteamMeetingDetail *
iteam_ctl_read_meeting (IteamCtl  *ctl,
                        gint64     meeting,
                        GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_meeting_async (ctl->store, meeting, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_meeting_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_read_meetings:
 * @ctl: the program, with the file open
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamMeeting): all meetings, in order.
 */
GPtrArray *
iteam_ctl_read_meetings (IteamCtl  *ctl,
                         GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_meetings_async (ctl->store, NULL, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_meetings_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_read_outcomes:
 * @ctl: the program, with the file open
 * @kind: %ITEAM_KIND_DECISION or %ITEAM_KIND_COMMITMENT
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamOutcome): those of all years, the
 *   latest meeting first.
 */
GPtrArray *
iteam_ctl_read_outcomes (IteamCtl   *ctl,
                         IteamKind   kind,
                         GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_outcomes_async (ctl->store, kind, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_outcomes_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_read_series:
 * @ctl: the program, with the file open
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamSeries): all series.
 */
GPtrArray *
iteam_ctl_read_series (IteamCtl  *ctl,
                       GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_series_async (ctl->store, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_series_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_find_series:
 * @ctl: the program, with the file open
 * @title: what its meetings are called
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the series.
 */
IteamSeries *
iteam_ctl_find_series (IteamCtl    *ctl,
                       const char  *title,
                       GError     **error)
{
  g_autoptr (GPtrArray) all = iteam_ctl_read_series (ctl, error);
  g_autofree char *wanted = iteam_text_fold (title);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *folded = iteam_text_fold (iteam_series_get_fields (all->pdata[i])->title);

      if (g_str_equal (folded, wanted))
        return g_object_ref (all->pdata[i]);
    }
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("There is no series “%s”."), title);

  return NULL;
}

static gboolean
check_adopted (IteamCtl      *ctl,
               IteamMeeting  *meeting,
               GStrvBuilder  *problems,
               GError       **error)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);
  g_autoptr (IteamMeetingDetail) detail = iteam_ctl_read_meeting (ctl, iteam_entry_get_id (ITEAM_ENTRY (meeting)), error);
  g_autofree char *digest = detail != NULL ? iteam_minutes_digest (detail) : NULL;

  if (digest != NULL && !g_str_equal (digest, fields->hash))
    {
      g_autofree char *number = iteam_meeting_format_number (meeting);
      g_autofree char *day = iteam_day_format (fields->adopted, ITEAM_DAY_NONE, ITEAM_DAY_FULL);
      /* Translators: the number of a meeting, then a date. */
      g_autofree char *text = g_strdup_printf (_("%s: the minutes are not those that were adopted on %s."), number, day);

      g_strv_builder_add (problems, text);
    }

  return digest != NULL;
}

/**
 * iteam_ctl_check_minutes:
 * @ctl: the program, with the file open
 * @problems: where to tell what is wrong, a sentence each
 * @error: return location for an error
 *
 * Looks whether adopted minutes still say what they said when they were adopted.
 *
 * Returns: whether they could be read.
 */
gboolean
iteam_ctl_check_minutes (IteamCtl      *ctl,
                         GStrvBuilder  *problems,
                         GError       **error)
{
  g_autoptr (GPtrArray) meetings = iteam_ctl_read_meetings (ctl, error);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const IteamMeetingFields *fields = iteam_meeting_get_fields (meetings->pdata[i]);

      if (fields->state == ITEAM_MEETING_ADOPTED && fields->hash != NULL && !check_adopted (ctl, meetings->pdata[i], problems, error))
        return FALSE;
    }

  return meetings != NULL;
}
