/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-invitation.h"
#include "iteam-meetings-pane-private.h"
#include "iteam-save.h"

/* Invitations of calendars that are dropped on the pane: what they propose is shown, and
 * becomes a meeting when a person says so. */

/* More than any invitation has: the rest of a larger file need not be read to refuse it. */
#define MOST_BYTES (1024 * 1024 + 1)
#define MOST_SHOWN 6

typedef struct
{
  IteamMeetingsPane *pane;
  GPtrArray *invitations;
} Proposal;

static void
proposal_free (Proposal *proposal)
{
  g_object_unref (proposal->pane);
  g_ptr_array_unref (proposal->invitations);
  g_free (proposal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Proposal, proposal_free)

static void
tell (IteamMeetingsPane *self,
      const char        *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Proposal) proposal = user_data;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  IteamMeetingsPane *self = proposal->pane;
  g_autoptr (IteamDraft) draft = NULL;

  if (g_strcmp0 (answer, "add") != 0 || self->store == NULL)
    return;

  for (guint i = 0; i < proposal->invitations->len; i++)
    {
      IteamDirectory *directory = iteam_store_get_directory (self->store);
      g_autoptr (IteamDraft) added = iteam_invitation_draft (proposal->invitations->pdata[i], directory, iteam_day_today (), &self->wanted);

      if (draft == NULL)
        draft = g_steal_pointer (&added);
      else
        iteam_draft_append (draft, added);
    }
  iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_MEETINGS);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_save_and_tell (GTK_WIDGET (self), self->store, draft, _("Meeting planned"), NULL);
}

static void
propose (IteamMeetingsPane *self,
         GPtrArray         *invitations)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "add", _("_Add"), ITEAM_ANSWER_SUGGESTED },
  };
  Proposal *proposal = g_new0 (Proposal, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (invitations->len, MOST_SHOWN); i++)
    {
      g_autofree char *line = iteam_invitation_describe (invitations->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (invitations->len > MOST_SHOWN)
    g_string_append (text, "\n…");

  proposal->pane = g_object_ref (self);
  proposal->invitations = g_ptr_array_ref (invitations);
  iteam_ask_async (GTK_WIDGET (self), ngettext ("Add This Meeting?", "Add These Meetings?", invitations->len), text->str, NULL,
                   answers, G_N_ELEMENTS (answers), NULL, answered_cb, proposal);
}

/* What was withdrawn is told; a meeting that is here already is shown. */
static void
receive (IteamMeetingsPane *self,
         GPtrArray         *invitations)
{
  for (guint i = invitations->len; i-- > 0;)
    {
      const IteamInvitation *invitation = invitations->pdata[i];

      if (invitation->withdrawn)
        {
          g_autofree char *what = iteam_invitation_describe (invitation);
          g_autofree char *sentence = g_strdup_printf (_("%s: this invitation was withdrawn."), what);

          tell (self, sentence);
          g_ptr_array_remove_index (invitations, i);
        }
      else if (invitation->meeting != 0 && iteam_register_find (self->meetings, invitation->meeting) != NULL)
        {
          iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_MEETINGS);
          iteam_meetings_pane_choose (self, invitation->meeting, 0);
          tell (self, _("This meeting is in the team file already"));
          g_ptr_array_remove_index (invitations, i);
        }
    }
  if (invitations->len > 0)
    propose (self, invitations);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (task_data, cancellable, &error);
  g_autofree char *text = g_malloc (MOST_BYTES + 1);
  GPtrArray *invitations = NULL;
  gsize length;

  if (stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), text, MOST_BYTES, &length, cancellable, &error))
    invitations = iteam_invitation_read (text, length, iteam_day_today (), &error);
  if (invitations != NULL)
    g_task_return_pointer (task, invitations, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invitations = g_task_propagate_pointer (G_TASK (result), &error);

  if (invitations == NULL)
    tell (self, error->message);
  else if (self->store != NULL)
    receive (self, invitations);
}

static gboolean
drop_cb (IteamMeetingsPane *self,
         const GValue      *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GTask) task = NULL;

  if (files == NULL || self->store == NULL)
    return FALSE;
  if (iteam_store_get_read_only (self->store))
    {
      tell (self, _("This file can only be read, so nothing was added."));

      return FALSE;
    }

  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, drop_cb);
  g_task_set_task_data (task, g_object_ref (files->data), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);

  return TRUE;
}

/* Private: lets invitations be dropped on the lists of the pane. */
void
iteam_meetings_pane_receive_invitations (IteamMeetingsPane *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_box, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (self->list_box, "iteam-drop");
}
