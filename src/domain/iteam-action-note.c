/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-note.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/**
 * IteamActionNote:
 *
 * A dated note on how an action point goes, and who wrote it.
 */
struct _IteamActionNote
{
  GObject parent_instance;

  gint64 id;
  gint64 action;
  IteamDay day;

  /* owned */
  char *who;
  char *text;
};

G_DEFINE_FINAL_TYPE (IteamActionNote, iteam_action_note, G_TYPE_OBJECT)

static void
iteam_action_note_finalize (GObject *object)
{
  IteamActionNote *self = ITEAM_ACTION_NOTE (object);

  g_free (self->who);
  g_free (self->text);

  G_OBJECT_CLASS (iteam_action_note_parent_class)->finalize (object);
}

static void
iteam_action_note_class_init (IteamActionNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_action_note_finalize;
}

static void
iteam_action_note_init (IteamActionNote *self)
{
}

/**
 * iteam_action_note_new:
 * @id: the key, or 0 for a new one
 * @action: key of the action point
 * @day: the day of the note
 * @who: (nullable): the name of who wrote it
 * @text: the note
 *
 * Returns: (transfer full): a note.
 */
IteamActionNote *
iteam_action_note_new (gint64      id,
                       gint64      action,
                       IteamDay    day,
                       const char *who,
                       const char *text)
{
  IteamActionNote *self = g_object_new (ITEAM_TYPE_ACTION_NOTE, NULL);

  self->id = id != 0 ? id : iteam_id_new ();
  self->action = action;
  self->day = day;
  self->who = g_strdup (who);
  self->text = g_strdup (text);

  return self;
}

/**
 * iteam_action_note_get_id:
 * @self: a note
 *
 * Returns: the key.
 */
gint64
iteam_action_note_get_id (IteamActionNote *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), 0);

  return self->id;
}

/**
 * iteam_action_note_get_action:
 * @self: a note
 *
 * Returns: key of the action point.
 */
gint64
iteam_action_note_get_action (IteamActionNote *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), 0);

  return self->action;
}

/**
 * iteam_action_note_get_day:
 * @self: a note
 *
 * Returns: the day of the note.
 */
IteamDay
iteam_action_note_get_day (IteamActionNote *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), ITEAM_DAY_NONE);

  return self->day;
}

/**
 * iteam_action_note_get_who:
 * @self: a note
 *
 * Returns: (nullable): the name of who wrote it.
 */
const char *
iteam_action_note_get_who (IteamActionNote *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), NULL);

  return self->who;
}

/**
 * iteam_action_note_get_text:
 * @self: a note
 *
 * Returns: the note.
 */
const char *
iteam_action_note_get_text (IteamActionNote *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), NULL);

  return self->text;
}

/**
 * iteam_action_note_draft_new:
 * @self: a new note
 *
 * Returns: (transfer full): the draft that adds it.
 */
IteamDraft *
iteam_action_note_draft_new (IteamActionNote *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Note added"));

  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), NULL);

  iteam_draft_insert (draft, ITEAM_KIND_ACTION_NOTE, self->id);
  iteam_draft_set_integer (draft, ITEAM_KIND_ACTION_NOTE, self->id, "action", 0, self->action);
  iteam_draft_set_day (draft, ITEAM_KIND_ACTION_NOTE, self->id, "day", ITEAM_DAY_NONE, self->day);
  iteam_draft_set_text (draft, ITEAM_KIND_ACTION_NOTE, self->id, "who", NULL, self->who);
  iteam_draft_set_text (draft, ITEAM_KIND_ACTION_NOTE, self->id, "text", NULL, self->text);

  return g_steal_pointer (&draft);
}

/**
 * iteam_action_note_draft_text:
 * @self: a note as it was read
 * @text: what it is to say
 *
 * Returns: (transfer full): the draft that changes it, perhaps empty.
 */
IteamDraft *
iteam_action_note_draft_text (IteamActionNote *self,
                              const char      *text)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Note changed"));

  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), NULL);

  iteam_draft_set_text (draft, ITEAM_KIND_ACTION_NOTE, self->id, "text", self->text, text);

  return g_steal_pointer (&draft);
}

/**
 * iteam_action_note_draft_delete:
 * @self: a note
 *
 * Returns: (transfer full): the draft that deletes it.
 */
IteamDraft *
iteam_action_note_draft_delete (IteamActionNote *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Note deleted"));

  g_return_val_if_fail (ITEAM_IS_ACTION_NOTE (self), NULL);

  iteam_draft_delete (draft, ITEAM_KIND_ACTION_NOTE, self->id);

  return g_steal_pointer (&draft);
}
