/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme-links.h"

#include <glib/gi18n-lib.h>

#include "iteam-store-documents.h"
#include "iteam-text-row.h"
#include "iteam-text.h"

/**
 * IteamProgrammeLinks:
 *
 * The documents that belong to an activity, or the action points that work on a point: one
 * click away, and added by their numbers.
 */
struct _IteamProgrammeLinks
{
  AdwBin parent_instance;

  /* template children */
  AdwPreferencesGroup *group;
  GtkListBox *list;
  IteamTextRow *add_row;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamEntry *entry;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamProgrammeLinks, iteam_programme_links, ADW_TYPE_BIN)

static gboolean
is_activity (IteamProgrammeLinks *self)
{
  return ITEAM_IS_ACTIVITY (self->entry);
}

/* The key of what a link leads to, or 0 if it is of something else. */
static gint64
get_target (IteamProgrammeLinks *self,
            gpointer             link)
{
  gint64 id = iteam_entry_get_id (self->entry);

  if (is_activity (self))
    {
      const IteamActivityDocumentFields *fields = iteam_activity_document_get_fields (link);

      return fields->activity == id ? fields->document : 0;
    }

  {
    const IteamPointActionFields *fields = iteam_point_action_get_fields (link);

    return fields->point == id ? fields->action : 0;
  }
}

static GPtrArray *
get_links (IteamProgrammeLinks *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);

  return is_activity (self) ? programme->documents : programme->point_actions;
}

static IteamEntry *
find_link (IteamProgrammeLinks *self,
           gint64               target)
{
  GPtrArray *links = get_links (self);

  for (guint i = 0; i < links->len; i++)
    if (get_target (self, links->pdata[i]) == target)
      return links->pdata[i];

  return NULL;
}

static void
removed_cb (IteamProgrammeLinks *self,
            GtkWidget           *button)
{
  IteamEntry *link = find_link (self, *(gint64 *) g_object_get_data (G_OBJECT (button), "iteam-key"));

  gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
  if (link != NULL)
    iteam_desk_remove (ITEAM_DESK (self->desk), GTK_WIDGET (self), link);
}

static void
row_activated_cb (IteamProgrammeLinks *self,
                  GtkListBoxRow       *row)
{
  const gint64 *key = g_object_get_data (G_OBJECT (row), "iteam-key");
  g_autofree char *text = NULL;
  IteamRef ref;

  if (key == NULL)
    return;
  ref = (IteamRef) { is_activity (self) ? ITEAM_KIND_DOCUMENT : ITEAM_KIND_ACTION, *key };
  text = iteam_ref_to_string (&ref);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", text);
}

static void
set_key (gpointer object,
         gint64   key)
{
  g_object_set_data_full (G_OBJECT (object), "iteam-key", g_memdup2 (&key, sizeof key), g_free);
}

static void
add_row (IteamProgrammeLinks *self,
         gint64               key,
         const char          *number,
         const char          *title)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: the number of a document or action point that no longer belongs here: "D-3". */
  g_autofree char *name = g_strdup_printf (_("Take “%s” off"), number);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_key (row, key);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (button, iteam_desk_get_writable (ITEAM_DESK (self->desk)));
  set_key (button, key);
  g_signal_connect_object (button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_insert (self->list, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->add_row)));
}

static void
clear_rows (IteamProgrammeLinks *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL && GTK_WIDGET (row) != GTK_WIDGET (self->add_row))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
documents_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (IteamProgrammeLinks) self = user_data;
  g_autoptr (GPtrArray) documents = iteam_store_read_documents_finish (ITEAM_STORE (source), result, NULL);

  /* Cancelled, or nothing that could be shown. */
  if (documents == NULL)
    return;

  clear_rows (self);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *number = iteam_document_format_number (documents->pdata[i]);

      add_row (self, iteam_document_get_id (documents->pdata[i]), number, iteam_document_get_fields (documents->pdata[i])->title);
    }
}

static void
actions_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamProgrammeLinks) self = user_data;
  g_autoptr (GPtrArray) actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, NULL);

  if (actions == NULL)
    return;

  clear_rows (self);
  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *number = iteam_action_point_format_number (actions->pdata[i]);

      add_row (self, iteam_action_point_get_id (actions->pdata[i]), number, iteam_action_point_get_fields (actions->pdata[i])->title);
    }
}

