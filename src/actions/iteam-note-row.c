/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-note-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-text-area.h"

/**
 * IteamNoteRow:
 *
 * A progress note: when, by whom, and the text, which its author edits in
 * place.
 */
struct _IteamNoteRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkLabel *day_label;
  IteamTextArea *area;
  GtkWidget *edit_button;
  GtkWidget *delete_button;
  IteamConflictMark *mark;

  /* owned */
  IteamActionNote *note;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamNoteRow, iteam_note_row, ADW_TYPE_PREFERENCES_ROW)

static void
edit_cb (IteamNoteRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
}

static void
remove_cb (IteamNoteRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* A note without words is none: deleting it is another button. */
static void
text_done_cb (IteamNoteRow *self)
{
  g_autofree char *text = iteam_text_area_get_typed (self->area);
  g_autoptr (IteamActionNote) read = NULL;

  if (text[0] == '\0')
    {
      iteam_text_area_revert (self->area);
      return;
    }

  read = g_steal_pointer (&self->note);
  self->note = iteam_action_note_new (iteam_action_note_get_id (read), iteam_action_note_get_action (read),
                                      iteam_action_note_get_day (read), iteam_action_note_get_who (read), text);
  iteam_text_area_take_saved (self->area, text);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, read);
}

static void
iteam_note_row_dispose (GObject *object)
{
  IteamNoteRow *self = ITEAM_NOTE_ROW (object);

  g_clear_object (&self->note);

  G_OBJECT_CLASS (iteam_note_row_parent_class)->dispose (object);
}

static void
iteam_note_row_class_init (IteamNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_note_row_dispose;

  /**
   * IteamNoteRow::changed:
   * @read: (type IteamActionNote): the note that the edit was made upon
   *
   * Emitted when a person edited the note.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, ITEAM_TYPE_ACTION_NOTE);

  /**
   * IteamNoteRow::removed:
   *
   * Emitted when a person wants the note to be deleted.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamNoteRow, area);
  gtk_widget_class_bind_template_child (widget_class, IteamNoteRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, IteamNoteRow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, IteamNoteRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, IteamNoteRow, mark);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
}

static void
iteam_note_row_init (IteamNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_note_row_new:
 * @note: a progress note
 * @editable: whether this person may edit it
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
iteam_note_row_new (IteamActionNote *note,
                    gboolean         editable)
{
  IteamNoteRow *self = g_object_new (ITEAM_TYPE_NOTE_ROW, NULL);

  iteam_note_row_show (self, note, editable);

  return GTK_WIDGET (self);
}

/**
 * iteam_note_row_get_note:
 * @self: a row
 *
 * Returns: (transfer none): the note as it was read or edited.
 */
IteamActionNote *
iteam_note_row_get_note (IteamNoteRow *self)
{
  g_return_val_if_fail (ITEAM_IS_NOTE_ROW (self), NULL);

  return self->note;
}

/**
 * iteam_note_row_show:
 * @self: a row
 * @note: the note as the file holds it
 * @editable: whether this person may edit it
 *
 * Brings the row up to date, but for what is being typed.
 */
void
iteam_note_row_show (IteamNoteRow    *self,
                     IteamActionNote *note,
                     gboolean         editable)
{
  g_autoptr (IteamActionNote) kept = NULL;
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;
  const char *who;

  g_return_if_fail (ITEAM_IS_NOTE_ROW (self));

  who = iteam_action_note_get_who (note);
  if (iteam_text_area_is_typed (self->area))
    kept = iteam_action_note_new (iteam_action_note_get_id (note), iteam_action_note_get_action (note),
                                  iteam_action_note_get_day (note), who, iteam_text_area_get_read (self->area));
  else
    kept = g_object_ref (note);
  g_set_object (&self->note, kept);

  day = iteam_day_format (iteam_action_note_get_day (note), iteam_day_today (), ITEAM_DAY_RELATIVE);
  label = who != NULL && who[0] != '\0' ? g_strdup_printf ("%s · %s", day, who) : g_strdup (day);
  gtk_label_set_label (self->day_label, label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);

  iteam_text_area_show (self->area, iteam_action_note_get_text (note));
  g_object_set (self->area, "editable", editable, NULL);
  gtk_widget_set_visible (self->edit_button, editable);
  gtk_widget_set_visible (self->delete_button, editable);
}

/**
 * iteam_note_row_is_typed:
 * @self: a row
 *
 * Returns: whether something is being typed that is not saved.
 */
gboolean
iteam_note_row_is_typed (IteamNoteRow *self)
{
  g_return_val_if_fail (ITEAM_IS_NOTE_ROW (self), FALSE);

  return iteam_text_area_is_typed (self->area);
}

/**
 * iteam_note_row_flush:
 * @self: a row
 *
 * Takes what is still being typed.
 */
void
iteam_note_row_flush (IteamNoteRow *self)
{
  g_return_if_fail (ITEAM_IS_NOTE_ROW (self));

  iteam_text_area_finish (self->area);
}

/**
 * iteam_note_row_watch_conflicts:
 * @self: a row
 * @store: (nullable): the team file
 *
 * Tells when two people changed what it shows.
 */
void
iteam_note_row_watch_conflicts (IteamNoteRow *self,
                                IteamStore   *store)
{
  g_return_if_fail (ITEAM_IS_NOTE_ROW (self));

  g_object_set (self->mark, "store", store, "row", iteam_action_note_get_id (self->note), NULL);
}
