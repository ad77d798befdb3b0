/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "iteam-error.h"
#include "iteam-exchange.h"
#include "iteam-merge.h"
#include "sim-share.h"

/* Replicas that exchange their changes over a share that fails them in every
 * way, from a seed. What they hold is kept in memory, merged by the same rules
 * and read from the same bytes as in the real ones.
 *
 *   test-share-sim [--seeds N] [--steps N] [--first N]
 *
 * prints what it saw; without arguments it is a test. */

#define MAX_REPLICAS 5
#define FILE_ID 4954454
#define HOUR (3600 * (gint64) 1000)

/* What is written in: an action point, a meeting and an activity with what belongs to each. There is
 * little of it, so that people meet there, and all of one key, as what they write must
 * not be taken for that of another kind. */
#define ROW 1

static const struct
{
  IteamKind kind;
  const char *field;
} places[] = {
  { ITEAM_KIND_ACTION, "title" },
  { ITEAM_KIND_ACTION, "description" },
  { ITEAM_KIND_ACTION, "status" },
  { ITEAM_KIND_MEETING, "title" },
  { ITEAM_KIND_MEETING, "place" },
  { ITEAM_KIND_ATTENDANCE, "name" },
  { ITEAM_KIND_ATTENDANCE, "state" },
  { ITEAM_KIND_AGENDA_ITEM, "title" },
  { ITEAM_KIND_AGENDA_ITEM, "minutes" },
  { ITEAM_KIND_AGENDA_ITEM, "state" },
  { ITEAM_KIND_REMARK, "text" },
  { ITEAM_KIND_REMARK, "answer" },
  { ITEAM_KIND_DECISION, "text" },
  { ITEAM_KIND_COMMITMENT, "text" },
  { ITEAM_KIND_ACTIVITY, "title" },
  { ITEAM_KIND_ACTIVITY, "moment" },
  { ITEAM_KIND_ACTIVITY, "lessons" },
  { ITEAM_KIND_PARTICIPATION, "completed" },
  { ITEAM_KIND_PARTICIPATION, "percentage" },
  { ITEAM_KIND_POINT, "title" },
  { ITEAM_KIND_POINT, "state" },
  { ITEAM_KIND_SPOTLIGHT, "first" },
  { ITEAM_KIND_SPOTLIGHT, "last" },
  { ITEAM_KIND_REPORT_COUNT, "count" },
  { ITEAM_KIND_REPORT, "reference" },
  { ITEAM_KIND_REPORT_SECTION, "text" },
};

#define N_CELLS ((int) G_N_ELEMENTS (places))

/* What bears numbers that people know. */
static const IteamKind numbered[] = { ITEAM_KIND_ACTION, ITEAM_KIND_MEETING, ITEAM_KIND_DECISION, ITEAM_KIND_COMMITMENT,
                                    ITEAM_KIND_ACTIVITY, ITEAM_KIND_POINT };

/* What an author had of another at a change. */
typedef struct
{
  gint64 seq;
  gint64 upto;
} SeenRow;

typedef struct
{
  gint64 author;
  gint64 clock;
  gint64 clock_error;
  GPtrArray *own;
  GHashTable *vector;
  GHashTable *announced;
  GArray *cells[G_N_ELEMENTS (places)];
  GHashTable *decided;

  /* What dies with the program. */
  SimClient *client;
  IteamExchange *exchange;
  guint idle;
} Replica;

/* What really happened, known to nobody in it. */
typedef struct
{
  guint32 seed;
  GRand *random;
  SimShare *share;
  Replica replicas[MAX_REPLICAS];
  int n;
  gint64 now;
  guint next_value;
  GHashTable *authors;
  GHashTable *seen;
  GHashTable *overwritten;
  GHashTable *decided;
  GHashTable *numbers;
  GPtrArray *meetings;
  guint n_edits;
  guint n_conflicts;
} Sim;

static Sim *sim;

static gpointer
pair_key (gint64 a,
          gint64 b)
{
  /* Authors are small here, so that two fit into a key. */
  return GINT_TO_POINTER ((int) (a * 1000 + b));
}

