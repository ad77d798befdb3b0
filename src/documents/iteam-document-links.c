/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-links.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-point.h"
#include "iteam-directory.h"
#include "iteam-ref.h"
#include "iteam-text-row.h"

/**
 * IteamDocumentLinks:
 *
 * What a document has to do with: the pillars that it belongs to, and action
 * points, one click away.
 */
struct _IteamDocumentLinks
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  AdwExpanderRow *pillars_row;
  GtkListBox *list;
  IteamTextRow *add_row;

  /* owned */
  IteamDocumentEdits *edits;
  GPtrArray *checks;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (IteamDocumentLinks, iteam_document_links, ADW_TYPE_BIN)

static gboolean
has_key (const gint64 *keys,
         guint         n_keys,
         gint64        key)
{
  for (guint i = 0; i < n_keys; i++)
    if (keys[i] == key)
      return TRUE;

  return FALSE;
}

static gint64
get_key (gpointer object)
{
  const gint64 *key = g_object_get_data (G_OBJECT (object), "iteam-key");

  return *key;
}

static void
set_key (gpointer object,
         gint64   key)
{
  g_object_set_data_full (G_OBJECT (object), "iteam-key", g_memdup2 (&key, sizeof key), g_free);
}

static void
show_pillar_names (IteamDocumentLinks *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, g_object_get_data (G_OBJECT (check), "iteam-name"));
    }
  adw_expander_row_set_subtitle (self->pillars_row, names->len > 0 ? names->str : C_("pillar", "None"));
}

static void
pillar_toggled_cb (IteamDocumentLinks *self,
                   GtkCheckButton     *check)
{
  IteamDocument *read = iteam_document_edits_get_read (self->edits);
  g_autoptr (IteamDocument) edited = NULL;

  if (self->updating || read == NULL)
    return;

  edited = iteam_document_copy (read);
  iteam_document_link_pillar (edited, get_key (check), gtk_check_button_get_active (check));
  show_pillar_names (self);
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
}

/* The pillars of a team file seldom change: they are asked for with each document. */
static void
add_pillar (IteamDocumentLinks *self,
            IteamPillar        *pillar)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *name = iteam_pillar_get_name (pillar);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_sensitive (row, iteam_document_edits_get_editable (self->edits));
  set_key (check, iteam_pillar_get_id (pillar));
  g_object_set_data_full (G_OBJECT (check), "iteam-name", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (check), "iteam-row", row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (pillar_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->pillars_row, row);
  g_ptr_array_add (self->checks, check);
}

static void
fill_pillars (IteamDocumentLinks *self)
{
  IteamStore *store = iteam_document_edits_get_store (self->edits);
  GListModel *pillars = store != NULL ? iteam_directory_get_pillars (iteam_store_get_directory (store)) : NULL;

  for (guint i = 0; i < self->checks->len; i++)
    adw_expander_row_remove (self->pillars_row, g_object_get_data (g_ptr_array_index (self->checks, i), "iteam-row"));
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; pillars != NULL && i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);

      add_pillar (self, pillar);
    }
}

