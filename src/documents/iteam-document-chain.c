/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-chain.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-document-filter.h"

/**
 * IteamDocumentChain:
 *
 * The documents that took the place of one another, with the one that is shown
 * among them, and the choice of what took the place of this one. Only those can be
 * chosen that do not make it go round.
 */
struct _IteamDocumentChain
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  AdwComboRow *successor_row;
  GtkListBox *list;
  IteamConflictMark *mark;

  /* owned */
  IteamDocumentEdits *edits;
  GArray *choices;
};

G_DEFINE_FINAL_TYPE (IteamDocumentChain, iteam_document_chain, ADW_TYPE_BIN)

static void
successor_changed_cb (IteamDocumentChain *self)
{
  guint selected = adw_combo_row_get_selected (self->successor_row);
  IteamDocument *read;
  g_autoptr (IteamDocument) edited = NULL;

  if (self->updating || self->edits == NULL || selected >= self->choices->len)
    return;

  read = iteam_document_edits_get_read (self->edits);
  edited = iteam_document_copy (read);
  g_object_set (edited, "superseded-by", g_array_index (self->choices, gint64, selected), NULL);
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
}

static void
row_activated_cb (IteamDocumentChain *self,
                  GtkListBoxRow      *row)
{
  const char *ref = g_object_get_data (G_OBJECT (row), "iteam-ref");

  if (ref != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", ref);
}

static char *
describe (IteamDocument *document)
{
  g_autofree char *number = iteam_document_format_number (document);

  return g_strdup_printf ("%s %s", number, iteam_document_get_fields (document)->title);
}

static void
add_row (IteamDocumentChain *self,
         IteamDocument      *document,
         gboolean            own)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  g_autofree char *day = iteam_day_format (fields->dated, iteam_day_today (), ITEAM_DAY_LONG);
  g_autofree char *number = iteam_document_format_number (document);
  g_autoptr (GString) subtitle = g_string_new (number);
  GtkWidget *row = adw_action_row_new ();

  if (fields->version != NULL)
    g_string_append_printf (subtitle, " · %s", fields->version);
  if (fields->dated != ITEAM_DAY_NONE)
    g_string_append_printf (subtitle, " · %s", day);
  if (own)
    g_string_append_printf (subtitle, " · %s", _("this document"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fields->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !own);
  if (!own)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      g_object_set_data_full (G_OBJECT (row), "iteam-ref", g_strdup_printf ("document:%" G_GINT64_FORMAT, fields->id), g_free);
    }
  gtk_list_box_append (self->list, row);
}

static void
fill_chain (IteamDocumentChain *self,
            gint64              id)
{
  GListModel *documents = iteam_document_edits_get_documents (self->edits);
  g_autoptr (GPtrArray) chain = iteam_documents_find_chain (documents, id);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; chain->len > 1 && i < chain->len; i++)
    add_row (self, g_ptr_array_index (chain, i), iteam_document_get_id (g_ptr_array_index (chain, i)) == id);
  gtk_widget_set_visible (GTK_WIDGET (self->list), chain->len > 1);
}

static int
compare_documents (gconstpointer first,
                   gconstpointer second)
{
  const IteamDocumentFields *a = iteam_document_get_fields (*(IteamDocument *const *) first);
  const IteamDocumentFields *b = iteam_document_get_fields (*(IteamDocument *const *) second);

  return g_utf8_collate (a->title, b->title);
}

static void
fill_choices (IteamDocumentChain        *self,
              const IteamDocumentFields *fields)
{
  GListModel *documents = iteam_document_edits_get_documents (self->edits);
  g_autoptr (GPtrArray) possible = iteam_documents_find_successors (documents, fields->id);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gint64 none = 0;

  /* What stands there now is to be seen, even if two who wrote apart made it go round. */
  for (guint i = 0; fields->superseded_by != 0 && i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (documents, i);

      if (iteam_document_get_id (document) == fields->superseded_by && !g_ptr_array_find (possible, document, NULL))
        g_ptr_array_add (possible, g_steal_pointer (&document));
    }
  g_ptr_array_sort (possible, compare_documents);

  g_array_set_size (self->choices, 0);
  g_array_append_val (self->choices, none);
  gtk_string_list_append (names, C_("document", "By none"));
  for (guint i = 0; i < possible->len; i++)
    {
      gint64 id = iteam_document_get_id (g_ptr_array_index (possible, i));

      if (id == fields->superseded_by)
        selected = self->choices->len;
      g_array_append_val (self->choices, id);
      gtk_string_list_take (names, describe (g_ptr_array_index (possible, i)));
    }

  self->updating = TRUE;
  adw_combo_row_set_model (self->successor_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->successor_row, selected);
  self->updating = FALSE;
}

static void
switched_cb (IteamDocumentChain *self)
{
  IteamDocument *read = iteam_document_edits_get_read (self->edits);

  gtk_widget_set_sensitive (GTK_WIDGET (self->successor_row), iteam_document_edits_get_editable (self->edits));
  g_object_set (self->mark, "store", iteam_document_edits_get_store (self->edits),
                "row", read != NULL ? iteam_document_get_id (read) : (gint64) 0, NULL);
}

static void
iteam_document_chain_dispose (GObject *object)
{
  IteamDocumentChain *self = ITEAM_DOCUMENT_CHAIN (object);

  g_clear_object (&self->edits);
  g_clear_pointer (&self->choices, g_array_unref);

  G_OBJECT_CLASS (iteam_document_chain_parent_class)->dispose (object);
}

static void
iteam_document_chain_class_init (IteamDocumentChainClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_document_chain_dispose;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-chain.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentChain, list);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentChain, mark);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentChain, successor_row);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, successor_changed_cb);
}

static void
iteam_document_chain_init (IteamDocumentChain *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/**
 * iteam_document_chain_set_edits:
 * @self: a chain
 * @edits: what is shown and writes; once
 */
void
iteam_document_chain_set_edits (IteamDocumentChain *self,
                                IteamDocumentEdits *edits)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_CHAIN (self));
  g_return_if_fail (self->edits == NULL);

  self->edits = g_object_ref (edits);
  g_signal_connect_object (edits, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "sync", G_CALLBACK (iteam_document_chain_update), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_document_chain_update:
 * @self: a chain
 *
 * Shows the chain as the register is now, for when another document changed.
 */
void
iteam_document_chain_update (IteamDocumentChain *self)
{
  IteamDocument *read;

  g_return_if_fail (ITEAM_IS_DOCUMENT_CHAIN (self));

  read = iteam_document_edits_get_read (self->edits);
  if (read == NULL)
    return;
  fill_chain (self, iteam_document_get_id (read));
  fill_choices (self, iteam_document_get_fields (read));
}
