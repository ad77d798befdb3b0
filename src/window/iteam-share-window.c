/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-person-cell.h"
#include "iteam-share-start.h"
#include "iteam-share-words.h"
#include "iteam-window.h"

/* How long someone who asked for an exchange waits for it, in milliseconds. */
#define PATIENCE 30000

/**
 * IteamShareWindow:
 *
 * Where the file that is open is and how fresh, who shares it, and how one
 * comes to share it or to leave. A file of this computer alone is offered to be
 * shared.
 */
struct _IteamShareWindow
{
  AdwWindow parent_instance;

  gboolean busy;
  gboolean starting;
  gint64 author;
  gint64 n_changes;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwActionRow *place_row;
  AdwActionRow *fresh_row;
  GtkImage *fresh_image;
  GtkSpinner *exchange_spinner;
  AdwActionRow *meeting_row;
  GtkWidget *problem_group;
  GtkLabel *problem_label;
  GtkListBox *peers;
  AdwStatusPage *local_page;
  GtkLabel *busy_label;

  /* owned */
  IteamSession *session;
  IteamShare *share;
  IteamStore *store;
  GCancellable *cancellable;
  char *shown;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamShareWindow, iteam_share_window, ADW_TYPE_WINDOW)

static void
add_toast (IteamShareWindow *self,
           const char       *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
tell (IteamShareWindow *self,
      const char       *heading,
      const char       *message)
{
  const IteamAnswer answers[] = { { "close", _("_Close"), ITEAM_ANSWER_PLAIN } };

  iteam_ask_async (GTK_WIDGET (self), heading, message, NULL, answers, G_N_ELEMENTS (answers), NULL, NULL, NULL);
}

static int
compare_peers (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const IteamPeerNote *first = *(IteamPeerNote *const *) a, *second = *(IteamPeerNote *const *) b;
  const IteamShareStatus *status = user_data;
  gboolean first_here = iteam_peer_note_is_here (first, status->last_exchange);
  gboolean second_here = iteam_peer_note_is_here (second, status->last_exchange);

  if (first_here != second_here)
    return second_here - first_here;

  return g_utf8_collate (iteam_share_words_who (first), iteam_share_words_who (second));
}

static GtkWidget *
make_peer_row (const char *who,
               const char *detail)
{
  g_autofree char *title = g_markup_escape_text (who, -1);
  g_autofree char *subtitle = g_markup_escape_text (detail, -1);
  g_autofree char *initials = iteam_person_cell_avatar_text (who);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "activatable", FALSE, NULL);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), adw_avatar_new (32, initials, TRUE));

  return row;
}

static GtkWidget *
make_nobody_row (void)
{
  return g_object_new (ADW_TYPE_ACTION_ROW,
                       "title", _("Nobody Else Yet"),
                       "subtitle", _("Colleagues join by opening the file at its place."),
                       "subtitle-lines", 0,
                       "activatable", FALSE,
                       NULL);
}

/* The share tells that it was looked at more than once a second; what there is
 * to read changes seldom. */
static void
show_peers (IteamShareWindow       *self,
            const IteamShareStatus *status)
{
  g_autoptr (GPtrArray) peers = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; status->peers != NULL && i < status->peers->len; i++)
    g_ptr_array_add (peers, g_ptr_array_index (status->peers, i));
  g_ptr_array_sort_with_data (peers, compare_peers, (gpointer) status);

  for (guint i = 0; i < peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (peers, i);
      g_autofree char *seen = iteam_share_words_peer (peer, status->last_exchange, g_get_real_time ());
      g_autofree char *received = iteam_share_words_received (peer, self->author, self->n_changes);
      g_autofree char *detail = g_strjoin (received != NULL ? "\n" : "", seen, received != NULL ? received : "", NULL);

      g_string_append_printf (all, "%s\n%s\n", iteam_share_words_who (peer), detail);
      g_ptr_array_add (rows, make_peer_row (iteam_share_words_who (peer), detail));
    }
  if (rows->len == 0)
    g_ptr_array_add (rows, make_nobody_row ());

  if (g_strcmp0 (self->shown, all->str) == 0)
    {
      for (guint i = 0; i < rows->len; i++)
        g_object_unref (g_object_ref_sink (g_ptr_array_index (rows, i)));
      return;
    }

  g_free (self->shown);
  self->shown = g_strdup (all->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->peers))) != NULL)
    gtk_list_box_remove (self->peers, child);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->peers, g_ptr_array_index (rows, i));
}

static void
show_problems (IteamShareWindow       *self,
               const IteamShareStatus *status)
{
  gboolean both = status->error != NULL && status->problem != NULL;
  g_autofree char *text = g_strjoin (both ? "\n\n" : "", status->error != NULL ? status->error : "",
                                     status->problem != NULL ? status->problem : "", NULL);

  gtk_label_set_label (self->problem_label, text);
  gtk_widget_set_visible (self->problem_group, text[0] != '\0');
}

