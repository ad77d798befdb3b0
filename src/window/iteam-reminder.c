/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reminder.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-edits.h"
#include "iteam-store-overview.h"

/* How often it is looked whether a day has begun, in seconds: whoever leaves the program
 * open over night is reminded in the morning. */
#define LOOK_EVERY (15 * 60)

/* So many are named. */
#define MOST_NAMED 3

#define NOTIFICATION "reminder"

/**
 * IteamReminder:
 *
 * Tells once a day, at most, what is due today and what is late, as a notification of
 * the desktop. A single action point can be done or put off in it; of several one sees
 * the list. Which day and file it told of last is remembered.
 */
struct _IteamReminder
{
  GObject parent_instance;

  guint timer;

  /* weak: it owns this */
  GtkApplication *application;

  /* owned */
  GSettings *settings;
  IteamSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamReminder, iteam_reminder, G_TYPE_OBJECT)

/* "2019-05-15 file:///…": what is told of once. */
static char *
format_occasion (IteamReminder *self)
{
  g_autofree char *day = iteam_day_to_iso (iteam_day_today ());
  g_autofree char *uri = g_file_get_uri (iteam_session_get_file (self->session));

  return g_strdup_printf ("%s %s", day, uri);
}

static gboolean
was_told (IteamReminder *self)
{
  g_autofree char *occasion = format_occasion (self);
  g_autofree char *last = g_settings_get_string (self->settings, "last-reminder");

  return g_str_equal (occasion, last);
}

static char *
format_title (const IteamOverview *overview)
{
  g_autofree char *late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d action point is overdue", "%d action points are overdue",
                                                        (gulong) overview->n_late), overview->n_late);
  g_autofree char *today = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d action point is due today", "%d action points are due today",
                                                         (gulong) overview->n_today), overview->n_today);

  if (overview->n_today == 0)
    return g_steal_pointer (&late);
  if (overview->n_late == 0)
    return g_steal_pointer (&today);

  /* Translators: what is due today, and of other action points how many are overdue:
   * "2 action points are due today, 3 are overdue". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %d is overdue", "%s, %d are overdue", (gulong) overview->n_late),
                          today, overview->n_late);
}

static char *
format_body (const IteamOverview *overview,
             int                  n_all)
{
  GString *body = g_string_new (NULL);
  guint n_named = MIN (MIN (overview->actions->len, MOST_NAMED), (guint) n_all);

  for (guint i = 0; i < n_named; i++)
    {
      IteamActionPoint *action = overview->actions->pdata[i];
      g_autofree char *number = iteam_action_point_format_number (action);

      g_string_append_printf (body, "%s%s %s", i > 0 ? "\n" : "", number, iteam_action_point_get_fields (action)->title);
    }
  if (n_all > (int) n_named)
    g_string_append_printf (body, "\n%s", _("and more"));

  return g_string_free (body, FALSE);
}

static void
tell (IteamReminder       *self,
      const IteamOverview *overview)
{
  int n_all = overview->n_late + overview->n_today;
  g_autofree char *title = format_title (overview);
  g_autofree char *body = format_body (overview, n_all);
  g_autofree char *occasion = format_occasion (self);
  g_autoptr (GNotification) notification = g_notification_new (title);
  gboolean writable = !iteam_store_get_read_only (iteam_session_get_store (self->session));

  g_notification_set_body (notification, body);
  if (n_all == 1 && writable)
    {
      gint64 id = iteam_action_point_get_id (overview->actions->pdata[0]);
      IteamRef ref = { ITEAM_KIND_ACTION, id };
      g_autofree char *thing = iteam_ref_to_string (&ref);

      g_notification_set_default_action_and_target (notification, "app.show", "s", thing);
      g_notification_add_button_with_target (notification, _("Done"), "app.reminder-done", "x", id);
      g_notification_add_button_with_target (notification, _("Postpone by a Day"), "app.reminder-postpone", "x", id);
    }
  else
    {
      g_notification_set_default_action_and_target (notification, "app.show-pane", "s", "overview");
      g_notification_add_button_with_target (notification, _("Show"), "app.show-actions", "s",
                                             overview->n_late > 0 ? "overdue" : "today");
    }
  g_application_send_notification (G_APPLICATION (self->application), NOTIFICATION, notification);
  g_settings_set_string (self->settings, "last-reminder", occasion);
}

/* What waits for someone who shows it. */
typedef struct
{
  IteamReminder *reminder;
  IteamStore *store;
  IteamOverview *overview;
} Telling;

static void
telling_free (Telling *telling)
{
  g_object_unref (telling->reminder);
  g_object_unref (telling->store);
  iteam_overview_free (telling->overview);
  g_free (telling);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

static void
server_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Telling) telling = user_data;
  IteamReminder *self = telling->reminder;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  /* On a desktop without notifications there is nothing to tell with, and it was not told. */
  if (answer != NULL && self->application != NULL && self->session != NULL &&
      iteam_session_get_store (self->session) == telling->store && !was_told (self))
    tell (self, telling->overview);
}