static gboolean
model_sees (const IteamStamp *later,
            const IteamStamp *earlier,
            gpointer          user_data)
{
  GArray *rows;

  if (later->author == earlier->author)
    return later->seq > earlier->seq;

  rows = g_hash_table_lookup (sim->seen, pair_key (later->author, earlier->author));
  for (guint i = rows != NULL ? rows->len : 0; i-- > 0;)
    {
      const SeenRow *row = &g_array_index (rows, SeenRow, i);

      if (row->seq <= later->seq)
        return row->upto >= earlier->seq;
    }

  return FALSE;
}

static char *
stamp_key (int               cell,
           const IteamStamp *stamp)
{
  return g_strdup_printf ("%d:%d:%d", cell, (int) stamp->author, (int) stamp->seq);
}

static int
cell_index (IteamKind   kind,
            gint64      row,
            const char *field)
{
  g_assert_cmpint (row, ==, ROW);
  for (int i = 0; i < N_CELLS; i++)
    if (kind == places[i].kind && g_str_equal (field, places[i].field))
      return i;

  g_assert_not_reached ();
}

static GVariant *
replica_value (Replica *self,
               int      cell,
               GArray  *losses)
{
  g_autoptr (GArray) own_losses = g_array_new (FALSE, FALSE, sizeof (IteamLoss));

  if (self->cells[cell]->len == 0)
    return NULL;

  return iteam_merge_writes (self->cells[cell], model_sees, NULL, losses != NULL ? losses : own_losses);
}

static void
replica_take (Replica           *self,
              const IteamRecord *record)
{
  for (guint i = 0; i < record->cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (record->cells, i);
      IteamWrite write = { .stamp = record->stamp, .clock = record->clock, .read = cell->read, .value = cell->value };

      g_array_append_val (self->cells[cell_index (cell->kind, cell->id, cell->field)], write);
    }
  for (guint i = 0; i < record->resolved->len; i++)
    {
      const IteamResolution *resolution = &g_array_index (record->resolved, IteamResolution, i);
      int cell = cell_index (resolution->kind, resolution->row, resolution->field);

      g_hash_table_add (self->decided, stamp_key (cell, &resolution->loser));
    }
  self->clock = MAX (self->clock, record->clock);
  iteam_vector_set (self->vector, record->stamp.author, record->stamp.seq);
}

static gboolean
is_due (Replica           *self,
        const IteamRecord *record)
{
  if (iteam_vector_get (self->vector, record->stamp.author) + 1 != record->stamp.seq)
    return FALSE;
  for (guint i = 0; i < record->seen->len; i++)
    {
      const IteamStamp *seen = &g_array_index (record->seen, IteamStamp, i);

      if (iteam_vector_get (self->vector, seen->author) < seen->seq)
        return FALSE;
    }

  return TRUE;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const IteamRecord *first = *(IteamRecord *const *) a, *second = *(IteamRecord *const *) b;

  if (first->clock != second->clock)
    return first->clock < second->clock ? -1 : 1;

  return (first->stamp.author > second->stamp.author) - (first->stamp.author < second->stamp.author);
}

/* The model holds borrowed values: it keeps each record that it takes, as the
 * one of the author's own archive, after comparing it with what travelled. */
static guint
replica_apply (Replica   *self,
               GPtrArray *records)
{
  guint n_applied = 0;

  g_ptr_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    {
      const IteamRecord *record = g_ptr_array_index (records, i);
      GPtrArray *archive = g_hash_table_lookup (sim->authors, GINT_TO_POINTER ((int) record->stamp.author));
      const IteamRecord *original;

      if (!is_due (self, record))
        continue;
      g_assert_cmpint (record->stamp.seq, <=, archive->len);
      original = g_ptr_array_index (archive, record->stamp.seq - 1);
      g_assert_cmpint (original->clock, ==, record->clock);
      g_assert_cmpuint (original->cells->len, ==, record->cells->len);
      for (guint j = 0; j < record->cells->len; j++)
        {
          const IteamCell *came = g_ptr_array_index (record->cells, j), *was = g_ptr_array_index (original->cells, j);

          g_assert_true (g_variant_equal (came->value, was->value));
        }
      replica_take (self, original);
      n_applied++;
    }

  return n_applied;
}

static void
replica_start (Replica *self)
{
  self->client = sim_client_new (sim->share, (int) self->author);
  self->exchange = iteam_exchange_new (&self->client->parent, FILE_ID, self->author);
  iteam_exchange_set_segment_size (self->exchange, 700);
}

