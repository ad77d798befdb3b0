/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-adoption-list.h"

#include <glib/gi18n-lib.h>

#include "iteam-adoption-row.h"
#include "iteam-id.h"

/**
 * IteamAdoptionList:
 *
 * Which bodies adopted a document or took note of it, oldest first, and a button
 * that adds one.
 */
struct _IteamAdoptionList
{
  AdwBin parent_instance;

  /* template children */
  GtkListBox *list;
  GtkWidget *empty_row;
  GtkWidget *add_button;

  /* owned */
  IteamDocumentEdits *edits;
};

G_DEFINE_FINAL_TYPE (IteamAdoptionList, iteam_adoption_list, ADW_TYPE_BIN)

static IteamAdoptionRow *
get_row (IteamAdoptionList *self,
         int                index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return ITEAM_IS_ADOPTION_ROW (row) ? ITEAM_ADOPTION_ROW (row) : NULL;
}

static IteamAdoptionRow *
find_row (IteamAdoptionList *self,
          gint64             id)
{
  IteamAdoptionRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (iteam_adoption_row_get_id (row) == id)
      return row;

  return NULL;
}

static gboolean
has_adoption (GPtrArray *adoptions,
              gint64     id)
{
  for (guint i = 0; i < adoptions->len; i++)
    if (((const IteamAdoption *) g_ptr_array_index (adoptions, i))->id == id)
      return TRUE;

  return FALSE;
}

static void
show_empty (IteamAdoptionList *self)
{
  gtk_widget_set_visible (self->empty_row, get_row (self, 0) == NULL);
}

static void
row_changed_cb (IteamAdoptionRow    *row,
                const IteamAdoption *edited_adoption,
                IteamAdoptionList   *self)
{
  IteamDocument *shown = iteam_document_edits_get_read (self->edits);
  const IteamAdoption *before = iteam_adoption_row_get_read (row);
  g_autoptr (IteamDocument) read = NULL;
  g_autoptr (IteamDocument) edited = NULL;

  if (shown == NULL || edited_adoption->body[0] == '\0')
    return;

  read = iteam_document_copy (shown);
  edited = iteam_document_copy (shown);
  if (has_adoption (iteam_document_get_adoptions (read), before->id))
    iteam_document_put_adoption (read, iteam_adoption_copy (before));
  iteam_document_put_adoption (edited, iteam_adoption_copy (edited_adoption));
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
}

static void
row_removed_cb (IteamAdoptionRow  *row,
                IteamAdoptionList *self)
{
  IteamDocument *read = iteam_document_edits_get_read (self->edits);
  g_autoptr (IteamDocument) edited = iteam_document_copy (read);

  iteam_document_remove_adoption (edited, iteam_adoption_row_get_id (row));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  show_empty (self);
  gtk_widget_grab_focus (self->add_button);
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
}

static IteamAdoptionRow *
insert_row (IteamAdoptionList *self,
            gint64             id,
            int                index)
{
  GtkWidget *row = iteam_adoption_row_new (iteam_document_edits_get_store (self->edits), id,
                                           iteam_document_edits_get_editable (self->edits));

  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, 0);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, 0);
  gtk_list_box_insert (self->list, row, index);

  return ITEAM_ADOPTION_ROW (row);
}

static int
count_rows (IteamAdoptionList *self)
{
  int n_rows = 0;

  while (get_row (self, n_rows) != NULL)
    n_rows++;

  return n_rows;
}

static void
add_cb (IteamAdoptionList *self)
{
  IteamAdoptionRow *row;

  if (iteam_document_edits_get_read (self->edits) == NULL)
    return;

  row = insert_row (self, iteam_id_new (), count_rows (self));
  show_empty (self);
  iteam_adoption_row_begin (row);
}

static void
switched_cb (IteamAdoptionList *self)
{
  IteamAdoptionRow *row;

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (self->add_button, iteam_document_edits_get_editable (self->edits));
  show_empty (self);
}

/* Each stays where it is as long as it is there, and so does one that someone
 * deleted while it is being typed in. */
static void
sync_cb (IteamAdoptionList *self)
{
  GPtrArray *adoptions = iteam_document_get_adoptions (iteam_document_edits_get_read (self->edits));

  for (int i = count_rows (self); i-- > 0;)
    {
      IteamAdoptionRow *row = get_row (self, i);

      if (!has_adoption (adoptions, iteam_adoption_row_get_id (row)) && !iteam_adoption_row_is_typed (row))
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }

  for (guint i = 0; i < adoptions->len; i++)
    {
      const IteamAdoption *adoption = g_ptr_array_index (adoptions, i);
      IteamAdoptionRow *row = find_row (self, adoption->id);

      if (row == NULL)
        row = insert_row (self, adoption->id, MIN ((int) i, count_rows (self)));
      iteam_adoption_row_show (row, adoption);
    }
  show_empty (self);
}

static void
iteam_adoption_list_dispose (GObject *object)
{
  g_clear_object (&ITEAM_ADOPTION_LIST (object)->edits);

  G_OBJECT_CLASS (iteam_adoption_list_parent_class)->dispose (object);
}

static void
iteam_adoption_list_class_init (IteamAdoptionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_adoption_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-adoption-list.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionList, add_button);
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionList, empty_row);
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionList, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
iteam_adoption_list_init (IteamAdoptionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_adoption_list_set_edits:
 * @self: a list
 * @edits: what is shown and writes; once
 */
void
iteam_adoption_list_set_edits (IteamAdoptionList  *self,
                               IteamDocumentEdits *edits)
{
  g_return_if_fail (ITEAM_IS_ADOPTION_LIST (self));
  g_return_if_fail (self->edits == NULL);

  self->edits = g_object_ref (edits);
  g_signal_connect_object (edits, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_adoption_list_flush:
 * @self: a list
 *
 * Writes what is still being typed.
 */
void
iteam_adoption_list_flush (IteamAdoptionList *self)
{
  IteamAdoptionRow *row;

  g_return_if_fail (ITEAM_IS_ADOPTION_LIST (self));

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    iteam_adoption_row_flush (row);
}