static void
read_targets (IteamProgrammeLinks *self)
{
  IteamStore *store = iteam_desk_get_store (ITEAM_DESK (self->desk));
  GPtrArray *links = get_links (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < links->len; i++)
    {
      gint64 target = get_target (self, links->pdata[i]);

      if (target != 0)
        g_array_append_val (ids, target);
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (ids->len == 0)
    {
      clear_rows (self);

      return;
    }

  self->cancellable = g_cancellable_new ();
  if (is_activity (self))
    iteam_store_read_documents_async (store, ids, self->cancellable, documents_read_cb, g_object_ref (self));
  else
    iteam_store_read_actions_async (store, ids, self->cancellable, actions_read_cb, g_object_ref (self));
}

static void
link_to (IteamProgrammeLinks *self,
         gint64               target)
{
  gint64 id = iteam_entry_get_id (self->entry);
  g_autoptr (IteamEntry) link = NULL;

  if (find_link (self, target) != NULL)
    return;
  if (is_activity (self))
    link = ITEAM_ENTRY (iteam_activity_document_new (id, target));
  else
    link = ITEAM_ENTRY (iteam_point_action_new (id, target));
  iteam_desk_add (ITEAM_DESK (self->desk), GTK_WIDGET (self), link);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamProgrammeLinks) self = user_data;
  gint64 target;

  if (self->entry == NULL || source != (gpointer) iteam_desk_get_store (ITEAM_DESK (self->desk)))
    return;

  if (is_activity (self))
    target = iteam_store_find_document_finish (ITEAM_STORE (source), result, NULL);
  else
    target = iteam_store_find_action_finish (ITEAM_STORE (source), result, NULL);
  if (target == 0)
    {
      iteam_text_row_set_problem (self->add_row, is_activity (self) ? _("No document has this number") : _("No action point has this number"));

      return;
    }
  iteam_text_row_take_saved (self->add_row, NULL);
  iteam_text_row_show (self->add_row, NULL);
  link_to (self, target);
}

static void
add_done_cb (IteamProgrammeLinks *self)
{
  IteamStore *store = iteam_desk_get_store (ITEAM_DESK (self->desk));
  g_autofree char *typed = iteam_text_row_get_typed (self->add_row);
  g_autofree char *upper = g_ascii_strup (typed, -1);
  IteamKind kind = ITEAM_KIND_NONE, wanted;
  int number;

  if (self->entry == NULL || typed[0] == '\0')
    return;
  wanted = is_activity (self) ? ITEAM_KIND_DOCUMENT : ITEAM_KIND_ACTION;
  if (!iteam_number_parse (g_strstrip (upper), &kind, &number) || kind != wanted)
    iteam_text_row_set_problem (self->add_row, is_activity (self) ? _("Not a number such as “D-3”") : _("Not a number such as “A-12”"));
  else if (is_activity (self))
    iteam_store_find_document_async (store, number, NULL, found_cb, g_object_ref (self));
  else
    iteam_store_find_action_async (store, number, NULL, found_cb, g_object_ref (self));
}

static void
iteam_programme_links_dispose (GObject *object)
{
  IteamProgrammeLinks *self = ITEAM_PROGRAMME_LINKS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->entry);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_programme_links_parent_class)->dispose (object);
}

static void
iteam_programme_links_class_init (IteamProgrammeLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_programme_links_dispose;

  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-programme-links.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeLinks, add_row);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeLinks, group);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeLinks, list);
  gtk_widget_class_bind_template_callback (widget_class, add_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_programme_links_init (IteamProgrammeLinks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_programme_links_set_desk:
 * @self: links
 * @desk: what the pane has in common; once
 */
void
iteam_programme_links_set_desk (IteamProgrammeLinks *self,
                                IteamProgrammeDesk  *desk)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_LINKS (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_programme_links_show:
 * @self: links
 * @entry: an activity or a point
 *
 * Shows what belongs to it, as it is now.
 */
void
iteam_programme_links_show (IteamProgrammeLinks *self,
                            IteamEntry          *entry)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_LINKS (self));

  if (self->entry != entry)
    {
      iteam_text_row_take_saved (self->add_row, NULL);
      iteam_text_row_show (self->add_row, NULL);
      if (self->entry != NULL)
        clear_rows (self);
    }
  g_set_object (&self->entry, entry);
  adw_preferences_group_set_title (self->group, is_activity (self) ? _("Documents") : _("Action Points"));
  g_object_set (self->add_row, "label", is_activity (self) ? _("Add a document by its number") : _("Add an action point by its number"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->add_row), iteam_desk_get_writable (ITEAM_DESK (self->desk)));
  read_targets (self);
}