static void
replica_stop (Replica *self)
{
  iteam_exchange_free (self->exchange);
  iteam_share_files_free (&self->client->parent);
}

static void
replica_init (Replica *self,
              gint64   author)
{
  memset (self, 0, sizeof *self);
  self->author = author;
  self->clock_error = g_rand_int_range (sim->random, -12, 13) * HOUR;
  self->own = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
  self->vector = iteam_vector_new ();
  self->announced = iteam_vector_new ();
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < N_CELLS; i++)
    self->cells[i] = g_array_new (FALSE, FALSE, sizeof (IteamWrite));
  g_hash_table_insert (sim->authors, GINT_TO_POINTER ((int) author), self->own);
  replica_start (self);
}

static void
replica_clear (Replica *self)
{
  replica_stop (self);
  g_ptr_array_unref (self->own);
  g_hash_table_unref (self->vector);
  g_hash_table_unref (self->announced);
  g_hash_table_unref (self->decided);
  for (int i = 0; i < N_CELLS; i++)
    g_array_unref (self->cells[i]);
}

/* Writes a change: from here on it is acknowledged. */
static void
replica_commit (Replica     *self,
                IteamRecord *record)
{
  GHashTableIter iter;
  gpointer author, seq;

  self->clock = MAX (self->clock + 1, (sim->now + self->clock_error) << 16);
  record->stamp.author = self->author;
  record->stamp.seq = self->own->len + 1;
  record->clock = self->clock;
  record->who = g_strdup ("x");
  record->what = g_strdup ("");

  g_hash_table_iter_init (&iter, self->vector);
  while (g_hash_table_iter_next (&iter, &author, &seq))
    {
      const IteamStamp seen = { *(gint64 *) author, *(gint64 *) seq };
      SeenRow row = { record->stamp.seq, seen.seq };
      GArray *rows;

      if (seen.author == self->author || iteam_vector_get (self->announced, seen.author) >= seen.seq)
        continue;
      g_array_append_val (record->seen, seen);
      iteam_vector_set (self->announced, seen.author, seen.seq);
      rows = g_hash_table_lookup (sim->seen, pair_key (self->author, seen.author));
      if (rows == NULL)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (SeenRow));
          g_hash_table_insert (sim->seen, pair_key (self->author, seen.author), rows);
        }
      g_array_append_val (rows, row);
    }

  g_ptr_array_add (self->own, record);
  replica_take (self, record);
}

static GVariant *
new_value (void)
{
  g_autofree char *text = g_strdup_printf ("v%u", sim->next_value++);

  return g_variant_ref_sink (g_variant_new_string (text));
}

/* Which write's value stands in a field: each value is written once. */
static const IteamWrite *
find_writer (Replica  *self,
             int       cell,
             GVariant *value)
{
  for (guint i = 0; value != NULL && i < self->cells[cell]->len; i++)
    {
      const IteamWrite *write = &g_array_index (self->cells[cell], IteamWrite, i);

      if (g_variant_equal (write->value, value))
        return write;
    }

  return NULL;
}

static void
write_cell (Replica     *self,
            IteamRecord *record,
            int          cell,
            GVariant    *value)
{
  g_autoptr (GVariant) read = replica_value (self, cell, NULL);
  const IteamWrite *before = find_writer (self, cell, read);

  if (before != NULL)
    g_hash_table_add (sim->overwritten, stamp_key (cell, &before->stamp));
  g_ptr_array_add (record->cells, iteam_cell_new (places[cell].kind, ROW, places[cell].field, read, value));
}

static void
step_edit (Replica *self)
{
  IteamRecord *record = iteam_record_new ();
  int first = g_rand_int_range (sim->random, 0, N_CELLS);
  g_autoptr (GVariant) value = new_value ();

  write_cell (self, record, first, value);
  if (g_rand_int_range (sim->random, 0, 3) == 0)
    {
      g_autoptr (GVariant) other = new_value ();

      write_cell (self, record, (first + 5) % N_CELLS, other);
    }
  replica_commit (self, record);
  sim->n_edits++;
}

