/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-trail.h"

/* More steps back than anyone takes. */
#define LONGEST 100

/**
 * IteamReaderTrail:
 *
 * The places in a document that a person jumped away from, to go back to them.
 */
struct _IteamReaderTrail
{
  GArray *back;
  GArray *forward;
};

/**
 * iteam_reader_trail_new:
 *
 * Returns: (transfer full): a trail without a step.
 */
IteamReaderTrail *
iteam_reader_trail_new (void)
{
  IteamReaderTrail *self = g_new0 (IteamReaderTrail, 1);

  self->back = g_array_new (FALSE, FALSE, sizeof (IteamReaderSpot));
  self->forward = g_array_new (FALSE, FALSE, sizeof (IteamReaderSpot));

  return self;
}

/**
 * iteam_reader_trail_free:
 * @self: a trail
 */
void
iteam_reader_trail_free (IteamReaderTrail *self)
{
  g_array_unref (self->back);
  g_array_unref (self->forward);
  g_free (self);
}

/**
 * iteam_reader_trail_clear:
 * @self: a trail
 *
 * Forgets all steps: another document is read.
 */
void
iteam_reader_trail_clear (IteamReaderTrail *self)
{
  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
}

/**
 * iteam_reader_trail_leave:
 * @self: a trail
 * @spot: the place that is jumped away from
 */
void
iteam_reader_trail_leave (IteamReaderTrail      *self,
                          const IteamReaderSpot *spot)
{
  g_array_set_size (self->forward, 0);
  if (self->back->len >= LONGEST)
    g_array_remove_index (self->back, 0);
  g_array_append_val (self->back, *spot);
}

/**
 * iteam_reader_trail_can_go:
 * @self: a trail
 * @forward: whether forward, else back
 *
 * Returns: whether there is a place to go to.
 */
gboolean
iteam_reader_trail_can_go (IteamReaderTrail *self,
                           gboolean          forward)
{
  return (forward ? self->forward : self->back)->len > 0;
}

/**
 * iteam_reader_trail_go:
 * @self: a trail
 * @forward: whether forward, else back
 * @here: the place that is left, to which the other direction leads
 * @spot: (out): the place to go to
 *
 * Returns: whether there is one.
 */
gboolean
iteam_reader_trail_go (IteamReaderTrail      *self,
                       gboolean               forward,
                       const IteamReaderSpot *here,
                       IteamReaderSpot       *spot)
{
  GArray *from = forward ? self->forward : self->back;
  GArray *to = forward ? self->back : self->forward;

  if (from->len == 0)
    return FALSE;

  *spot = g_array_index (from, IteamReaderSpot, from->len - 1);
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, *here);

  return TRUE;
}
