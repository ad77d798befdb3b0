/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "iteam-error.h"
#include "iteam-share-contents.h"
#include "sim-share.h"

/* Contents of documents that several replicas have or want, over a share that
 * fails them in every way, from a seed. The replicas are kept in memory, behind the
 * calls by which the share's thread asks its store.
 *
 *   test-share-sim-contents [--seeds N] [--steps N] [--first N] */

#define MAX_REPLICAS 4
#define MAX_CONTENTS 12

/* What a replica has of a content. */
typedef struct
{
  gboolean known;
  gboolean begun;
  gboolean whole;
  gint64 size;
  GPtrArray *pieces;
} Held;

struct _IteamShareBridge
{
  gatomicrefcount ref_count;
  Held held[MAX_CONTENTS];
};

typedef struct
{
  IteamShareBridge *bridge;
  SimClient *client;
  IteamShareContents *contents;
} Replica;

typedef struct
{
  GRand *random;
  SimShare *share;
  Replica replicas[MAX_REPLICAS];
  int n;
  GBytes *contents[MAX_CONTENTS];
  char *hashes[MAX_CONTENTS];
  int n_contents;
} Sim;

static Sim *sim;

static int
find_content (const char *hash)
{
  for (int i = 0; i < sim->n_contents; i++)
    if (g_str_equal (sim->hashes[i], hash))
      return i;

  g_assert_not_reached ();
}

static IteamContentState *
get_state (IteamShareBridge *self,
           int               index)
{
  const Held *held = &self->held[index];
  IteamContentState *state = g_new0 (IteamContentState, 1);

  state->hash = g_strdup (sim->hashes[index]);
  state->size = held->begun ? held->size : held->known ? (gint64) g_bytes_get_size (sim->contents[index]) : 0;
  state->whole = held->whole;
  state->wanted = held->known;
  state->n_pieces = held->pieces->len;

  return state;
}

IteamShareBridge *
iteam_share_bridge_ref (IteamShareBridge *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
iteam_share_bridge_unref (IteamShareBridge *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int i = 0; i < MAX_CONTENTS; i++)
    g_ptr_array_unref (self->held[i].pieces);
  g_free (self);
}

GPtrArray *
iteam_share_bridge_list_contents (IteamShareBridge  *self,
                                  GError           **error)
{
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_content_state_free);

  for (int i = 0; i < sim->n_contents; i++)
    if (self->held[i].known || self->held[i].begun)
      g_ptr_array_add (states, get_state (self, i));

  return states;
}

IteamContentState *
iteam_share_bridge_begin_content (IteamShareBridge  *self,
                                  const char        *hash,
                                  gint64             size,
                                  GError           **error)
{
  int index = find_content (hash);
  Held *held = &self->held[index];

  if (held->begun && held->size != size)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, "It has another size.");

      return NULL;
    }
  held->begun = TRUE;
  held->size = size;

  return get_state (self, index);
}

gboolean
iteam_share_bridge_put_piece (IteamShareBridge  *self,
                              const char        *hash,
                              guint              number,
                              GBytes            *bytes,
                              GError           **error)
{
  Held *held = &self->held[find_content (hash)];

  g_assert_true (held->begun && !held->whole);
  g_assert_cmpuint (number, <=, held->pieces->len);
  if (number == held->pieces->len)
    g_ptr_array_add (held->pieces, g_bytes_ref (bytes));

  return TRUE;
}

GBytes *
iteam_share_bridge_read_piece (IteamShareBridge  *self,
                               const char        *hash,
                               guint              number,
                               GError           **error)
{
  Held *held = &self->held[find_content (hash)];

  g_assert_cmpuint (number, <, held->pieces->len);

  return g_bytes_ref (held->pieces->pdata[number]);
}

/* Whatever the share did, what counts as here is what its name says. */
static void
check_right (const Held *held,
             int         index)
{
  gsize offset = 0, length;
  const guint8 *right = g_bytes_get_data (sim->contents[index], &length);

  for (guint i = 0; i < held->pieces->len; i++)
    {
      gsize n;
      const guint8 *data = g_bytes_get_data (held->pieces->pdata[i], &n);

      g_assert_cmpuint (offset + n, <=, length);
      g_assert_cmpint (memcmp (right + offset, data, n), ==, 0);
      offset += n;
    }
  g_assert_cmpuint (offset, ==, length);
}