static void
add_conflicts (Replica    *self,
               int         cell,
               GHashTable *conflicts)
{
  g_autoptr (GArray) losses = g_array_new (FALSE, FALSE, sizeof (IteamLoss));
  g_autoptr (GVariant) value = replica_value (self, cell, losses);

  for (guint i = 0; i < losses->len; i++)
    {
      const IteamWrite *loser = &g_array_index (self->cells[cell], IteamWrite, g_array_index (losses, IteamLoss, i).loser);
      g_autofree char *key = stamp_key (cell, &loser->stamp);

      if (g_hash_table_contains (self->decided, key))
        continue;
      /* Listed once. */
      g_assert_true (g_hash_table_add (conflicts, g_steal_pointer (&key)));
    }
}

static GHashTable *
replica_conflicts (Replica *self)
{
  GHashTable *conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int cell = 0; cell < N_CELLS; cell++)
    add_conflicts (self, cell, conflicts);

  return conflicts;
}

static void
step_decide (Replica *self)
{
  int cell = g_rand_int_range (sim->random, 0, N_CELLS);
  g_autoptr (GHashTable) conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = NULL;
  IteamResolution resolution = { .kind = places[cell].kind, .row = ROW };
  IteamRecord *record;
  GHashTableIter iter;
  gpointer key;

  add_conflicts (self, cell, conflicts);
  g_hash_table_iter_init (&iter, conflicts);
  if (!g_hash_table_iter_next (&iter, &key, NULL))
    return;

  parts = g_strsplit (key, ":", 3);
  resolution.field = g_intern_string (places[cell].field);
  resolution.loser.author = atoi (parts[1]);
  resolution.loser.seq = atoi (parts[2]);
  g_hash_table_add (sim->decided, g_strdup (key));
  record = iteam_record_new ();
  g_array_append_val (record->resolved, resolution);
  if (g_rand_boolean (sim->random))
    {
      g_autoptr (GVariant) value = new_value ();

      write_cell (self, record, cell, value);
    }
  replica_commit (self, record);
}

static void
step_publish (Replica *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  gint64 held;

  if (!iteam_exchange_prepare (self->exchange, &held, NULL))
    return;
  /* A share never holds more of a replica than that has made. */
  g_assert_cmpint (held, <=, self->own->len);
  for (guint i = (guint) held; i < self->own->len; i++)
    g_ptr_array_add (records, self->own->pdata[i]);
  if (iteam_exchange_publish (self->exchange, records, NULL))
    {
      gint64 last;

      g_assert_true (iteam_exchange_prepare (self->exchange, &last, NULL));
      g_assert_cmpint (last, ==, self->own->len);
    }
}

static void
fetch_meeting (Replica *self)
{
  g_autofree char *local = g_strdup_printf ("fetched-%d", (int) self->author);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GHashTable *meeting;
  GHashTableIter iter;
  gpointer author, seq;

  if (!iteam_share_files_fetch_meeting (&self->client->parent, local, NULL))
    return;
  meeting = sim_share_get_local (sim->share, local);
  g_hash_table_iter_init (&iter, meeting);
  while (g_hash_table_iter_next (&iter, &author, &seq))
    {
      GPtrArray *archive = g_hash_table_lookup (sim->authors, GINT_TO_POINTER ((int) *(gint64 *) author));

      for (gint64 i = iteam_vector_get (self->vector, *(gint64 *) author); i < *(gint64 *) seq; i++)
        g_ptr_array_add (records, archive->pdata[i]);
    }
  replica_apply (self, records);
}

static guint
step_look (Replica  *self,
           gboolean  relist)
{
  g_autoptr (IteamLook) look = iteam_exchange_look (self->exchange, self->vector, relist, NULL);
  guint n_applied;

  if (look == NULL)
    return 0;
  /* Staleness and torn ends are no damage. */
  g_assert_false (g_error_matches (look->problem, ITEAM_ERROR, ITEAM_ERROR_DAMAGED));
  n_applied = replica_apply (self, look->records);
  self->idle = n_applied == 0 && look->records->len > 0 ? self->idle + 1 : 0;
  if (look->gap || self->idle > 3)
    fetch_meeting (self);

  return n_applied;
}