static void
show_status (IteamShareWindow       *self,
             const IteamShareStatus *status)
{
  gint64 now = g_get_real_time ();
  g_autofree char *place = g_markup_escape_text (status->meeting != NULL ? status->meeting : "", -1);
  g_autofree char *fresh = iteam_share_words_freshness (status, now);
  g_autofree char *explained = iteam_share_words_explain (status, now);
  g_autofree char *meeting = iteam_share_words_meeting (status);

  adw_action_row_set_subtitle (self->place_row, place);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fresh_row), fresh);
  adw_action_row_set_subtitle (self->fresh_row, explained);
  gtk_image_set_from_icon_name (self->fresh_image, iteam_share_words_icon_name (status));
  adw_action_row_set_subtitle (self->meeting_row, meeting);
  show_problems (self, status);
  show_peers (self, status);
}

static void
show_local (IteamShareWindow *self)
{
  const char *why = NULL;

  if (iteam_session_get_sample (self->session))
    why = _("The sample file is for trying things out. Open your team’s file, or make one, to share it.");
  else if (iteam_store_get_read_only (self->store))
    why = _("This file can only be read, so it cannot be shared.");

  adw_status_page_set_description (self->local_page,
                                   why != NULL ? why
                                   : _("Everyone of the team works on the same file, at the same time, each from their "
                                       "own computer. What one writes, the others see within seconds; without the "
                                       "network you go on working, and it follows later."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "share.start", why == NULL);
}

static void
update (IteamShareWindow *self)
{
  const IteamShareStatus *status = self->share != NULL ? iteam_share_get_status (self->share) : NULL;
  gboolean shared = status != NULL && iteam_share_is_shared (self->share);

  if (shared)
    show_status (self, status);
  else if (self->store != NULL)
    show_local (self);
  gtk_stack_set_visible_child_name (self->stack, self->busy ? "busy" : shared ? "shared" : "local");
}

static void
replica_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamReplicaState) state = iteam_store_read_replica_state_finish (ITEAM_STORE (source), result, &error);
  IteamShareWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ITEAM_SHARE_WINDOW (user_data);
  if (state == NULL)
    {
      add_toast (self, error->message);
      return;
    }
  self->author = state->author;
  self->n_changes = iteam_vector_get (state->vector, state->author);
  update (self);
}

/* How much of what was written here the others have is told in how many changes
 * there are. */
static void
read_replica (IteamShareWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  iteam_store_read_replica_state_async (self->store, self->cancellable, replica_read_cb, self);
}

/* While it comes to be shared, the file is closed and opened again. */
static void
share_changed_cb (IteamShareWindow *self)
{
  IteamShare *share = iteam_session_get_share (self->session);

  if (self->share != NULL)
    g_signal_handlers_disconnect_by_data (self->share, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->share, share);
  g_set_object (&self->store, iteam_session_get_store (self->session));
  read_replica (self);
  if (share == NULL)
    {
      if (!self->starting)
        gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->busy = FALSE;
  self->starting = FALSE;
  g_signal_connect_object (share, "status-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (read_replica), self, G_CONNECT_SWAPPED);
  update (self);
}

/* What went wrong is told in the window below. */
static void
state_changed_cb (IteamShareWindow *self)
{
  if (iteam_session_get_state (self->session) == ITEAM_SESSION_FAILED)
    gtk_window_close (GTK_WINDOW (self));
}

static void
set_busy (IteamShareWindow *self,
          const char       *what)
{
  self->busy = what != NULL;
  if (what != NULL)
    gtk_label_set_label (self->busy_label, what);
  update (self);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (iteam_share_start_finish (GTK_WIDGET (self), result, &error))
    return;

  if (self->session == NULL)
    return;
  self->starting = FALSE;
  set_busy (self, NULL);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, _("The File Is Not Shared"), error->message);
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (widget);

  self->starting = TRUE;
  set_busy (self, _("The file is being shared…"));
  iteam_share_start_async (widget, self->session, started_cb, NULL);
}

static void
exchanged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamShareWindow) self = ITEAM_SHARE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  iteam_share_sync_finish (ITEAM_SHARE (source), result, &error);
  if (self->session == NULL)
    return;

  gtk_spinner_stop (self->exchange_spinner);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "share.exchange", TRUE);
  add_toast (self, error != NULL ? error->message : _("Everything was exchanged"));
}

static void
exchange_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (widget);

  gtk_spinner_start (self->exchange_spinner);
  gtk_widget_action_set_enabled (widget, "share.exchange", FALSE);
  iteam_share_sync_async (self->share, PATIENCE, NULL, exchanged_cb, g_object_ref (self));
}

