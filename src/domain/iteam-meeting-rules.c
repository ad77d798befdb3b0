/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-rules.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"

/* What can be done with a meeting, how far it has come, and by whom. There are no
 * secrets between those who have the file, and nothing here keeps anyone from
 * reading; it keeps minutes from changing under those who are reading them. */

#define IN(state) (1 << ITEAM_MEETING_##state)

/* @states: those in which it can be done. @leads: those in which only who leads the
 * meeting does it. @refusal: what else a person is told. */
static const struct
{
  int states;
  int leads;
  const char *refusal;
} deeds[ITEAM_N_DEEDS] = {
  [ITEAM_DEED_PLAN] = { IN (PLANNED) | IN (IN_PROGRESS) | IN (DRAFT), 0,
                        N_("This meeting can only be changed as long as its minutes do not lie for adoption.") },
  [ITEAM_DEED_AGENDA] = { IN (PLANNED) | IN (IN_PROGRESS) | IN (DRAFT), 0,
                          N_("The agenda can only be changed as long as the minutes do not lie for adoption.") },
  [ITEAM_DEED_ATTEND] = { IN (PLANNED) | IN (IN_PROGRESS) | IN (DRAFT) | IN (FOR_ADOPTION), IN (FOR_ADOPTION),
                          N_("The attendance of this meeting cannot be changed any more.") },
  [ITEAM_DEED_MINUTES] = { IN (IN_PROGRESS) | IN (DRAFT) | IN (FOR_ADOPTION), IN (FOR_ADOPTION),
                           N_("Minutes are written from the start of a meeting until they are adopted.") },
  [ITEAM_DEED_REMARK] = { IN (FOR_ADOPTION), 0, N_("Remarks are made on minutes that lie for adoption.") },
  [ITEAM_DEED_ANSWER] = { IN (DRAFT) | IN (FOR_ADOPTION), IN (DRAFT) | IN (FOR_ADOPTION),
                          N_("Remarks are answered before the minutes are adopted.") },
  [ITEAM_DEED_START] = { IN (PLANNED), 0, N_("Only a planned meeting can be opened.") },
  [ITEAM_DEED_FINISH] = { IN (PLANNED) | IN (IN_PROGRESS), 0, N_("This meeting is closed already.") },
  [ITEAM_DEED_SUBMIT] = { IN (DRAFT), IN (DRAFT), N_("Only draft minutes can be laid before the members for adoption.") },
  [ITEAM_DEED_WITHDRAW] = { IN (FOR_ADOPTION), IN (FOR_ADOPTION), N_("These minutes do not lie for adoption.") },
  [ITEAM_DEED_ADOPT] = { IN (FOR_ADOPTION), IN (FOR_ADOPTION), N_("Only minutes that lie for adoption can be adopted.") },
  [ITEAM_DEED_REOPEN] = { IN (ADOPTED), IN (ADOPTED), N_("Only adopted minutes can be reopened.") },
  [ITEAM_DEED_CANCEL] = { IN (PLANNED), 0, N_("Only a planned meeting can be cancelled.") },
  [ITEAM_DEED_RESTORE] = { IN (CANCELLED), 0, N_("This meeting was not cancelled.") },
  [ITEAM_DEED_DELETE] = { IN (PLANNED) | IN (CANCELLED), 0, N_("A meeting that was held cannot be deleted.") },
};

/**
 * iteam_meeting_state_allows:
 * @state: how far a meeting is
 * @deed: what is to be done
 *
 * Returns: whether anyone can do that now.
 */
gboolean
iteam_meeting_state_allows (IteamMeetingState state,
                            IteamMeetingDeed  deed)
{
  g_return_val_if_fail ((int) deed >= 0 && deed < ITEAM_N_DEEDS, FALSE);

  return (deeds[deed].states & (1 << state)) != 0;
}