gboolean
iteam_share_bridge_finish_content (IteamShareBridge  *self,
                                   const char        *hash,
                                   GError           **error)
{
  int index = find_content (hash);

  check_right (&self->held[index], index);
  self->held[index].whole = TRUE;

  return TRUE;
}

gboolean
iteam_share_bridge_drop_content (IteamShareBridge  *self,
                                 const char        *hash,
                                 GError           **error)
{
  Held *held = &self->held[find_content (hash)];

  /* Nothing that a person brought in is ever dropped. */
  g_assert_false (held->whole);
  g_ptr_array_set_size (held->pieces, 0);
  held->begun = FALSE;

  return TRUE;
}

static void
replica_start (Replica *self,
               int      number)
{
  self->client = sim_client_new (sim->share, number);
  self->contents = iteam_share_contents_new (self->bridge, &self->client->parent, number);
}

static void
replica_stop (Replica *self)
{
  iteam_share_contents_free (self->contents);
  iteam_share_files_free (&self->client->parent);
}

static GBytes *
new_content (void)
{
  gsize size = g_rand_int_range (sim->random, 0, 6) == 0 ? (gsize) g_rand_int_range (sim->random, ITEAM_CONTENT_PIECE - 1, 3 * ITEAM_CONTENT_PIECE)
                                                         : (gsize) g_rand_int_range (sim->random, 1, 3000);
  guint8 *data = g_malloc (size);
  guint32 word = g_rand_int (sim->random);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) ((word = word * 1664525 + 1013904223) >> 24);

  return g_bytes_new_take (data, size);
}

/* Someone adds a document: from here on it is acknowledged. */
static void
step_add (Replica *self)
{
  Held *held;
  gsize length;

  if (sim->n_contents == MAX_CONTENTS)
    return;
  sim->contents[sim->n_contents] = new_content ();
  sim->hashes[sim->n_contents] = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sim->contents[sim->n_contents]);
  held = &self->bridge->held[sim->n_contents];
  length = g_bytes_get_size (sim->contents[sim->n_contents]);
  for (gsize offset = 0; offset < length; offset += ITEAM_CONTENT_PIECE)
    g_ptr_array_add (held->pieces, g_bytes_new_from_bytes (sim->contents[sim->n_contents], offset, MIN (length - offset, ITEAM_CONTENT_PIECE)));
  held->known = held->begun = held->whole = TRUE;
  held->size = (gint64) length;
  sim->n_contents++;
}

/* The record of a document has come, and perhaps the same PDF was added here. */
static void
step_learn (Replica *self)
{
  if (sim->n_contents > 0)
    self->bridge->held[g_rand_int_range (sim->random, 0, sim->n_contents)].known = TRUE;
}

/* Someone is copying the folder by hand, or a disk is bad. */
static void
step_spoil (void)
{
  g_autofree char *path = NULL;
  GByteArray *bytes;

  if (sim->n_contents == 0)
    return;
  path = g_strconcat ("documents/", sim->hashes[g_rand_int_range (sim->random, 0, sim->n_contents)], NULL);
  bytes = sim_share_peek (sim->share, path);
  if (bytes == NULL)
    return;
  if (g_rand_boolean (sim->random))
    g_byte_array_set_size (bytes, bytes->len / 2);
  else if (bytes->len > 0)
    bytes->data[bytes->len / 2] ^= 0x20;
}

static gboolean
step_carry (Replica *self)
{
  IteamContentsReport report;
  gboolean carried = iteam_share_contents_step (self->contents, g_rand_boolean (sim->random), 0, &report, NULL);
  gboolean more = carried && report.more;

  g_clear_error (&report.problem);

  return more;
}

static void
step (void)
{
  int number = g_rand_int_range (sim->random, 0, sim->n);
  Replica *self = &sim->replicas[number];
  int kind = g_rand_int_range (sim->random, 0, 100);

  if (kind < 4)
    step_add (self);
  else if (kind < 12)
    step_learn (self);
  else if (kind < 14)
    step_spoil ();
  else if (kind < 97)
    step_carry (self);
  else
    self->client->crashed = TRUE;

  if (self->client->crashed)
    {
      replica_stop (self);
      replica_start (self, number + 1);
    }
}

