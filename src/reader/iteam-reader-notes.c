/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-notes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "iteam-passage-row.h"
#include "iteam-reader-note-popover.h"
#include "iteam-save.h"
#include "iteam-store-documents.h"

/**
 * IteamReaderNotes:
 *
 * The team's bookmarks and annotations in a document, in the order of the pages;
 * choosing one goes there.
 */
struct _IteamReaderNotes
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *add_box;
  GtkWidget *note_button;
  GtkWidget *bookmark_button;
  IteamReaderNotePopover *popover;

  gint64 id;
  guint page;

  /* owned */
  IteamStore *store;
  IteamPdfDocument *document;
  GListStore *passages;
  GCancellable *reading;
};

enum
{
  PROP_EDITABLE = 1,
  N_PROPS
};

enum
{
  SIGNAL_GO_TO,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderNotes, iteam_reader_notes, ADW_TYPE_BIN)

static IteamPassageRow *
get_row (IteamReaderNotes *self,
         int               index)
{
  return (IteamPassageRow *) gtk_list_box_get_row_at_index (self->list, index);
}

static IteamPassageRow *
find_row (IteamReaderNotes *self,
          gint64            id)
{
  IteamPassageRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (iteam_passage_get_fields (iteam_passage_row_get_passage (row))->id == id)
      return row;

  return NULL;
}

static const char *
get_label (IteamReaderNotes *self,
           guint             page)
{
  if (self->document == NULL || page >= iteam_pdf_document_get_n_pages (self->document))
    return NULL;

  return iteam_pdf_document_get_page_label (self->document, page);
}

static void
show_state (IteamReaderNotes *self)
{
  gtk_stack_set_visible_child_name (self->stack, get_row (self, 0) != NULL ? "list" : "empty");
}

static void
row_changed_cb (IteamPassageRow  *row,
                IteamPassage     *read,
                IteamReaderNotes *self)
{
  g_autoptr (IteamDraft) draft = NULL;

  draft = iteam_passage_draft_text (read, iteam_passage_get_fields (iteam_passage_row_get_passage (row))->text);
  iteam_save_and_tell (GTK_WIDGET (self), self->store, draft, NULL, NULL);
}

static void
row_removed_cb (IteamPassageRow  *row,
                IteamReaderNotes *self)
{
  iteam_reader_notes_remove (self, iteam_passage_row_get_passage (row));
}

static void
row_activated_cb (IteamReaderNotes *self,
                  IteamPassageRow  *row)
{
  const IteamPassageFields *fields = iteam_passage_get_fields (iteam_passage_row_get_passage (row));

  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, fields->page, fields->top > 0 ? (double) fields->top : NAN);
}

static void
insert_row (IteamReaderNotes *self,
            IteamPassage     *passage,
            int               index)
{
  GtkWidget *row = iteam_passage_row_new (passage, get_label (self, iteam_passage_get_fields (passage)->page),
                                          iteam_reader_notes_is_own (self, passage));

  iteam_passage_row_watch_conflicts (ITEAM_PASSAGE_ROW (row), self->store);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, 0);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, 0);
  gtk_list_box_insert (self->list, row, index);
}

static gboolean
has_passage (GPtrArray *passages,
             gint64     id)
{
  for (guint i = 0; i < passages->len; i++)
    if (iteam_passage_get_fields (passages->pdata[i])->id == id)
      return TRUE;

  return FALSE;
}