static GHashTable *
copy_vector (GHashTable *vector)
{
  GHashTable *copy = iteam_vector_new ();
  GHashTableIter iter;
  gpointer author, seq;

  g_hash_table_iter_init (&iter, vector);
  while (g_hash_table_iter_next (&iter, &author, &seq))
    iteam_vector_set (copy, *(gint64 *) author, *(gint64 *) seq);
  g_ptr_array_add (sim->meetings, copy);

  return copy;
}

static void
step_show (Replica *self)
{
  g_autoptr (IteamPresence) presence = iteam_presence_new ();
  gint64 held;

  presence->who = g_strdup ("x");
  presence->computer = g_strdup ("y");
  presence->written = sim->now * 1000;
  presence->vector = g_hash_table_ref (self->vector);
  if (iteam_exchange_prepare (self->exchange, &held, NULL))
    iteam_exchange_show (self->exchange, presence, NULL);
}

static void
step_meeting (Replica *self)
{
  g_autofree char *local = g_strdup_printf ("meeting-%d", (int) self->author);
  GHashTable *vector = copy_vector (self->vector);

  sim_share_put_local (sim->share, local, vector);
  iteam_exchange_put_meeting (self->exchange, local, vector, sim->now * 1000, NULL);
}

static void
step_tidy (Replica *self)
{
  g_autofree char *local = g_strdup_printf ("read-back-%d", (int) self->author);
  const int none[ITEAM_N_KINDS] = { 0 };
  guint n_removed;

  step_look (self, TRUE);
  if (iteam_share_files_fetch_meeting (&self->client->parent, local, NULL))
    iteam_exchange_tidy (self->exchange, sim_share_get_local (sim->share, local), none, sim->now * 1000, &n_removed, NULL);
}

static void
step_claim (Replica *self)
{
  IteamKind kind = numbered[g_rand_int_range (sim->random, 0, G_N_ELEMENTS (numbered))];
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));

  iteam_exchange_claim (self->exchange, kind, 0, 2, numbers, NULL);
  for (guint i = 0; i < numbers->len; i++)
    g_assert_true (g_hash_table_add (sim->numbers, GINT_TO_POINTER (g_array_index (numbers, int, i) * ITEAM_N_KINDS + (int) kind)));
}

static void
step (void)
{
  Replica *self = &sim->replicas[g_rand_int_range (sim->random, 0, sim->n)];
  int kind = g_rand_int_range (sim->random, 0, 100);

  sim->now += g_rand_int_range (sim->random, 0, 400);
  if (kind < 38)
    step_edit (self);
  else if (kind < 58)
    step_publish (self);
  else if (kind < 78)
    step_look (self, FALSE);
  else if (kind < 86)
    step_look (self, TRUE);
  else if (kind < 88)
    step_decide (self);
  else if (kind < 91)
    step_claim (self);
  else if (kind < 93)
    step_meeting (self);
  else if (kind < 96)
    step_show (self);
  else if (kind < 98)
    step_tidy (self);
  else
    self->client->crashed = TRUE;

  if (self->client->crashed)
    {
      replica_stop (self);
      replica_start (self);
    }
}

/* Everyone in turn, on a share that works, until nobody learns anything new. */
static void
settle (void)
{
  guint n_learned;
  int round = 0;

  sim_share_set_faults (sim->share, 0, 0, 0);
  do
    {
      n_learned = 0;
      for (int i = 0; i < sim->n; i++)
        {
          step_publish (&sim->replicas[i]);
          n_learned += step_look (&sim->replicas[i], TRUE);
          step_meeting (&sim->replicas[i]);
        }
      g_assert_cmpint (round, <, 200);
    }
  while (n_learned > 0 || round++ < 5);
}

static void
check_nothing_lost (void)
{
  for (int i = 0; i < sim->n; i++)
    for (int j = 0; j < sim->n; j++)
      g_assert_cmpint (iteam_vector_get (sim->replicas[i].vector, sim->replicas[j].author), ==, sim->replicas[j].own->len);
}

/* A value is there, or someone who had it before their eyes replaced it, or it
 * is listed, or it was decided about. */