/* The window has closed by itself, if the file has. */
static void
finish_leaving (IteamShareWindow *self,
                GAsyncResult     *result,
                GtkWidget        *parent,
                const char       *refused,
                const char       *done)
{
  g_autoptr (GError) error = NULL;
  IteamSession *session = ITEAM_SESSION (g_async_result_get_source_object (result));

  iteam_session_leave_finish (session, result, &error);
  g_object_unref (session);
  if (error == NULL)
    {
      if (parent != NULL)
        gtk_widget_activate_action (parent, "win.toast", "s", done);
    }
  else if (self->session != NULL)
    {
      set_busy (self, NULL);
      tell (self, refused, error->message);
    }
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamShareWindow) self = ITEAM_SHARE_WINDOW (user_data);
  g_autoptr (GtkWidget) parent = g_object_steal_data (G_OBJECT (self), "iteam-parent");

  finish_leaving (self, result, parent, _("The Copy Stays on This Computer"),
                  _("The copy on this computer was removed"));
}

static void
stopped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamShareWindow) self = ITEAM_SHARE_WINDOW (user_data);
  g_autoptr (GtkWidget) parent = g_object_steal_data (G_OBJECT (self), "iteam-parent");

  finish_leaving (self, result, parent, _("The File Is Still Shared"), _("The file is not shared any more"));
}

/* What is still being typed goes out before the copy goes. */
static void
leave (IteamShareWindow *self,
       gboolean          stop)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (ITEAM_IS_WINDOW (parent))
    iteam_window_flush (ITEAM_WINDOW (parent));
  if (parent != NULL)
    g_object_set_data_full (G_OBJECT (self), "iteam-parent", g_object_ref (parent), g_object_unref);
  set_busy (self, stop ? _("Sharing is being ended…") : _("The copy is being removed…"));
  iteam_session_leave_async (self->session, stop, stop ? stopped_cb : left_cb, g_object_ref (self));
}

static void
remove_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (source);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  if (g_strcmp0 (answer, "remove") == 0 && self->share != NULL)
    leave (self, FALSE);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "remove", _("_Remove"), ITEAM_ANSWER_DESTRUCTIVE },
  };

  iteam_ask_async (widget, _("Remove the Copy on This Computer?"),
                   _("What you changed goes to the share first; if that does not succeed, the copy stays. "
                     "Your colleagues notice nothing of it, and you can open the file again at any time."), NULL,
                   answers, G_N_ELEMENTS (answers), NULL, remove_answered_cb, NULL);
}

static void
stop_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (source);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  if (g_strcmp0 (answer, "stop") == 0 && self->share != NULL)
    leave (self, TRUE);
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "stop", _("_Stop Sharing"), ITEAM_ANSWER_DESTRUCTIVE },
  };

  iteam_ask_async (widget, _("Stop Sharing for Everyone?"),
                   _("Everything is put into one file, at the place where it is shared now. Nobody may have it open. "
                     "What a colleague has not exchanged yet does not come in any more: let everyone exchange first."),
                   NULL, answers, G_N_ELEMENTS (answers), NULL, stop_answered_cb, NULL);
}

static void
iteam_share_window_constructed (GObject *object)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (object);

  G_OBJECT_CLASS (iteam_share_window_parent_class)->constructed (object);

  g_signal_connect_object (self->session, "notify::share", G_CALLBACK (share_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  share_changed_cb (self);
}

static void
iteam_share_window_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (object);

  switch (property_id)
    {
    case PROP_SESSION: g_value_set_object (value, self->session); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_share_window_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (object);

  switch (property_id)
    {
    case PROP_SESSION: self->session = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_share_window_dispose (GObject *object)
{
  IteamShareWindow *self = ITEAM_SHARE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->share != NULL)
    g_signal_handlers_disconnect_by_data (self->share, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->share);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (iteam_share_window_parent_class)->dispose (object);
}

static void
iteam_share_window_class_init (IteamShareWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = iteam_share_window_constructed;
  object_class->get_property = iteam_share_window_get_property;
  object_class->set_property = iteam_share_window_set_property;
  object_class->dispose = iteam_share_window_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ITEAM_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-share-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, exchange_spinner);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, fresh_image);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, fresh_row);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, local_page);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, peers);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, place_row);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, problem_group);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamShareWindow, toasts);
  gtk_widget_class_install_action (widget_class, "share.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "share.exchange", NULL, exchange_action);
  gtk_widget_class_install_action (widget_class, "share.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "share.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_share_window_init (IteamShareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_share_window_new:
 * @parent: the window over which it stands
 * @session: a session with a file
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_share_window_new (GtkWindow    *parent,
                        IteamSession *session)
{
  return g_object_new (ITEAM_TYPE_SHARE_WINDOW,
                       "transient-for", parent,
                       "session", session,
                       NULL);
}
