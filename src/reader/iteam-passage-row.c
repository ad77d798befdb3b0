/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-passage-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-text-area.h"

/**
 * IteamPassageRow:
 *
 * A bookmark or annotation beside the pages: where it is, by whom, the words that
 * it is about, and what is written about them, which its author edits in place.
 */
struct _IteamPassageRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkImage *icon;
  GtkLabel *page_label;
  GtkLabel *who_label;
  GtkLabel *quote_label;
  IteamTextArea *area;
  GtkWidget *delete_button;
  IteamConflictMark *mark;

  /* owned */
  IteamPassage *passage;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamPassageRow, iteam_passage_row, GTK_TYPE_LIST_BOX_ROW)

static void
remove_cb (IteamPassageRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* An annotation without words is none: deleting it is another button. A bookmark
 * needs no name. */
static void
text_done_cb (IteamPassageRow *self)
{
  g_autofree char *text = iteam_text_area_get_typed (self->area);
  g_autoptr (IteamPassage) read = NULL;

  if (text[0] == '\0' && iteam_passage_get_fields (self->passage)->kind == ITEAM_PASSAGE_NOTE)
    {
      iteam_text_area_revert (self->area);

      return;
    }

  read = g_steal_pointer (&self->passage);
  self->passage = iteam_passage_copy (read);
  g_object_set (self->passage, "text", text, NULL);
  iteam_text_area_take_saved (self->area, text);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, read);
}

static void
iteam_passage_row_dispose (GObject *object)
{
  g_clear_object (&ITEAM_PASSAGE_ROW (object)->passage);

  G_OBJECT_CLASS (iteam_passage_row_parent_class)->dispose (object);
}

static void
iteam_passage_row_class_init (IteamPassageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_passage_row_dispose;

  /**
   * IteamPassageRow::changed:
   * @read: (type IteamPassage): what the edit was made upon
   *
   * Emitted when a person edited the text.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, ITEAM_TYPE_PASSAGE);
  /**
   * IteamPassageRow::removed:
   *
   * Emitted when a person wants it to be deleted.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-passage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPassageRow, area);
  gtk_widget_class_bind_template_child (widget_class, IteamPassageRow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, IteamPassageRow, icon);
  gtk_widget_class_bind_template_child (widget_class, IteamPassageRow, mark);
  gtk_widget_class_bind_template_child (widget_class, IteamPassageRow, page_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPassageRow, quote_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPassageRow, who_label);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
}

static void
iteam_passage_row_init (IteamPassageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_passage_row_new:
 * @passage: a bookmark or annotation
 * @page: (nullable): what the document calls its page; %NULL if it just counts
 * @editable: whether this person may edit it
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
iteam_passage_row_new (IteamPassage *passage,
                       const char   *page,
                       gboolean      editable)
{
  IteamPassageRow *self = g_object_new (ITEAM_TYPE_PASSAGE_ROW, NULL);

  iteam_passage_row_show (self, passage, page, editable);

  return GTK_WIDGET (self);
}

/**
 * iteam_passage_row_get_passage:
 * @self: a row
 *
 * Returns: (transfer none): what it shows, as it was read.
 */
IteamPassage *
iteam_passage_row_get_passage (IteamPassageRow *self)
{
  g_return_val_if_fail (ITEAM_IS_PASSAGE_ROW (self), NULL);

  return self->passage;
}

static void
show_label (IteamPassageRow *self,
            const char      *page)
{
  const IteamPassageFields *fields = iteam_passage_get_fields (self->passage);
  g_autofree char *number = g_strdup_printf ("%u", fields->page + 1);
  g_autofree char *where = g_strdup_printf (_("Page %s"), page != NULL ? page : number);
  g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_RELATIVE);
  g_autofree char *who = fields->who != NULL ? g_strdup_printf ("%s · %s", day, fields->who) : g_strdup (day);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->page_label, where);
  gtk_label_set_label (self->who_label, who);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), fields->quote != NULL);
  gtk_label_set_label (self->quote_label, fields->quote);

  /* Translators: what a screen reader says: a bookmark or annotation, then "Page 4", then the passage. */
  spoken = g_strdup_printf (_("%s, %s: %s"), iteam_passage_kind_label (fields->kind), where, fields->quote != NULL ? fields->quote : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * iteam_passage_row_show:
 * @self: a row
 * @passage: the bookmark or annotation as the file holds it
 * @page: (nullable): what the document calls its page; %NULL if it just counts
 * @editable: whether this person may edit it
 *
 * Brings the row up to date, but for what is being typed.
 */
void
iteam_passage_row_show (IteamPassageRow *self,
                        IteamPassage    *passage,
                        const char      *page,
                        gboolean         editable)
{
  const IteamPassageFields *fields;
  gboolean is_note;

  g_return_if_fail (ITEAM_IS_PASSAGE_ROW (self));
  g_return_if_fail (ITEAM_IS_PASSAGE (passage));

  /* What is being typed was begun upon what was read then. */
  if (self->passage == NULL || !iteam_text_area_is_typed (self->area))
    g_set_object (&self->passage, passage);
  show_label (self, page);

  fields = iteam_passage_get_fields (passage);
  is_note = fields->kind == ITEAM_PASSAGE_NOTE;
  gtk_image_set_from_icon_name (self->icon, is_note ? "document-edit-symbolic" : "user-bookmarks-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), iteam_passage_kind_label (fields->kind));
  iteam_text_area_show (self->area, fields->text);
  g_object_set (self->area,
                "editable", editable,
                "placeholder", is_note ? _("What is to be said of it?") : _("Name it, if you like"),
                NULL);
  iteam_text_area_set_label (self->area, iteam_passage_kind_label (fields->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->area), editable || fields->text != NULL);
  gtk_widget_set_visible (self->delete_button, editable);
}

/**
 * iteam_passage_row_is_typed:
 * @self: a row
 *
 * Returns: whether something is being typed that is not saved.
 */
gboolean
iteam_passage_row_is_typed (IteamPassageRow *self)
{
  g_return_val_if_fail (ITEAM_IS_PASSAGE_ROW (self), FALSE);

  return iteam_text_area_is_typed (self->area);
}

/**
 * iteam_passage_row_flush:
 * @self: a row
 *
 * Takes what is still being typed.
 */
void
iteam_passage_row_flush (IteamPassageRow *self)
{
  g_return_if_fail (ITEAM_IS_PASSAGE_ROW (self));

  iteam_text_area_finish (self->area);
}

/**
 * iteam_passage_row_watch_conflicts:
 * @self: a row
 * @store: (nullable): the team file
 *
 * Tells when two people changed what it shows.
 */
void
iteam_passage_row_watch_conflicts (IteamPassageRow *self,
                                   IteamStore      *store)
{
  g_return_if_fail (ITEAM_IS_PASSAGE_ROW (self));

  g_object_set (self->mark, "store", store, "row", iteam_passage_get_fields (self->passage)->id, NULL);
}
