/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-note-popover.h"

#include <glib/gi18n-lib.h>

#include "iteam-text-area.h"

/**
 * IteamReaderNotePopover:
 *
 * Where an annotation is written, at the passage that it is about, or read and
 * changed there later.
 */
struct _IteamReaderNotePopover
{
  GtkPopover parent_instance;

  /* template children */
  GtkLabel *page_label;
  GtkLabel *quote_label;
  IteamTextArea *area;
  GtkLabel *who_label;
  GtkWidget *save_button;
  GtkWidget *delete_button;

  gboolean is_new;

  /* owned */
  IteamPassage *passage;
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderNotePopover, iteam_reader_note_popover, GTK_TYPE_POPOVER)

static void
typed_cb (IteamReaderNotePopover *self)
{
  g_autofree char *text = iteam_text_area_get_typed (self->area);

  gtk_widget_set_sensitive (self->save_button, text[0] != '\0' && iteam_text_area_is_typed (self->area));
}

static void
save_cb (IteamReaderNotePopover *self)
{
  g_autofree char *text = iteam_text_area_get_typed (self->area);
  g_autoptr (IteamPassage) passage = self->passage != NULL ? g_object_ref (self->passage) : NULL;

  if (passage == NULL || text[0] == '\0' || !iteam_text_area_is_typed (self->area))
    return;

  /* The next one is another. */
  g_clear_object (&self->passage);
  iteam_text_area_revert (self->area);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, passage, text);
}

static void
remove_cb (IteamReaderNotePopover *self)
{
  g_autoptr (IteamPassage) passage = g_steal_pointer (&self->passage);

  iteam_text_area_revert (self->area);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (passage != NULL)
    g_signal_emit (self, signals[SIGNAL_REMOVE], 0, passage);
}

static void
iteam_reader_note_popover_dispose (GObject *object)
{
  g_clear_object (&ITEAM_READER_NOTE_POPOVER (object)->passage);

  G_OBJECT_CLASS (iteam_reader_note_popover_parent_class)->dispose (object);
}

static void
iteam_reader_note_popover_class_init (IteamReaderNotePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reader_note_popover_dispose;

  /**
   * IteamReaderNotePopover::save:
   * @passage: (type IteamPassage): what was handed in
   * @text: what it is to say
   *
   * Emitted when a person has written something.
   */
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 2, ITEAM_TYPE_PASSAGE, G_TYPE_STRING);
  /**
   * IteamReaderNotePopover::remove:
   * @passage: (type IteamPassage): what was handed in
   *
   * Emitted when a person wants it to be deleted.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, ITEAM_TYPE_PASSAGE);

  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-note-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotePopover, area);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotePopover, delete_button);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotePopover, page_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotePopover, quote_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotePopover, save_button);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderNotePopover, who_label);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
iteam_reader_note_popover_init (IteamReaderNotePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_reader_note_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent and a passage.
 */
IteamReaderNotePopover *
iteam_reader_note_popover_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_NOTE_POPOVER, NULL);
}

static void
show_who (IteamReaderNotePopover *self)
{
  const IteamPassageFields *fields = iteam_passage_get_fields (self->passage);
  g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_RELATIVE);
  g_autofree char *who = fields->who != NULL ? g_strdup_printf ("%s · %s", day, fields->who) : g_strdup (day);

  gtk_label_set_label (self->who_label, self->is_new ? _("The whole team can read it.") : who);
}

/**
 * iteam_reader_note_popover_set_passage:
 * @self: a popover
 * @passage: an annotation, perhaps one that is not in the file yet
 * @page: (nullable): what the document calls its page; %NULL if it just counts
 * @editable: whether this person may edit it
 * @is_new: whether it is not in the file yet
 *
 * Shows another annotation; what was being typed about the one before is dropped.
 */
void
iteam_reader_note_popover_set_passage (IteamReaderNotePopover *self,
                                       IteamPassage           *passage,
                                       const char             *page,
                                       gboolean                editable,
                                       gboolean                is_new)
{
  const IteamPassageFields *fields;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ITEAM_IS_READER_NOTE_POPOVER (self));
  g_return_if_fail (ITEAM_IS_PASSAGE (passage));

  g_set_object (&self->passage, passage);
  self->is_new = is_new;
  fields = iteam_passage_get_fields (passage);
  number = g_strdup_printf ("%u", fields->page + 1);
  /* Translators: the label of a page, mostly its number. */
  title = g_strdup_printf (_("Annotation on page %s"), page != NULL ? page : number);
  gtk_label_set_label (self->page_label, title);
  gtk_label_set_label (self->quote_label, fields->quote);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), fields->quote != NULL);
  show_who (self);

  iteam_text_area_revert (self->area);
  iteam_text_area_show (self->area, fields->text != NULL ? fields->text : "");
  g_object_set (self->area, "editable", editable, NULL);
  gtk_widget_set_visible (self->save_button, editable);
  gtk_widget_set_visible (self->delete_button, editable && !is_new);
  typed_cb (self);
}