/* Not every desktop shows notifications, and GLib only complains where none does. */
static void
tell_when_shown (IteamReminder *self,
                 IteamStore    *store,
                 IteamOverview *overview)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self->application));
  Telling *telling = g_new (Telling, 1);

  *telling = (Telling) { g_object_ref (self), g_object_ref (store), overview };
  if (connection == NULL)
    telling_free (telling);
  else
    g_dbus_connection_call (connection, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                            "org.freedesktop.Notifications", "GetServerInformation", NULL, NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, server_ready_cb, telling);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamReminder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamOverview) overview = iteam_store_read_overview_finish (ITEAM_STORE (source), result, &error);

  /* A file that cannot be read says so where it is shown. */
  if (overview == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (overview->n_late + overview->n_today > 0 && self->application != NULL &&
      iteam_session_get_store (self->session) == ITEAM_STORE (source) && !was_told (self))
    tell_when_shown (self, ITEAM_STORE (source), g_steal_pointer (&overview));
}

static void
look (IteamReminder *self)
{
  IteamStore *store = iteam_session_get_store (self->session);

  /* The sample is for looking around, and nobody's work. */
  if (store == NULL || self->cancellable != NULL || iteam_session_get_sample (self->session) ||
      !g_settings_get_boolean (self->settings, "reminders") || was_told (self))
    return;

  self->cancellable = g_cancellable_new ();
  iteam_store_read_overview_async (store, iteam_store_get_user (store), iteam_day_today (), NULL, 0, self->cancellable,
                                   read_cb, g_object_ref (self));
}

static gboolean
look_cb (gpointer data)
{
  look (data);

  return G_SOURCE_CONTINUE;
}

/* What was asked of the file before is of no use. */
static void
opened_cb (IteamReminder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  look (self);
}

static void
reminders_changed_cb (IteamReminder *self)
{
  if (g_settings_get_boolean (self->settings, "reminders"))
    look (self);
  else if (self->application != NULL)
    g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION);
}

/* What came of an order that was given in the notification. */
static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamReminder) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = self->application != NULL ? gtk_application_get_active_window (self->application) : NULL;

  if (!iteam_store_commit_finish (ITEAM_STORE (source), result, &error) && window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", error->message);
}

static void
done_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamReminder) self = user_data;
  g_autoptr (IteamActionDetail) detail = iteam_store_read_detail_finish (ITEAM_STORE (source), result, NULL);
  g_autoptr (IteamDraft) draft = NULL;

  if (detail == NULL)
    return;
  draft = iteam_action_point_draft_complete (detail->action, NULL, detail->checklist, iteam_day_today (), NULL);
  iteam_store_commit_async (ITEAM_STORE (source), draft, NULL, committed_cb, g_object_ref (self));
}

static void
postpone_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (IteamReminder) self = user_data;
  g_autoptr (IteamActionDetail) detail = iteam_store_read_detail_finish (ITEAM_STORE (source), result, NULL);
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  g_autoptr (IteamDraft) draft = NULL;

  if (detail == NULL)
    return;
  g_ptr_array_add (actions, detail->action);
  draft = iteam_action_edits_postpone (actions, ITEAM_UNIT_DAY, 1, iteam_day_today ());
  iteam_store_commit_async (ITEAM_STORE (source), draft, NULL, committed_cb, g_object_ref (self));
}

static void
order (IteamReminder       *self,
       GVariant            *parameter,
       GAsyncReadyCallback  read)
{
  IteamStore *store = iteam_session_get_store (self->session);

  if (store != NULL && !iteam_store_get_read_only (store))
    iteam_store_read_detail_async (store, g_variant_get_int64 (parameter), NULL, read, g_object_ref (self));
}

static void
done_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  order (user_data, parameter, done_read_cb);
}

static void
postpone_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  order (user_data, parameter, postpone_read_cb);
}

static void
iteam_reminder_dispose (GObject *object)
{
  IteamReminder *self = ITEAM_REMINDER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->application);

  G_OBJECT_CLASS (iteam_reminder_parent_class)->dispose (object);
}

static void
iteam_reminder_class_init (IteamReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_reminder_dispose;
}

static void
iteam_reminder_init (IteamReminder *self)
{
}

/**
 * iteam_reminder_new:
 * @application: the program as it starts, with its settings; it owns what is made here
 *
 * Returns: (transfer full): what reminds of action points while the program runs.
 */
IteamReminder *
iteam_reminder_new (IteamApplication *application)
{
  const GActionEntry entries[] = {
    { "reminder-done", done_cb, "x", NULL, NULL, { 0 } },
    { "reminder-postpone", postpone_cb, "x", NULL, NULL, { 0 } },
  };
  IteamReminder *self = g_object_new (ITEAM_TYPE_REMINDER, NULL);

  g_set_weak_pointer (&self->application, GTK_APPLICATION (application));
  self->settings = g_object_ref (iteam_application_get_settings (application));
  self->session = g_object_ref (iteam_application_get_session (application));
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::reminders", G_CALLBACK (reminders_changed_cb), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (LOOK_EVERY, look_cb, self);

  return self;
}