static gboolean
is_coordinator (IteamPerson *person,
                IteamDay     today)
{
  GArray *roles = iteam_person_get_roles (person);

  for (guint i = 0; i < roles->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (roles, IteamRoleTerm, i);

      if (term->role == ITEAM_ROLE_COORDINATOR && term->from <= today && (term->to == ITEAM_DAY_NONE || term->to >= today))
        return TRUE;
    }

  return FALSE;
}

/**
 * iteam_meeting_is_led_by:
 * @self: a meeting
 * @person: (nullable): a person
 * @today: the day of today
 *
 * Returns: whether @person is its chair or minute-taker, or the integrity
 *   coordinator; where it has neither of the first two, everyone is.
 */
gboolean
iteam_meeting_is_led_by (IteamMeeting *self,
                         IteamPerson  *person,
                         IteamDay      today)
{
  const IteamMeetingFields *fields;
  gint64 id;

  g_return_val_if_fail (ITEAM_IS_MEETING (self), FALSE);

  fields = iteam_meeting_get_fields (self);
  if (fields->chair == 0 && fields->minute_taker == 0)
    return TRUE;
  if (person == NULL)
    return FALSE;

  id = iteam_person_get_id (person);

  return id == fields->chair || id == fields->minute_taker || is_coordinator (person, today);
}

/**
 * iteam_meeting_may:
 * @self: a meeting
 * @deed: what is to be done
 * @person: (nullable): by whom, %NULL for someone whom the team does not know
 * @today: the day of today
 *
 * Returns: whether @person can do that now.
 */
gboolean
iteam_meeting_may (IteamMeeting     *self,
                   IteamMeetingDeed  deed,
                   IteamPerson      *person,
                   IteamDay          today)
{
  return iteam_meeting_check_may (self, deed, person, today, NULL);
}

/**
 * iteam_meeting_check_may:
 * @self: a meeting
 * @deed: what is to be done
 * @person: (nullable): by whom, %NULL for someone whom the team does not know
 * @today: the day of today
 * @error: return location for an error, %ITEAM_ERROR_INVALID with the reason
 *
 * Returns: whether @person can do that now.
 */
gboolean
iteam_meeting_check_may (IteamMeeting      *self,
                         IteamMeetingDeed   deed,
                         IteamPerson       *person,
                         IteamDay           today,
                         GError           **error)
{
  IteamMeetingState state;

  g_return_val_if_fail (ITEAM_IS_MEETING (self), FALSE);

  state = (IteamMeetingState) iteam_meeting_get_fields (self)->state;
  if (!iteam_meeting_state_allows (state, deed))
    {
      if (state == ITEAM_MEETING_ADOPTED)
        g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("The minutes of this meeting were adopted and are locked. Reopen them to change them."));
      else
        g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _(deeds[deed].refusal));

      return FALSE;
    }
  if ((deeds[deed].leads & (1 << state)) != 0 && !iteam_meeting_is_led_by (self, person, today))
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                           _("This is up to the chair, the minute-taker or the integrity coordinator."));

      return FALSE;
    }

  return TRUE;
}

/**
 * iteam_meeting_is_newest_adopted:
 * @self: a meeting whose minutes were adopted
 * @meetings: (element-type IteamMeeting): the meetings of its series, among others perhaps
 *
 * What a later meeting adopted builds upon what is before it.
 *
 * Returns: whether no later meeting of the series was adopted. Without a series, each
 *   meeting is for itself.
 */
gboolean
iteam_meeting_is_newest_adopted (IteamMeeting *self,
                                 GPtrArray    *meetings)
{
  gint64 series;

  g_return_val_if_fail (ITEAM_IS_MEETING (self), FALSE);

  series = iteam_meeting_get_fields (self)->series;
  for (guint i = 0; series != 0 && i < meetings->len; i++)
    {
      const IteamMeetingFields *other = iteam_meeting_get_fields (meetings->pdata[i]);

      if (other->series == series && other->state == ITEAM_MEETING_ADOPTED && iteam_meeting_compare (meetings->pdata[i], self) > 0)
        return FALSE;
    }

  return TRUE;
}
