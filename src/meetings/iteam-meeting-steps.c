/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-steps.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-minutes-check.h"
#include "iteam-store-meeting-steps.h"
#include "iteam-text.h"

/* What brings a meeting from one state to another, with what is asked before: why, where
 * that is to be known later, and whether it is meant, where the minutes have something
 * that is worth another look. */

typedef struct
{
  GtkWidget *parent;
  IteamStore *store;
  gint64 meeting;
  gint64 adopting;
  IteamMeetingStep step;
  GtkEditable *reason;
} Taking;

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->parent);
  g_object_unref (taking->store);
  g_clear_object (&taking->reason);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

/* What was done, for the toast. */
static const char *const done[] = {
  [ITEAM_STEP_START] = N_("The meeting was opened"),
  [ITEAM_STEP_FINISH] = N_("The meeting was closed"),
  [ITEAM_STEP_SUBMIT] = N_("The minutes lie for adoption"),
  [ITEAM_STEP_WITHDRAW] = N_("The minutes are a draft again"),
  [ITEAM_STEP_ADOPT] = N_("The minutes were adopted"),
  [ITEAM_STEP_REOPEN] = N_("The minutes were reopened"),
  [ITEAM_STEP_CANCEL] = N_("The meeting was cancelled"),
  [ITEAM_STEP_RESTORE] = N_("The meeting takes place after all"),
};

/**
 * iteam_meeting_steps_find:
 * @state: how far a meeting is
 * @step: (out): the step that comes next
 * @label: (out): what its button says, translated
 *
 * Returns: whether there is one.
 */
gboolean
iteam_meeting_steps_find (IteamMeetingState  state,
                          IteamMeetingStep  *step,
                          const char       **label)
{
  switch (state)
    {
    case ITEAM_MEETING_PLANNED: *step = ITEAM_STEP_START; *label = _("_Open Meeting"); return TRUE;
    case ITEAM_MEETING_IN_PROGRESS: *step = ITEAM_STEP_FINISH; *label = _("_Close Meeting"); return TRUE;
    case ITEAM_MEETING_DRAFT: *step = ITEAM_STEP_SUBMIT; *label = _("Lay for _Adoption"); return TRUE;
    case ITEAM_MEETING_FOR_ADOPTION: *step = ITEAM_STEP_ADOPT; *label = _("_Adopt Minutes"); return TRUE;
    case ITEAM_MEETING_ADOPTED:
    case ITEAM_MEETING_CANCELLED:
    default: return FALSE;
    }
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autoptr (GError) error = NULL;

  if (iteam_store_step_meeting_finish (ITEAM_STORE (source), result, &error))
    gtk_widget_activate_action (taking->parent, "win.toast-undo", "s", _(done[taking->step]));
  else
    gtk_widget_activate_action (taking->parent, "win.toast", "s", error->message);
}

static void
take (Taking *taking)
{
  g_autofree char *reason = taking->reason != NULL ? iteam_text_strip (gtk_editable_get_text (taking->reason)) : NULL;

  iteam_store_step_meeting_async (taking->store, taking->meeting, taking->step, taking->adopting, reason, NULL, taken_cb, taking);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  if (g_strcmp0 (answer, "yes") == 0)
    take (g_steal_pointer (&taking));
}

static void
ask_why (Taking     *taking,
         const char *heading,
         const char *label)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Back"), ITEAM_ANSWER_PLAIN },
    { "yes", label, ITEAM_ANSWER_DESTRUCTIVE },
  };
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Why?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why?"), -1);
  taking->reason = g_object_ref_sink (GTK_EDITABLE (entry));
  iteam_ask_async (taking->parent, heading, _("The reason is kept in the change history."), entry, answers, G_N_ELEMENTS (answers),
                   NULL, answered_cb, taking);
}

/* Minutes that have something worth another look can go on all the same. */
static void
ask_whether (Taking     *taking,
             GPtrArray  *warnings,
             const char *label)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Back"), ITEAM_ANSWER_SUGGESTED },
    { "yes", label, ITEAM_ANSWER_PLAIN },
  };
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (body, "%s• %s", i > 0 ? "\n" : "", ((IteamMinutesWarning *) g_ptr_array_index (warnings, i))->words);
  iteam_ask_async (taking->parent, _("Worth Another Look"), body->str, NULL, answers, G_N_ELEMENTS (answers), NULL, answered_cb, taking);
}

/**
 * iteam_meeting_steps_take:
 * @parent: a widget of the window
 * @desk: the meeting that is on the screen
 * @meeting: key of the meeting that takes the step
 * @step: the step
 * @adopting: key of the meeting that adopts the minutes, or 0
 *
 * Takes a step, after asking what is to be asked, and tells.
 */
void
iteam_meeting_steps_take (GtkWidget        *parent,
                          IteamMeetingDesk *desk,
                          gint64            meeting,
                          IteamMeetingStep  step,
                          gint64            adopting)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (desk);
  gboolean shown = meeting == iteam_meeting_desk_get_shown (desk);
  g_autoptr (GPtrArray) warnings = NULL;
  Taking *taking;

  if (detail == NULL)
    return;

  taking = g_new0 (Taking, 1);
  taking->parent = g_object_ref (parent);
  taking->store = g_object_ref (iteam_meeting_desk_get_store (desk));
  taking->meeting = meeting;
  taking->step = step;
  taking->adopting = adopting;

  if (shown && (step == ITEAM_STEP_SUBMIT || step == ITEAM_STEP_ADOPT || step == ITEAM_STEP_FINISH))
    warnings = iteam_minutes_check (detail, iteam_meeting_desk_get_directory (desk));
  if (step == ITEAM_STEP_REOPEN)
    ask_why (taking, _("Reopen Adopted Minutes?"), _("_Reopen"));
  else if (step == ITEAM_STEP_CANCEL)
    ask_why (taking, _("Cancel This Meeting?"), _("_Cancel Meeting"));
  else if (warnings != NULL && warnings->len > 0)
    ask_whether (taking, warnings, step == ITEAM_STEP_FINISH ? _("_Close All the Same") : _("_Go On All the Same"));
  else
    take (taking);
}