static void
unlink_cb (IteamDocumentLinks *self,
           GtkWidget          *button)
{
  IteamDocument *read = iteam_document_edits_get_read (self->edits);
  g_autoptr (IteamDocument) edited = iteam_document_copy (read);

  iteam_document_link_action (edited, get_key (button), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
  gtk_list_box_remove (self->list, g_object_get_data (G_OBJECT (button), "iteam-row"));
}

static void
row_activated_cb (IteamDocumentLinks *self,
                  GtkListBoxRow      *row)
{
  g_autofree char *ref = NULL;

  if (g_object_get_data (G_OBJECT (row), "iteam-key") == NULL)
    return;
  ref = g_strdup_printf ("action:%" G_GINT64_FORMAT, get_key (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", ref);
}

static void
add_action (IteamDocumentLinks *self,
            IteamActionPoint   *action,
            int                 index)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  g_autofree char *number = iteam_action_point_format_number (action);
  g_autofree char *remove_name = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fields->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_key (row, fields->id);
  if (iteam_document_edits_get_editable (self->edits))
    {
      remove_name = g_strdup_printf (_("Take “%s” off"), number);
      button = gtk_button_new_from_icon_name ("window-close-symbolic");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, remove_name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
      set_key (button, fields->id);
      g_object_set_data (G_OBJECT (button), "iteam-row", row);
      g_signal_connect_object (button, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_insert (self->list, row, index);
}

static void
clear_actions (IteamDocumentLinks *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL && GTK_WIDGET (row) != GTK_WIDGET (self->add_row))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
actions_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamDocumentLinks) self = user_data;
  g_autoptr (GPtrArray) actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, NULL);

  /* Cancelled, or nothing that could be shown. */
  if (actions == NULL)
    return;

  clear_actions (self);
  for (guint i = 0; i < actions->len; i++)
    add_action (self, g_ptr_array_index (actions, i), (int) i);
}

static void
read_actions (IteamDocumentLinks *self)
{
  IteamDocument *read = iteam_document_edits_get_read (self->edits);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *actions;
  guint n_actions;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  actions = iteam_document_get_actions (read, &n_actions);
  if (n_actions == 0)
    {
      clear_actions (self);

      return;
    }

  self->reading = g_cancellable_new ();
  g_array_append_vals (ids, actions, n_actions);
  iteam_store_read_actions_async (iteam_document_edits_get_store (self->edits), ids, self->reading, actions_read_cb,
                                  g_object_ref (self));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamDocumentLinks) self = user_data;
  g_autoptr (IteamDocument) edited = NULL;
  g_autoptr (GError) error = NULL;
  gint64 action = iteam_store_find_action_finish (ITEAM_STORE (source), result, &error);
  IteamDocument *read = iteam_document_edits_get_read (self->edits);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || read == NULL)
    return;
  if (action == 0)
    {
      iteam_text_row_set_problem (self->add_row, _("There is no such action point"));

      return;
    }

  iteam_text_row_take_saved (self->add_row, NULL);
  edited = iteam_document_copy (read);
  iteam_document_link_action (edited, action, TRUE);
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
}

static void
add_done_cb (IteamDocumentLinks *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->add_row);
  const char *digits = typed;
  gint64 number = 0;

  if (typed[0] == '\0')
    return;

  if (g_ascii_strncasecmp (typed, "A-", 2) == 0)
    digits += 2;
  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT, &number, NULL))
    {
      iteam_text_row_set_problem (self->add_row, _("Not the number of an action point: try “A-12”"));

      return;
    }

  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  iteam_store_find_action_async (iteam_document_edits_get_store (self->edits), (int) number, self->reading, found_cb,
                                 g_object_ref (self));
}

static void
switched_cb (IteamDocumentLinks *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  clear_actions (self);
  iteam_text_row_take_saved (self->add_row, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->add_row), iteam_document_edits_get_editable (self->edits));
  fill_pillars (self);
}

static void
sync_cb (IteamDocumentLinks *self)
{
  guint n_pillars;
  const gint64 *pillars = iteam_document_get_pillars (iteam_document_edits_get_read (self->edits), &n_pillars);

  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 has_key (pillars, n_pillars, get_key (g_ptr_array_index (self->checks, i))));
  self->updating = FALSE;
  show_pillar_names (self);
  read_actions (self);
}

static void
iteam_document_links_dispose (GObject *object)
{
  IteamDocumentLinks *self = ITEAM_DOCUMENT_LINKS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->edits);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_document_links_parent_class)->dispose (object);
}

static void
iteam_document_links_class_init (IteamDocumentLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_document_links_dispose;

  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-links.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentLinks, add_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentLinks, list);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentLinks, pillars_row);
  gtk_widget_class_bind_template_callback (widget_class, add_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_document_links_init (IteamDocumentLinks *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_document_links_set_edits:
 * @self: links
 * @edits: what is shown and writes; once
 */
void
iteam_document_links_set_edits (IteamDocumentLinks *self,
                                IteamDocumentEdits *edits)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_LINKS (self));
  g_return_if_fail (self->edits == NULL);

  self->edits = g_object_ref (edits);
  g_signal_connect_object (edits, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
}