/* One that someone deleted while it is being typed in stays. */
static void
show_passages (IteamReaderNotes *self,
               GPtrArray        *passages)
{
  IteamPassageRow *row;
  int index = 0;

  while ((row = get_row (self, index)) != NULL)
    if (has_passage (passages, iteam_passage_get_fields (iteam_passage_row_get_passage (row))->id) || iteam_passage_row_is_typed (row))
      index++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; i < passages->len; i++)
    {
      const IteamPassageFields *fields = iteam_passage_get_fields (passages->pdata[i]);

      row = find_row (self, fields->id);
      if (row != NULL)
        iteam_passage_row_show (row, passages->pdata[i], get_label (self, fields->page), iteam_reader_notes_is_own (self, passages->pdata[i]));
      else
        insert_row (self, passages->pdata[i], (int) i);
    }
  g_list_store_splice (self->passages, 0, g_list_model_get_n_items (G_LIST_MODEL (self->passages)), passages->pdata, passages->len);
  show_state (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamReaderNotes) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) passages = iteam_store_read_passages_finish (ITEAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (passages != NULL)
    show_passages (self, passages);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
stop_reading (IteamReaderNotes *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_passages (IteamReaderNotes *self)
{
  stop_reading (self);
  if (self->store == NULL || self->id == 0)
    return;

  self->reading = g_cancellable_new ();
  iteam_store_read_passages_async (self->store, self->id, self->reading, read_cb, g_object_ref (self));
}

static void
store_changed_cb (IteamReaderNotes *self,
                  IteamChanges     *changes)
{
  gboolean touched = changes->everything;

  for (guint i = 0; i < changes->refs->len && !touched; i++)
    {
      const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

      touched = ref->kind == ITEAM_KIND_DOCUMENT && ref->id == self->id;
    }
  if (touched)
    read_passages (self);
}

static void
labels_changed_cb (IteamReaderNotes *self)
{
  IteamPassageRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      IteamPassage *passage = iteam_passage_row_get_passage (row);

      iteam_passage_row_show (row, passage, get_label (self, iteam_passage_get_fields (passage)->page),
                              iteam_reader_notes_is_own (self, passage));
    }
}

static IteamPassage *
new_passage (IteamReaderNotes *self,
             IteamPassageKind  kind)
{
  IteamPassage *passage = iteam_passage_new (self->id, self->page, kind);

  g_object_set (passage, "who", iteam_store_get_user_name (self->store), NULL);

  return passage;
}

static void
popover_show_cb (IteamReaderNotes *self)
{
  g_autoptr (IteamPassage) passage = NULL;

  if (!iteam_reader_notes_get_editable (self))
    return;
  passage = new_passage (self, ITEAM_PASSAGE_NOTE);
  iteam_reader_note_popover_set_passage (self->popover, passage, get_label (self, self->page), TRUE, TRUE);
}

static void
iteam_reader_notes_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, iteam_reader_notes_get_editable (ITEAM_READER_NOTES (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_notes_dispose (GObject *object)
{
  IteamReaderNotes *self = ITEAM_READER_NOTES (object);

  stop_reading (self);
  g_clear_object (&self->store);
  g_clear_object (&self->document);
  g_clear_object (&self->passages);

  G_OBJECT_CLASS (iteam_reader_notes_parent_class)->dispose (object);
}

static void
iteam_reader_notes_class_init (IteamReaderNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = iteam_reader_notes_get_property;
  G_OBJECT_CLASS (klass)->dispose = iteam_reader_notes_dispose;

  /**
   * IteamReaderNotes:editable:
   *
   * Whether bookmarks and annotations can be added: it is a document of a team
   * file that can be written.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * IteamReaderNotes::go-to:
   * @page: from 0
   * @y: where on it, in points from the top; NaN for the page as a whole
   *
   * Emitted when a person chose a bookmark or annotation.
   */
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_DOUBLE);

  g_type_ensure (ITEAM_TYPE_READER_NOTE_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotes, add_box);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotes, bookmark_button);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotes, list);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotes, note_button);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotes, popover);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotes, stack);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_notes_bookmark);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_notes_remove);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_notes_save);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_reader_notes_init (IteamReaderNotes *self)
{
  self->passages = g_list_store_new (ITEAM_TYPE_PASSAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_reader_notes_new:
 *
 * Returns: (transfer floating): the bookmarks and annotations of nothing.
 */
IteamReaderNotes *
iteam_reader_notes_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_NOTES, NULL);
}

/**
 * iteam_reader_notes_set_thing:
 * @self: the annotations
 * @store: (nullable): the team file
 * @id: key of the document in the register, or 0
 */
void
iteam_reader_notes_set_thing (IteamReaderNotes *self,
                              IteamStore       *store,
                              gint64            id)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  IteamPassageRow *row;

  g_return_if_fail (ITEAM_IS_READER_NOTES (self));

  if (self->store == store && self->id == id)
    return;

  iteam_reader_notes_flush (self);
  stop_reading (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  self->id = id;
  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  show_passages (self, none);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
  read_passages (self);
}

/**
 * iteam_reader_notes_set_document:
 * @self: the annotations
 * @document: (nullable): the PDF, for what it calls its pages
 */
void
iteam_reader_notes_set_document (IteamReaderNotes *self,
                                 IteamPdfDocument *document)
{
  g_return_if_fail (ITEAM_IS_READER_NOTES (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, labels_changed_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "geometry-changed", G_CALLBACK (labels_changed_cb), self, G_CONNECT_SWAPPED);
  labels_changed_cb (self);
}

/**
 * iteam_reader_notes_set_page:
 * @self: the annotations
 * @page: the page that is being read, from 0: where a new one goes
 */
void
iteam_reader_notes_set_page (IteamReaderNotes *self,
                             guint             page)
{
  g_return_if_fail (ITEAM_IS_READER_NOTES (self));

  self->page = page;
}

/**
 * iteam_reader_notes_get_editable:
 * @self: the annotations
 *
 * Returns: whether bookmarks and annotations can be added.
 */
gboolean
iteam_reader_notes_get_editable (IteamReaderNotes *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_NOTES (self), FALSE);

  return self->store != NULL && self->id != 0 && !iteam_store_get_read_only (self->store);
}

/**
 * iteam_reader_notes_get_passages:
 * @self: the annotations
 *
 * Returns: (transfer none): the IteamPassage objects, in the order of the pages.
 */