static gboolean
is_settled (void)
{
  for (int i = 0; i < sim->n; i++)
    for (int j = 0; j < sim->n_contents; j++)
      if (!sim->replicas[i].bridge->held[j].whole)
        return FALSE;

  return TRUE;
}

/* Everyone knows of everything, on a share that works; programs are started anew,
 * as what could not be carried is put off for a while. */
static void
settle (void)
{
  sim_share_set_faults (sim->share, 0, 0, 0);
  for (int round = 0; round < 6 || !is_settled (); round++)
    {
      g_assert_cmpint (round, <, 60);
      for (int i = 0; i < sim->n; i++)
        {
          Replica *self = &sim->replicas[i];
          int n_steps = 0;

          replica_stop (self);
          replica_start (self, i + 1);
          for (int j = 0; j < sim->n_contents; j++)
            self->bridge->held[j].known = TRUE;
          do
            g_assert_cmpint (n_steps++, <, 2000);
          while (step_carry (self) || n_steps < MAX_CONTENTS + 2);
        }
    }
}

/* Each replica has all of it, and so has the share. */
static void
check_all (void)
{
  for (int j = 0; j < sim->n_contents; j++)
    {
      g_autofree char *path = g_strconcat ("documents/", sim->hashes[j], NULL);
      GByteArray *bytes = sim_share_peek (sim->share, path);

      for (int i = 0; i < sim->n; i++)
        {
          g_assert_true (sim->replicas[i].bridge->held[j].whole);
          check_right (&sim->replicas[i].bridge->held[j], j);
        }
      /* A byte that a bad disk turned is found by whoever fetches it, and everyone has it. */
      g_assert_nonnull (bytes);
      g_assert_cmpuint (bytes->len, ==, g_bytes_get_size (sim->contents[j]));
    }
}

static guint64 total_faults, total_contents;

static void
run_seed (guint32 seed,
          int     n_steps)
{
  Sim run = { 0 };

  sim = &run;
  run.random = g_rand_new_with_seed (seed);
  run.share = sim_share_new (run.random);
  run.n = g_rand_int_range (run.random, 2, MAX_REPLICAS + 1);
  for (int i = 0; i < run.n; i++)
    {
      Replica *self = &run.replicas[i];

      self->bridge = g_new0 (IteamShareBridge, 1);
      g_atomic_ref_count_init (&self->bridge->ref_count);
      for (int j = 0; j < MAX_CONTENTS; j++)
        self->bridge->held[j].pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      replica_start (self, i + 1);
    }

  sim_share_set_faults (run.share, g_rand_double_range (run.random, 0, 0.3), g_rand_double_range (run.random, 0, 0.05),
                        g_rand_double_range (run.random, 0, 0.3));
  for (int i = 0; i < n_steps; i++)
    step ();
  settle ();
  check_all ();

  total_faults += sim_share_count_faults (run.share);
  total_contents += (guint64) run.n_contents;
  for (int i = 0; i < run.n; i++)
    {
      replica_stop (&run.replicas[i]);
      iteam_share_bridge_unref (run.replicas[i].bridge);
    }
  for (int i = 0; i < run.n_contents; i++)
    {
      g_bytes_unref (run.contents[i]);
      g_free (run.hashes[i]);
    }
  sim_share_free (run.share);
  g_rand_free (run.random);
}

static int n_seeds = 40;
static int n_steps = 250;
static int first_seed = 1;

static void
test_seeds (void)
{
  for (int i = 0; i < n_seeds; i++)
    {
      g_test_message ("seed %d", first_seed + i);
      run_seed ((guint32) (first_seed + i), n_steps);
    }

  g_test_message ("%d steps over %d seeds: %" G_GUINT64_FORMAT " contents, none lost and none wrong; %" G_GUINT64_FORMAT " faults",
                  n_seeds * n_steps, n_seeds, total_contents, total_faults);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i + 1 < argc; i += 2)
    {
      if (g_str_equal (argv[i], "--seeds"))
        n_seeds = atoi (argv[i + 1]);
      else if (g_str_equal (argv[i], "--steps"))
        n_steps = atoi (argv[i + 1]);
      else if (g_str_equal (argv[i], "--first"))
        first_seed = atoi (argv[i + 1]);
    }

  g_test_add_func ("/share-sim-contents/seeds", test_seeds);

  return g_test_run ();
}
