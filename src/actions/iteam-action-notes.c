/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-notes.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-note.h"
#include "iteam-note-row.h"
#include "iteam-text-area.h"

/**
 * IteamActionNotes:
 *
 * The dated progress notes of an action point, newest first, below the place
 * where the next one is written.
 */
struct _IteamActionNotes
{
  IteamActionPart parent_instance;

  /* template children */
  GtkListBox *list;
  IteamTextArea *add_area;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (IteamActionNotes, iteam_action_notes, ITEAM_TYPE_ACTION_PART)

static IteamNoteRow *
get_row (IteamActionNotes *self,
         int               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return ITEAM_IS_NOTE_ROW (row) ? ITEAM_NOTE_ROW (row) : NULL;
}

static IteamNoteRow *
find_row (IteamActionNotes *self,
          gint64            id)
{
  IteamNoteRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (iteam_action_note_get_id (iteam_note_row_get_note (row)) == id)
      return row;

  return NULL;
}

/* What someone wrote is for them to change. */
static gboolean
is_own (IteamActionNotes *self,
        IteamActionNote  *note)
{
  IteamActionPart *part = ITEAM_ACTION_PART (self);
  IteamStore *store = iteam_action_part_get_store (part);

  return iteam_action_part_get_editable (part) && store != NULL &&
         g_strcmp0 (iteam_action_note_get_who (note), iteam_store_get_user_name (store)) == 0;
}

static void
show_list (IteamActionNotes *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list), get_row (self, 0) != NULL);
}

static void
row_changed_cb (IteamNoteRow     *row,
                IteamActionNote  *read,
                IteamActionNotes *self)
{
  g_autoptr (IteamDraft) draft = NULL;

  draft = iteam_action_note_draft_text (read, iteam_action_note_get_text (iteam_note_row_get_note (row)));
  iteam_action_part_save (ITEAM_ACTION_PART (self), draft, NULL);
}

static void
row_removed_cb (IteamNoteRow     *row,
                IteamActionNotes *self)
{
  g_autoptr (IteamDraft) draft = iteam_action_note_draft_delete (iteam_note_row_get_note (row));

  iteam_action_part_save (ITEAM_ACTION_PART (self), draft, _("Note deleted"));
  gtk_widget_grab_focus (GTK_WIDGET (self->add_area));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  show_list (self);
}

static void
insert_row (IteamActionNotes *self,
            IteamActionNote  *note,
            int               index)
{
  GtkWidget *row = iteam_note_row_new (note, is_own (self, note));

  iteam_note_row_watch_conflicts (ITEAM_NOTE_ROW (row), iteam_action_part_get_store (ITEAM_ACTION_PART (self)));
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, 0);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, 0);
  gtk_list_box_insert (self->list, row, index);
}

static void
typed_cb (IteamActionNotes *self)
{
  g_autofree char *text = iteam_text_area_get_typed (self->add_area);

  gtk_widget_set_sensitive (self->add_button, text[0] != '\0');
}

/* A note is added when a person says so, not when the focus goes elsewhere: one
 * may have to look something up to end the sentence. */
static void
add_cb (IteamActionNotes *self)
{
  IteamActionPart *part = ITEAM_ACTION_PART (self);
  g_autofree char *text = iteam_text_area_get_typed (self->add_area);
  IteamStore *store = iteam_action_part_get_store (part);
  g_autoptr (IteamActionNote) note = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (text[0] == '\0' || store == NULL)
    return;

  note = iteam_action_note_new (0, iteam_action_part_get_id (part), iteam_day_today (),
                                iteam_store_get_user_name (store), text);
  draft = iteam_action_note_draft_new (note);
  iteam_text_area_revert (self->add_area);
  insert_row (self, note, 0);
  show_list (self);
  iteam_action_part_save (part, draft, NULL);
}

static void
iteam_action_notes_switched (IteamActionPart *part)
{
  IteamActionNotes *self = ITEAM_ACTION_NOTES (part);
  IteamNoteRow *row;

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  iteam_text_area_revert (self->add_area);
  show_list (self);
}

static void
iteam_action_notes_flush (IteamActionPart *part)
{
  IteamActionNotes *self = ITEAM_ACTION_NOTES (part);
  IteamNoteRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    iteam_note_row_flush (row);
  add_cb (self);
}

static void
iteam_action_notes_class_init (IteamActionNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  IteamActionPartClass *part_class = ITEAM_ACTION_PART_CLASS (klass);

  part_class->switched = iteam_action_notes_switched;
  part_class->flush = iteam_action_notes_flush;

  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotes, add_area);
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotes, add_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotes, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
iteam_action_notes_init (IteamActionNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_note (GPtrArray *notes,
          gint64     id)
{
  for (guint i = 0; i < notes->len; i++)
    if (iteam_action_note_get_id (g_ptr_array_index (notes, i)) == id)
      return TRUE;

  return FALSE;
}

/**
 * iteam_action_notes_show_notes:
 * @self: the notes
 * @notes: (element-type IteamActionNote): the notes that the file holds, newest first
 *
 * Brings the notes up to date. One that someone deleted while it is being typed
 * in stays.
 */
void
iteam_action_notes_show_notes (IteamActionNotes *self,
                               GPtrArray        *notes)
{
  IteamNoteRow *row;
  int index = 0;

  g_return_if_fail (ITEAM_IS_ACTION_NOTES (self));

  while ((row = get_row (self, index)) != NULL)
    {
      if (has_note (notes, iteam_action_note_get_id (iteam_note_row_get_note (row))) || iteam_note_row_is_typed (row))
        index++;
      else
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }

  for (guint i = 0; i < notes->len; i++)
    {
      IteamActionNote *note = g_ptr_array_index (notes, i);

      row = find_row (self, iteam_action_note_get_id (note));
      if (row != NULL)
        iteam_note_row_show (row, note, is_own (self, note));
      else
        insert_row (self, note, (int) i);
    }
  show_list (self);
}
