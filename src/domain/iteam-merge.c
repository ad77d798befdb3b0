/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-merge.h"

#include "iteam-line-merge.h"

/* What a field holds, and which texts got lost on the way, follow from the
 * writes that are known and from nothing else. So all replicas that know the
 * same writes hold the same, in whatever order these came in. */

/* Sets of writes, a bit for each by its place in the sorted array. */
typedef struct
{
  GArray *writes;
  guint n;
  guint n_words;
  guint64 *seen;
} History;

/* What became of a write. */
typedef struct
{
  gboolean shown;
  guint hidden_by;
} Fate;

static guint64 *
history_seen (const History *self,
              guint          write)
{
  return self->seen + (gsize) write * self->n_words;
}

static gboolean
has_bit (const guint64 *set,
         guint          bit)
{
  return (set[bit / 64] >> (bit % 64)) & 1;
}

static void
set_bit (guint64 *set,
         guint    bit)
{
  set[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static IteamWrite *
history_write (const History *self,
               guint          index)
{
  return &g_array_index (self->writes, IteamWrite, index);
}

static gboolean
history_init (History       *self,
              GArray        *writes,
              IteamSeesFunc  sees,
              gpointer       user_data)
{
  gboolean straight = TRUE;

  self->writes = writes;
  self->n = writes->len;
  self->n_words = (writes->len + 63) / 64;
  self->seen = g_new0 (guint64, (gsize) self->n * self->n_words);

  for (guint later = 1; later < self->n; later++)
    for (guint earlier = 0; earlier < later; earlier++)
      {
        if (sees (&history_write (self, later)->stamp, &history_write (self, earlier)->stamp, user_data))
          set_bit (history_seen (self, later), earlier);
        else
          straight = FALSE;
      }

  return straight;
}

/* Those of @set that no other of @set has seen, the latest first. */
static void
find_front (const History *self,
            const guint64 *set,
            GArray        *front)
{
  g_array_set_size (front, 0);
  for (guint i = self->n; i-- > 0;)
    {
      gboolean covered = !has_bit (set, i);

      for (guint j = i + 1; j < self->n && !covered; j++)
        covered = has_bit (set, j) && has_bit (history_seen (self, j), i);
      if (!covered)
        g_array_append_val (front, i);
    }
}

/* What the author of @one had before it parted from @other. */
static GVariant *
value_before_parting (const History *self,
                      guint          one,
                      guint          other)
{
  for (guint i = 0; i < one; i++)
    if (has_bit (history_seen (self, one), i) && !has_bit (history_seen (self, other), i))
      return history_write (self, i)->read;

  return history_write (self, one)->read;
}

static const char *
text_of (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : NULL;
}

static gboolean
values_equal (GVariant *first,
              GVariant *second)
{
  if (first == NULL || second == NULL)
    return first == second;

  return g_variant_equal (first, second);
}

/* The value that the writes of a front leave together: the latest, with the
 * lines of others where these do not overlap. Notes which writes are in it, and
 * by which one each of the others was hidden. */
static GVariant *
fold_front (const History *self,
            GArray        *front,
            Fate          *fates)
{
  guint winner = g_array_index (front, guint, 0);
  GVariant *won = history_write (self, winner)->value;
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  g_autofree char *merged = NULL;
  const char *base = NULL;

  fates[winner].shown = TRUE;
  g_ptr_array_add (versions, (gpointer) text_of (won));
  for (guint i = 1; i < front->len; i++)
    {
      guint index = g_array_index (front, guint, i);
      GVariant *value = history_write (self, index)->value;
      const char *own_base, *other_base;
      char *with_it = NULL;

      if (values_equal (value, won))
        {
          fates[index].shown = TRUE;
          continue;
        }

      own_base = text_of (value_before_parting (self, index, winner));
      other_base = text_of (value_before_parting (self, winner, index));
      if (text_of (won) != NULL && text_of (value) != NULL && own_base != NULL &&
          g_strcmp0 (own_base, other_base) == 0 && (base == NULL || g_str_equal (base, own_base)))
        {
          g_ptr_array_add (versions, (gpointer) text_of (value));
          with_it = iteam_line_merge (own_base, (const char *const *) versions->pdata, versions->len);
          if (with_it == NULL)
            g_ptr_array_set_size (versions, (int) versions->len - 1);
        }
      if (with_it != NULL)
        {
          base = own_base;
          g_free (merged);
          merged = with_it;
          fates[index].shown = TRUE;
          continue;
        }
      fates[index].hidden_by = winner;
    }

  if (merged != NULL)
    return g_variant_ref_sink (g_variant_new_string (merged));

  return won != NULL ? g_variant_ref (won) : NULL;
}

/* Whether someone who knew a write typed its value again. */
static gboolean
is_restored (const History *self,
             guint          write)
{
  for (guint i = write + 1; i < self->n; i++)
    if (has_bit (history_seen (self, i), write) &&
        values_equal (history_write (self, i)->value, history_write (self, write)->value))
      return TRUE;

  return FALSE;
}

/**
 * iteam_write_compare:
 * @a: an #IteamWrite
 * @b: another
 *
 * Returns: their order, by clock and then by author.
 */
int
iteam_write_compare (gconstpointer a,
                     gconstpointer b)
{
  const IteamWrite *first = a, *second = b;

  if (first->clock != second->clock)
    return first->clock < second->clock ? -1 : 1;
  if (first->stamp.author != second->stamp.author)
    return first->stamp.author < second->stamp.author ? -1 : 1;

  return (first->stamp.seq > second->stamp.seq) - (first->stamp.seq < second->stamp.seq);
}

/**
 * iteam_merge_writes:
 * @writes: (element-type IteamWrite): all that is known to have been done to a
 *   field, one at least; sorted by this
 * @sees: tells who had seen what
 * @user_data: handed to @sees
 * @losses: (element-type IteamLoss): the values that got lost without having
 *   been seen are added to this, one for each lost write
 *
 * The write with the higher clock wins. Whoever wrote without having seen the
 * other is merged by lines, where both are texts and changed different lines
 * of the same one. A value that is not there now, and that nobody had before
 * their eyes when they wrote another one over it, is a conflict for a person to
 * look at, and stays one while others go on writing.
 *
 * Returns: (transfer full) (nullable): what the field holds.
 */
GVariant *
iteam_merge_writes (GArray        *writes,
                    IteamSeesFunc  sees,
                    gpointer       user_data,
                    GArray        *losses)
{
  g_autoptr (GArray) front = NULL;
  g_autofree guint64 *all = NULL;
  g_autofree Fate *fates = NULL;
  GVariant *value;
  History history;

  g_array_sort (writes, iteam_write_compare);
  if (history_init (&history, writes, sees, user_data))
    {
      IteamWrite *last = history_write (&history, history.n - 1);

      g_free (history.seen);

      return last->value != NULL ? g_variant_ref (last->value) : NULL;
    }

  front = g_array_new (FALSE, FALSE, sizeof (guint));
  fates = g_new0 (Fate, history.n);
  for (guint i = 1; i < history.n; i++)
    {
      find_front (&history, history_seen (&history, i), front);
      if (front->len == 0)
        continue;
      value = fold_front (&history, front, fates);
      g_clear_pointer (&value, g_variant_unref);
    }

  all = g_new (guint64, history.n_words);
  for (guint i = 0; i < history.n_words; i++)
    all[i] = G_MAXUINT64;
  find_front (&history, all, front);
  value = fold_front (&history, front, fates);
  for (guint i = 0; i < history.n; i++)
    {
      const IteamLoss loss = { i, fates[i].hidden_by };

      if (!fates[i].shown && !is_restored (&history, i))
        g_array_append_val (losses, loss);
    }
  g_free (history.seen);

  return value;
}

/**
 * iteam_merge_revives:
 * @deletions: (element-type IteamWrite): all that was done to the mark of
 *   deletion of a row, sorted, the last of which is a deletion
 * @touches: (element-type IteamWrite): what else was done to the row or its
 *   parts, and what came to refer to it
 * @sees: tells who had seen what
 * @user_data: handed to @sees
 * @deletion: (out): the deletion that does not stand, by its place in @deletions
 *
 * What someone else worked on while it was deleted comes back: neither of the
 * two had seen the other, and work is not to be lost.
 *
 * Returns: whether the row comes back.
 */
gboolean
iteam_merge_revives (GArray        *deletions,
                     GArray        *touches,
                     IteamSeesFunc  sees,
                     gpointer       user_data,
                     guint         *deletion)
{
  const IteamWrite *last = &g_array_index (deletions, IteamWrite, deletions->len - 1);

  *deletion = deletions->len - 1;
  for (guint i = 0; i < touches->len; i++)
    {
      const IteamWrite *touch = &g_array_index (touches, IteamWrite, i);
      gboolean known = sees (&touch->stamp, &last->stamp, user_data);

      for (guint j = 0; j < deletions->len && !known; j++)
        {
          const IteamWrite *other = &g_array_index (deletions, IteamWrite, j);

          known = other->value != NULL && sees (&other->stamp, &touch->stamp, user_data);
        }
      if (!known)
        return TRUE;
    }

  return FALSE;
}

/**
 * iteam_merge_is_quiet:
 * @field: the name of a field
 *
 * Returns: whether the program fills the field by itself, so that there is
 *   nothing for a person to decide where two replicas filled it differently.
 */
gboolean
iteam_merge_is_quiet (const char *field)
{
  const char *const quiet[] = { ITEAM_FIELD_ID, "number", "position", "closed", "created", "postponed", "times", "sequence" };

  for (gsize i = 0; i < G_N_ELEMENTS (quiet); i++)
    if (g_str_equal (field, quiet[i]))
      return TRUE;

  return FALSE;
}
