/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-register.h"

#include "iteam-store-meetings.h"

/* How often to look whether a new day has begun, in seconds. */
#define DAY_PERIOD 30

/**
 * IteamMeetingRegister:
 *
 * The meetings of a team file, kept as the file is: all are read once, and
 * afterwards those that the store says were touched. Each keeps its object.
 */
struct _IteamMeetingRegister
{
  GObject parent_instance;

  gboolean loaded;
  guint day_source;
  IteamDay today;

  /* owned */
  GListStore *meetings;
  GHashTable *by_id;
  IteamStore *store;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamMeetingRegister, iteam_meeting_register, G_TYPE_OBJECT)

typedef struct
{
  IteamMeetingRegister *self;
  GArray *ids;
} Reading;

static Reading *
reading_new (IteamMeetingRegister *self,
             GArray                *ids)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->ids = ids != NULL ? g_array_ref (ids) : NULL;

  return reading;
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_clear_pointer (&reading->ids, g_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* What was asked for and is not there any more was deleted. */
static void
remove_missing (IteamMeetingRegister *self,
                GArray               *ids,
                GHashTable           *there)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->meetings)); i > 0; i--)
    {
      g_autoptr (IteamMeeting) meeting = g_list_model_get_item (G_LIST_MODEL (self->meetings), i - 1);
      gint64 id = iteam_entry_get_id (ITEAM_ENTRY (meeting));
      gboolean asked = ids == NULL;

      for (guint j = 0; ids != NULL && j < ids->len; j++)
        asked |= g_array_index (ids, gint64, j) == id;
      if (asked && !g_hash_table_contains (there, &id))
        {
          g_list_store_remove (self->meetings, i - 1);
          g_hash_table_remove (self->by_id, &id);
        }
    }
}

/* Takes what was read: those that are known keep their objects, the others come at once. */
static void
take (IteamMeetingRegister *self,
      GArray               *ids,
      GPtrArray            *meetings)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) new = g_ptr_array_new ();

  for (guint i = 0; i < meetings->len; i++)
    {
      IteamMeeting *read = g_ptr_array_index (meetings, i);
      gint64 id = iteam_entry_get_id (ITEAM_ENTRY (read));
      IteamMeeting *known = g_hash_table_lookup (self->by_id, &id);

      g_hash_table_add (there, g_memdup2 (&id, sizeof id));
      if (known != NULL)
        {
          iteam_entry_assign (ITEAM_ENTRY (known), ITEAM_ENTRY (read));
          continue;
        }
      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), g_object_ref (read));
      g_ptr_array_add (new, read);
    }
  remove_missing (self, ids, there);
  g_list_store_splice (self->meetings, g_list_model_get_n_items (G_LIST_MODEL (self->meetings)), 0, new->pdata, new->len);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  IteamMeetingRegister *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = iteam_store_read_meetings_finish (ITEAM_STORE (source), result, &error);

  if (source != (gpointer) self->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (meetings == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

      return;
    }

  take (self, reading->ids, meetings);
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
store_changed_cb (IteamMeetingRegister *self,
                  const IteamChanges    *changes)
{
  g_autoptr (GArray) ids = NULL;

  if (!changes->everything)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < changes->refs->len; i++)
        {
          const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

          if (ref->kind == ITEAM_KIND_MEETING)
            g_array_append_val (ids, ref->id);
        }
      if (ids->len == 0)
        return;
    }

  iteam_store_read_meetings_async (self->store, ids, self->cancellable, read_cb, reading_new (self, ids));
}

static gboolean
day_cb (gpointer data)
{
  IteamMeetingRegister *self = data;
  IteamDay today = iteam_day_today ();

  if (self->today != today)
    {
      self->today = today;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  return G_SOURCE_CONTINUE;
}

static void
iteam_meeting_register_dispose (GObject *object)
{
  IteamMeetingRegister *self = ITEAM_MEETING_REGISTER (object);

  if (self->meetings != NULL)
    iteam_meeting_register_set_store (self, NULL);
  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_object (&self->meetings);
  g_clear_pointer (&self->by_id, g_hash_table_unref);

  G_OBJECT_CLASS (iteam_meeting_register_parent_class)->dispose (object);
}

static void
iteam_meeting_register_class_init (IteamMeetingRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_meeting_register_dispose;

  /**
   * IteamMeetingRegister::changed:
   *
   * Emitted when meetings were read, came, went or changed, or a new day began.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamMeetingRegister::failed:
   * @message: why, a whole sentence
   *
   * Emitted when meetings could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_meeting_register_init (IteamMeetingRegister *self)
{
  self->meetings = g_list_store_new (ITEAM_TYPE_MEETING);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->today = iteam_day_today ();
  self->day_source = g_timeout_add_seconds (DAY_PERIOD, day_cb, self);
}

/**
 * iteam_meeting_register_new:
 *
 * Returns: (transfer full): a register without a file.
 */
IteamMeetingRegister *
iteam_meeting_register_new (void)
{
  return g_object_new (ITEAM_TYPE_MEETING_REGISTER, NULL);
}

/**
 * iteam_meeting_register_set_store:
 * @self: a register
 * @store: (nullable): the team file to read from
 *
 * Empties the register and begins to fill it from @store.
 */
void
iteam_meeting_register_set_store (IteamMeetingRegister *self,
                                   IteamStore            *store)
{
  g_return_if_fail (ITEAM_IS_MEETING_REGISTER (self));

  if (self->store == store)
    return;

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
  g_set_object (&self->store, store);
  self->loaded = FALSE;
  g_list_store_remove_all (self->meetings);
  g_hash_table_remove_all (self->by_id);
  if (store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  iteam_store_read_meetings_async (store, NULL, self->cancellable, read_cb, reading_new (self, NULL));
}

/**
 * iteam_meeting_register_get_meetings:
 * @self: a register
 *
 * Returns: (transfer none): the meetings, in no order.
 */
GListModel *
iteam_meeting_register_get_meetings (IteamMeetingRegister *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_REGISTER (self), NULL);

  return G_LIST_MODEL (self->meetings);
}

/**
 * iteam_meeting_register_get_loaded:
 * @self: a register
 *
 * Returns: whether it holds all meetings of the file.
 */
gboolean
iteam_meeting_register_get_loaded (IteamMeetingRegister *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_REGISTER (self), FALSE);

  return self->loaded;
}

/**
 * iteam_meeting_register_find:
 * @self: a register
 * @id: a key
 *
 * Returns: (transfer none) (nullable): the meeting with that key.
 */
IteamMeeting *
iteam_meeting_register_find (IteamMeetingRegister *self,
                              gint64                 id)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_REGISTER (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * iteam_meeting_register_count_for_adoption:
 * @self: a register
 *
 * Returns: of how many meetings the minutes lie for adoption.
 */
guint
iteam_meeting_register_count_for_adoption (IteamMeetingRegister *self)
{
  GListModel *model = iteam_meeting_register_get_meetings (self);
  guint n_waiting = 0;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (IteamMeeting) meeting = g_list_model_get_item (model, i);

      n_waiting += iteam_meeting_get_fields (meeting)->state == ITEAM_MEETING_FOR_ADOPTION;
    }

  return n_waiting;
}