GListModel *
iteam_reader_notes_get_passages (IteamReaderNotes *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_NOTES (self), NULL);

  return G_LIST_MODEL (self->passages);
}

/**
 * iteam_reader_notes_select:
 * @self: the annotations
 * @passage: one of them
 *
 * Points it out in the list.
 */
void
iteam_reader_notes_select (IteamReaderNotes *self,
                           IteamPassage     *passage)
{
  GtkWidget *row = (GtkWidget *) find_row (self, iteam_passage_get_fields (passage)->id);
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  if (adjustment != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, (double) bounds.origin.y, (double) (bounds.origin.y + bounds.size.height));
}

/**
 * iteam_reader_notes_is_own:
 * @self: the annotations
 * @passage: one of them
 *
 * What someone wrote is for them to change.
 *
 * Returns: whether this person may change it.
 */
gboolean
iteam_reader_notes_is_own (IteamReaderNotes *self,
                           IteamPassage     *passage)
{
  g_return_val_if_fail (ITEAM_IS_READER_NOTES (self), FALSE);
  g_return_val_if_fail (ITEAM_IS_PASSAGE (passage), FALSE);

  return iteam_reader_notes_get_editable (self) &&
         g_strcmp0 (iteam_passage_get_fields (passage)->who, iteam_store_get_user_name (self->store)) == 0;
}

/**
 * iteam_reader_notes_save:
 * @self: the annotations
 * @passage: a bookmark or annotation, perhaps a new one; it need not say of which
 *   document it is, nor whose
 * @text: (nullable): what it is to say
 */
void
iteam_reader_notes_save (IteamReaderNotes *self,
                         IteamPassage     *passage,
                         const char       *text)
{
  g_autoptr (IteamDraft) draft = NULL;
  guint n_passages;

  g_return_if_fail (ITEAM_IS_READER_NOTES (self));
  g_return_if_fail (ITEAM_IS_PASSAGE (passage));

  if (!iteam_reader_notes_get_editable (self))
    return;

  n_passages = g_list_model_get_n_items (G_LIST_MODEL (self->passages));
  for (guint i = 0; i < n_passages && draft == NULL; i++)
    {
      g_autoptr (IteamPassage) known = g_list_model_get_item (G_LIST_MODEL (self->passages), i);

      if (iteam_passage_get_fields (known)->id == iteam_passage_get_fields (passage)->id)
        draft = iteam_passage_draft_text (passage, text);
    }
  if (draft == NULL)
    {
      g_object_set (passage, "document", self->id, "who", iteam_store_get_user_name (self->store), "text", text, NULL);
      draft = iteam_passage_draft_new (passage);
    }
  iteam_save_and_tell (GTK_WIDGET (self), self->store, draft, NULL, NULL);
}

/**
 * iteam_reader_notes_remove:
 * @self: the annotations
 * @passage: one of them
 *
 * Deletes it, and offers to undo that.
 */
void
iteam_reader_notes_remove (IteamReaderNotes *self,
                           IteamPassage     *passage)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_READER_NOTES (self));
  g_return_if_fail (ITEAM_IS_PASSAGE (passage));

  if (!iteam_reader_notes_get_editable (self))
    return;

  draft = iteam_passage_draft_delete (passage);
  iteam_save_and_tell (GTK_WIDGET (self), self->store, draft,
                       iteam_passage_get_fields (passage)->kind == ITEAM_PASSAGE_NOTE ? _("Annotation deleted") : _("Bookmark deleted"), NULL);
}

/**
 * iteam_reader_notes_bookmark:
 * @self: the annotations
 *
 * Bookmarks the page that is being read; if this person has bookmarked it as a
 * whole already, takes that away.
 */
void
iteam_reader_notes_bookmark (IteamReaderNotes *self)
{
  g_autoptr (IteamPassage) passage = NULL;

  g_return_if_fail (ITEAM_IS_READER_NOTES (self));

  if (!iteam_reader_notes_get_editable (self))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->passages)); i++)
    {
      g_autoptr (IteamPassage) known = g_list_model_get_item (G_LIST_MODEL (self->passages), i);
      const IteamPassageFields *fields = iteam_passage_get_fields (known);

      if (fields->kind == ITEAM_PASSAGE_BOOKMARK && fields->page == self->page && fields->quote == NULL && iteam_reader_notes_is_own (self, known))
        {
          iteam_reader_notes_remove (self, known);

          return;
        }
    }

  passage = new_passage (self, ITEAM_PASSAGE_BOOKMARK);
  iteam_reader_notes_save (self, passage, NULL);
}

/**
 * iteam_reader_notes_flush:
 * @self: the annotations
 *
 * Takes what is still being typed.
 */
void
iteam_reader_notes_flush (IteamReaderNotes *self)
{
  IteamPassageRow *row;

  g_return_if_fail (ITEAM_IS_READER_NOTES (self));

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    iteam_passage_row_flush (row);
}