static void
check_conflicts (Replica    *self,
                 GHashTable *conflicts)
{
  for (int cell = 0; cell < N_CELLS; cell++)
    {
      g_autoptr (GVariant) value = replica_value (self, cell, NULL);

      for (guint i = 0; i < self->cells[cell]->len; i++)
        {
          const IteamWrite *write = &g_array_index (self->cells[cell], IteamWrite, i);
          g_autofree char *key = stamp_key (cell, &write->stamp);
          gboolean known = g_variant_equal (write->value, value) || g_hash_table_contains (sim->overwritten, key) ||
                           g_hash_table_contains (sim->decided, key);

          g_assert_true (g_hash_table_contains (conflicts, key) == !known);
        }
    }
}

static void
check_alike (void)
{
  g_autoptr (GHashTable) conflicts = replica_conflicts (&sim->replicas[0]);

  sim->n_conflicts = g_hash_table_size (conflicts);
  check_conflicts (&sim->replicas[0], conflicts);
  for (int i = 1; i < sim->n; i++)
    {
      g_autoptr (GHashTable) others = replica_conflicts (&sim->replicas[i]);
      GHashTableIter iter;
      gpointer key;

      g_assert_cmpuint (g_hash_table_size (conflicts), ==, g_hash_table_size (others));
      g_hash_table_iter_init (&iter, conflicts);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_assert_true (g_hash_table_contains (others, key));
      for (int cell = 0; cell < N_CELLS; cell++)
        {
          g_autoptr (GVariant) first = replica_value (&sim->replicas[0], cell, NULL);
          g_autoptr (GVariant) other = replica_value (&sim->replicas[i], cell, NULL);

          g_assert_true (first == NULL ? other == NULL : other != NULL && g_variant_equal (first, other));
        }
    }
}

typedef struct
{
  guint64 steps;
  guint64 edits;
  guint64 conflicts;
  guint64 faults;
} Totals;

static void
run_seed (guint32  seed,
          int      n_steps,
          Totals  *totals)
{
  Sim run = { .seed = seed };

  sim = &run;
  run.random = g_rand_new_with_seed (seed);
  run.share = sim_share_new (run.random);
  run.now = (gint64) 1543622400 * 1000;
  run.authors = g_hash_table_new (NULL, NULL);
  run.seen = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  run.overwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run.decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run.numbers = g_hash_table_new (NULL, NULL);
  run.meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  run.n = g_rand_int_range (run.random, 2, MAX_REPLICAS + 1);
  for (int i = 0; i < run.n; i++)
    replica_init (&run.replicas[i], i + 1);

  sim_share_set_faults (run.share, g_rand_double_range (run.random, 0, 0.3), g_rand_double_range (run.random, 0, 0.05),
                        g_rand_double_range (run.random, 0, 0.5));
  for (int i = 0; i < n_steps; i++)
    step ();
  settle ();
  check_nothing_lost ();
  check_alike ();

  totals->steps += (guint64) n_steps;
  totals->edits += run.n_edits;
  totals->conflicts += run.n_conflicts;
  totals->faults += sim_share_count_faults (run.share);
  for (int i = 0; i < run.n; i++)
    replica_clear (&run.replicas[i]);
  sim_share_free (run.share);
  g_rand_free (run.random);
  g_hash_table_unref (run.authors);
  g_hash_table_unref (run.seen);
  g_hash_table_unref (run.overwritten);
  g_hash_table_unref (run.decided);
  g_hash_table_unref (run.numbers);
  g_ptr_array_unref (run.meetings);
}

static int n_seeds = 120;
static int n_steps = 400;
static int first_seed = 1;

static void
test_seeds (void)
{
  Totals totals = { 0 };
  gint64 started = g_get_monotonic_time ();

  for (int i = 0; i < n_seeds; i++)
    {
      g_test_message ("seed %d", first_seed + i);
      run_seed ((guint32) (first_seed + i), n_steps, &totals);
    }

  g_test_message ("%" G_GUINT64_FORMAT " steps over %d seeds in %.1f s: %" G_GUINT64_FORMAT " edits, none lost, all replicas equal; %"
                  G_GUINT64_FORMAT " faults, %" G_GUINT64_FORMAT " conflicts left, each listed once",
                  totals.steps, n_seeds, (g_get_monotonic_time () - started) / 1e6, totals.edits, totals.faults,
                  totals.conflicts);
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

  g_test_add_func ("/share-sim/seeds", test_seeds);

  return g_test_run ();
}
