/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-check-item.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/**
 * IteamCheckItem:
 *
 * A line of the checklist of an action point.
 */
struct _IteamCheckItem
{
  GObject parent_instance;

  gint64 id;
  gint64 action;
  gboolean done;

  /* owned */
  char *text;
  char *position;
};

G_DEFINE_FINAL_TYPE (IteamCheckItem, iteam_check_item, G_TYPE_OBJECT)

static void
iteam_check_item_finalize (GObject *object)
{
  IteamCheckItem *self = ITEAM_CHECK_ITEM (object);

  g_free (self->text);
  g_free (self->position);

  G_OBJECT_CLASS (iteam_check_item_parent_class)->finalize (object);
}

static void
iteam_check_item_class_init (IteamCheckItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_check_item_finalize;
}

static void
iteam_check_item_init (IteamCheckItem *self)
{
}

/**
 * iteam_check_item_new:
 * @id: the key, or 0 for a new one
 * @action: key of the action point
 * @text: what is to be done
 * @done: whether it is ticked
 * @position: its place among the others, see iteam_position_between()
 *
 * Returns: (transfer full): a line of a checklist.
 */
IteamCheckItem *
iteam_check_item_new (gint64      id,
                      gint64      action,
                      const char *text,
                      gboolean    done,
                      const char *position)
{
  IteamCheckItem *self = g_object_new (ITEAM_TYPE_CHECK_ITEM, NULL);

  self->id = id != 0 ? id : iteam_id_new ();
  self->action = action;
  self->text = g_strdup (text);
  self->done = done;
  self->position = g_strdup (position);

  return self;
}

/**
 * iteam_check_item_get_id:
 * @self: a line of a checklist
 *
 * Returns: the key.
 */
gint64
iteam_check_item_get_id (IteamCheckItem *self)
{
  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), 0);

  return self->id;
}

/**
 * iteam_check_item_get_action:
 * @self: a line of a checklist
 *
 * Returns: key of the action point.
 */
gint64
iteam_check_item_get_action (IteamCheckItem *self)
{
  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), 0);

  return self->action;
}

/**
 * iteam_check_item_get_text:
 * @self: a line of a checklist
 *
 * Returns: what is to be done.
 */
const char *
iteam_check_item_get_text (IteamCheckItem *self)
{
  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), NULL);

  return self->text;
}

/**
 * iteam_check_item_get_done:
 * @self: a line of a checklist
 *
 * Returns: whether it is ticked.
 */
gboolean
iteam_check_item_get_done (IteamCheckItem *self)
{
  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), FALSE);

  return self->done;
}

/**
 * iteam_check_item_get_position:
 * @self: a line of a checklist
 *
 * Returns: its place among the others, as strcmp() sorts.
 */
const char *
iteam_check_item_get_position (IteamCheckItem *self)
{
  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), NULL);

  return self->position;
}

/**
 * iteam_check_item_draft_new:
 * @self: a new line
 *
 * Returns: (transfer full): the draft that adds it.
 */
IteamDraft *
iteam_check_item_draft_new (IteamCheckItem *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Checklist line added"));

  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), NULL);

  iteam_draft_insert (draft, ITEAM_KIND_CHECK_ITEM, self->id);
  iteam_draft_set_integer (draft, ITEAM_KIND_CHECK_ITEM, self->id, "action", 0, self->action);
  iteam_draft_set_text (draft, ITEAM_KIND_CHECK_ITEM, self->id, "text", NULL, self->text);
  iteam_draft_set_integer (draft, ITEAM_KIND_CHECK_ITEM, self->id, "done", 0, self->done);
  iteam_draft_set_text (draft, ITEAM_KIND_CHECK_ITEM, self->id, "position", NULL, self->position);

  return g_steal_pointer (&draft);
}

/**
 * iteam_check_item_draft_done:
 * @self: a line as it was read
 * @done: whether it is to be ticked
 *
 * Returns: (transfer full): the draft that ticks it or takes the tick off.
 */
IteamDraft *
iteam_check_item_draft_done (IteamCheckItem *self,
                             gboolean        done)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (done ? N_("Checklist line ticked") : N_("Checklist line unticked"));

  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), NULL);

  iteam_draft_set_integer (draft, ITEAM_KIND_CHECK_ITEM, self->id, "done", self->done, done);

  return g_steal_pointer (&draft);
}

/**
 * iteam_check_item_draft_text:
 * @self: a line as it was read
 * @text: what it is to say
 *
 * Returns: (transfer full): the draft that changes it, perhaps empty.
 */
IteamDraft *
iteam_check_item_draft_text (IteamCheckItem *self,
                             const char     *text)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Checklist line changed"));

  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), NULL);

  iteam_draft_set_text (draft, ITEAM_KIND_CHECK_ITEM, self->id, "text", self->text, text);

  return g_steal_pointer (&draft);
}

/**
 * iteam_check_item_draft_move:
 * @self: a line as it was read
 * @position: its new place
 *
 * Returns: (transfer full): the draft that moves it.
 */
IteamDraft *
iteam_check_item_draft_move (IteamCheckItem *self,
                             const char     *position)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Checklist line moved"));

  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), NULL);

  iteam_draft_set_text (draft, ITEAM_KIND_CHECK_ITEM, self->id, "position", self->position, position);

  return g_steal_pointer (&draft);
}

/**
 * iteam_check_item_draft_delete:
 * @self: a line of a checklist
 *
 * Returns: (transfer full): the draft that deletes it.
 */
IteamDraft *
iteam_check_item_draft_delete (IteamCheckItem *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Checklist line deleted"));

  g_return_val_if_fail (ITEAM_IS_CHECK_ITEM (self), NULL);

  iteam_draft_delete (draft, ITEAM_KIND_CHECK_ITEM, self->id);

  return g_steal_pointer (&draft);
}

/**
 * iteam_check_items_draft_copy:
 * @items: (element-type IteamCheckItem): the checklist of an action point
 * @action: key of another action point
 *
 * Returns: (transfer full): the draft that gives @action the same lines,
 *   unticked and in the same order; empty if there are none.
 */
IteamDraft *
iteam_check_items_draft_copy (GPtrArray *items,
                              gint64     action)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Checklist line added"));

  g_return_val_if_fail (items != NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      IteamCheckItem *item = g_ptr_array_index (items, i);
      g_autoptr (IteamCheckItem) copy = iteam_check_item_new (0, action, item->text, FALSE, item->position);
      g_autoptr (IteamDraft) added = iteam_check_item_draft_new (copy);

      iteam_draft_append (draft, added);
    }

  return g_steal_pointer (&draft);
}
