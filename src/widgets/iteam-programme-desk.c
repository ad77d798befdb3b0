/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme-desk.h"

#include "iteam-store-programme.h"

/**
 * IteamProgrammeDesk:
 *
 * The desk of the panes that show the programme.
 */
struct _IteamProgrammeDesk
{
  IteamDesk parent_instance;

  /* owned */
  IteamProgramme *programme;
};

G_DEFINE_FINAL_TYPE (IteamProgrammeDesk, iteam_programme_desk, ITEAM_TYPE_DESK)

static void
iteam_programme_desk_read_async (IteamDesk           *desk,
                                 IteamStore          *store,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data)
{
  iteam_store_read_programme_async (store, cancellable, callback, data);
}

static gpointer
iteam_programme_desk_read_finish (IteamStore    *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return iteam_store_read_programme_finish (store, result, error);
}

static void
iteam_programme_desk_read_free (gpointer read)
{
  iteam_programme_free (read);
}

static gboolean
iteam_programme_desk_take (IteamDesk *desk,
                           gpointer   taken)
{
  IteamProgrammeDesk *self = ITEAM_PROGRAMME_DESK (desk);
  IteamProgramme *read = taken;

  if (self->programme != NULL)
    {
      iteam_desk_keep_objects (self->programme->activities, read->activities);
      iteam_desk_keep_objects (self->programme->participation, read->participation);
      iteam_desk_keep_objects (self->programme->points, read->points);
      iteam_desk_keep_objects (self->programme->spotlights, read->spotlights);
    }
  g_clear_pointer (&self->programme, iteam_programme_free);
  self->programme = read;

  return TRUE;
}

static void
iteam_programme_desk_forget (IteamDesk *desk)
{
  g_clear_pointer (&ITEAM_PROGRAMME_DESK (desk)->programme, iteam_programme_free);
}

static void
iteam_programme_desk_class_init (IteamProgrammeDeskClass *klass)
{
  IteamDeskClass *desk_class = ITEAM_DESK_CLASS (klass);

  desk_class->read_async = iteam_programme_desk_read_async;
  desk_class->read_finish = iteam_programme_desk_read_finish;
  desk_class->read_free = iteam_programme_desk_read_free;
  desk_class->take = iteam_programme_desk_take;
  desk_class->forget = iteam_programme_desk_forget;
  desk_class->is_part = iteam_programme_is_part;
}

static void
iteam_programme_desk_init (IteamProgrammeDesk *self)
{
}

/**
 * iteam_programme_desk_new:
 *
 * Returns: (transfer full): a desk without a file.
 */
IteamProgrammeDesk *
iteam_programme_desk_new (void)
{
  return g_object_new (ITEAM_TYPE_PROGRAMME_DESK, NULL);
}

/**
 * iteam_programme_desk_get_programme:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the programme as it was read, with the edits that
 *   are on their way into the file; %NULL while it is being read for the first time.
 */
IteamProgramme *
iteam_programme_desk_get_programme (IteamProgrammeDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_DESK (self), NULL);

  return self->programme;
}
