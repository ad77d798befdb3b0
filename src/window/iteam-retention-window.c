/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-retention-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-store-retention.h"

/**
 * IteamRetentionWindow:
 *
 * Documents and minutes whose retention period is over. A person chooses what is
 * destroyed, and says so once more; what was destroyed is told below, without what it
 * held.
 */
struct _IteamRetentionWindow
{
  AdwWindow parent_instance;

  /* template children */
  GtkLabel *message_label;
  GtkStack *views;
  AdwPreferencesGroup *over_group;
  AdwPreferencesGroup *log_group;

  /* owned */
  IteamStore *store;
  GCancellable *cancellable;
  GPtrArray *over;
  GPtrArray *checks;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (IteamRetentionWindow, iteam_retention_window, ADW_TYPE_WINDOW)

static void
say (IteamRetentionWindow *self,
     const char           *text)
{
  gtk_label_set_text (self->message_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), text != NULL);
}

static GArray *
list_chosen (IteamRetentionWindow *self)
{
  GArray *things = g_array_new (FALSE, FALSE, sizeof (IteamRef));

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_array_append_val (things, ((IteamRetained *) g_ptr_array_index (self->over, i))->thing);

  return things;
}

static void
update_action (IteamRetentionWindow *self)
{
  g_autoptr (GArray) things = list_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retention.destroy",
                                 things->len > 0 && !iteam_store_get_read_only (self->store));
}

static void
show_view (IteamRetentionWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->over_group), self->over->len > 0);
  gtk_stack_set_visible_child_name (self->views, self->over->len > 0 || gtk_widget_get_visible (GTK_WIDGET (self->log_group)) ? "list" : "empty");
}

static char *
format_number (const IteamRef *thing,
               int             number)
{
  return number > 0 ? g_strdup_printf ("%s-%d", iteam_kind_get_letter (thing->kind), number)
                    : g_strdup_printf ("%s-…", iteam_kind_get_letter (thing->kind));
}

static void
add_row (IteamRetentionWindow *self,
         AdwPreferencesGroup  *group,
         const char           *title,
         const char           *subtitle,
         GtkWidget            *check)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (check != NULL)
    {
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_object_set_data (G_OBJECT (row), "iteam-group", group);
}

static void
add_over (IteamRetentionWindow *self,
          IteamRetained        *retained)
{
  g_autofree char *number = format_number (&retained->thing, retained->number);
  g_autofree char *until = iteam_day_format (retained->until, iteam_day_today (), ITEAM_DAY_LONG);
  /* Translators: a number as D-5, a day, and the retention period as it was written. */
  g_autofree char *subtitle = g_strdup_printf (_("%s · kept until %s (%s)"), number, until, retained->term);
  GtkWidget *check = gtk_check_button_new ();

  g_ptr_array_add (self->checks, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  add_row (self, self->over_group, retained->title, subtitle, check);
}

static void
forget_rows (IteamRetentionWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "iteam-group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->over, 0);
}

static void
log_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = iteam_store_read_destructions_finish (ITEAM_STORE (source), result, &error);
  IteamRetentionWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = ITEAM_RETENTION_WINDOW (user_data);
  if (list == NULL)
    say (self, error->message);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const IteamDestruction *destruction = g_ptr_array_index (list, i);
      g_autofree char *number = format_number (&destruction->thing, destruction->number);
      g_autofree char *day = iteam_day_format (destruction->day, iteam_day_today (), ITEAM_DAY_LONG);
      /* Translators: a day, and someone’s name. */
      g_autofree char *subtitle = g_strdup_printf (_("%s, by %s"), day, destruction->who[0] != '\0' ? destruction->who : "–");

      add_row (self, self->log_group, number, subtitle, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->log_group), list != NULL && list->len > 0);
  show_view (self);
}

static void
retained_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = iteam_store_read_retained_finish (ITEAM_STORE (source), result, &error);
  IteamRetentionWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = ITEAM_RETENTION_WINDOW (user_data);
  forget_rows (self);
  if (list == NULL)
    {
      say (self, error->message);

      return;
    }
  g_ptr_array_set_free_func (list, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      IteamRetained *retained = g_ptr_array_index (list, i);

      if (retained->until == ITEAM_DAY_NONE || retained->until > iteam_day_today ())
        {
          iteam_retained_free (retained);
          continue;
        }
      g_ptr_array_add (self->over, retained);
      add_over (self, retained);
    }
  update_action (self);
  show_view (self);
  iteam_store_read_destructions_async (self->store, self->cancellable, log_read_cb, self);
}

static void
destroyed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamRetentionWindow) self = ITEAM_RETENTION_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean destroyed = iteam_store_destroy_finish (ITEAM_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  say (self, destroyed ? NULL : error->message);
  iteam_store_read_retained_async (self->store, self->cancellable, retained_read_cb, self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  IteamRetentionWindow *self = ITEAM_RETENTION_WINDOW (source);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  g_autoptr (GArray) things = NULL;

  if (g_strcmp0 (answer, "destroy") != 0 || self->store == NULL)
    return;
  things = list_chosen (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retention.destroy", FALSE);
  say (self, _("It is being destroyed…"));
  iteam_store_destroy_async (self->store, things, NULL, destroyed_cb, g_object_ref (self));
}

static void
destroy_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "destroy", _("_Destroy"), ITEAM_ANSWER_DESTRUCTIVE },
  };
  IteamRetentionWindow *self = ITEAM_RETENTION_WINDOW (widget);
  g_autoptr (GArray) things = list_chosen (self);
  g_autofree char *heading = g_strdup_printf (ngettext ("Destroy %u of Them for Good?", "Destroy %u of Them for Good?", things->len), things->len);

  iteam_ask_async (widget, heading,
                   _("What they hold goes from the file, its change history and its search index, and cannot be brought back. On a shared "
                     "file it goes from everyone’s copy when they exchange changes the next time. Backups that were made before still have it."),
                   NULL, answers, G_N_ELEMENTS (answers), NULL, answered_cb, NULL);
}

static void
iteam_retention_window_dispose (GObject *object)
{
  IteamRetentionWindow *self = ITEAM_RETENTION_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_retention_window_parent_class)->dispose (object);
}

static void
iteam_retention_window_finalize (GObject *object)
{
  IteamRetentionWindow *self = ITEAM_RETENTION_WINDOW (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->over);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (iteam_retention_window_parent_class)->finalize (object);
}

static void
iteam_retention_window_class_init (IteamRetentionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_retention_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_retention_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-retention-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamRetentionWindow, log_group);
  gtk_widget_class_bind_template_child (widget_class, IteamRetentionWindow, message_label);
  gtk_widget_class_bind_template_child (widget_class, IteamRetentionWindow, over_group);
  gtk_widget_class_bind_template_child (widget_class, IteamRetentionWindow, views);
  gtk_widget_class_install_action (widget_class, "retention.destroy", NULL, destroy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_retention_window_init (IteamRetentionWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->over = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_retained_free);
  self->checks = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retention.destroy", FALSE);
}

/**
 * iteam_retention_window_new:
 * @parent: the window over which it stands
 * @store: a store with a file open
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_retention_window_new (GtkWindow  *parent,
                            IteamStore *store)
{
  IteamRetentionWindow *self = g_object_new (ITEAM_TYPE_RETENTION_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  iteam_store_read_retained_async (store, self->cancellable, retained_read_cb, self);

  return GTK_WIDGET (self);
}
