/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-title-list.h"

#include <stdlib.h>
#include <string.h>

#include "iteam-text.h"

/* What a year's age takes from what is new, and what is over takes besides: less than a
 * better fit gives. */
#define FRESH 1.5
#define HALF_LIFE 400.0
#define OVER 1.0

struct _IteamTitleList
{
  IteamDay today;
  gint64 last_change;
  guint n_keyed;

  /* The first @n_keyed in the order of their keys, and then outcomes. */
  GArray *titles;
  GString *text;
  GPtrArray *favoured;
};

/* When a thing was about, and whether it is over. */
static const char dates[] =
  "SELECT id, coalesce(closed, due, created), status IN ('done', 'dropped') FROM action"
  " UNION ALL SELECT id, day, state = 'cancelled' FROM meeting"
  " UNION ALL SELECT i.id, m.day, i.state = 'withdrawn' FROM agenda_item AS i LEFT JOIN meeting AS m ON m.id = i.meeting"
  " UNION ALL SELECT id, coalesce(last, first, created), state = 'cancelled' FROM activity"
  " UNION ALL SELECT id, year || '-12-31', state <> 'open' OR id IN (SELECT previous FROM point WHERE deleted IS NULL) FROM point"
  " UNION ALL SELECT id, last, draft IS NOT NULL FROM spotlight"
  " UNION ALL SELECT id, dated, superseded_by IS NOT NULL FROM document"
  " UNION ALL SELECT id, NULL, inactive IS NOT NULL FROM person"
  " UNION ALL SELECT id, NULL, stopped IS NOT NULL FROM series";

#define OUTCOMES(table, letter)                                                                        \
  "SELECT o.id, o.item, '" letter "-' || o.number || ' ' || o.text, m.day FROM " table " AS o"         \
  " JOIN agenda_item AS i ON i.id = o.item JOIN meeting AS m ON m.id = i.meeting"                      \
  " WHERE o.deleted IS NULL AND i.deleted IS NULL AND m.deleted IS NULL AND o.number IS NOT NULL"

/* Those of which there are few, and that lead to others, come before those of which there
 * are many, where all else is alike. */
static float
favour_kind (IteamKind kind)
{
  switch ((int) kind)
    {
    case ITEAM_KIND_PERSON:
    case ITEAM_KIND_PILLAR: return 1.0f;
    case ITEAM_KIND_DOCUMENT: return 1.8f;
    case ITEAM_KIND_SERIES: return 0.8f;
    case ITEAM_KIND_ACTIVITY: return 0.7f;
    case ITEAM_KIND_MEETING: return 0.6f;
    case ITEAM_KIND_AGENDA_ITEM: return 0.0f;
    default: return 0.5f;
    }
}

static float
favour_day (IteamDay day,
            IteamDay today,
            gboolean over)
{
  double fresh = day != ITEAM_DAY_NONE ? FRESH / (1 + (double) ABS ((gint64) day - (gint64) today) / HALF_LIFE) : 0;

  return (float) (fresh - (over ? OVER : 0));
}

static void
add (IteamTitleList *self,
     IteamKind       kind,
     gint64          key,
     gint64          place,
     float           favour,
     const char     *folded)
{
  IteamTitle title = { .ref = { kind, key }, .place = place, .favour = favour_kind (kind) + favour, .text = (guint) self->text->len };

  g_string_append_len (self->text, folded, (gssize) strlen (folded) + 1);
  g_array_append_val (self->titles, title);
}

static gboolean
read_titles (IteamTitleList   *self,
             IteamConnection  *connection,
             GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT thing, kind, title FROM search_text ORDER BY thing", error);
  if (query == NULL)
    return FALSE;
  for (;;)
    {
      IteamKind kind;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        break;
      kind = iteam_kind_from_nick (iteam_statement_get_text (query, 1));
      if (iteam_search_scope_of_kind (kind) != ITEAM_SEARCH_ALL)
        add (self, kind, sqlite3_column_int64 (query, 0), 0, 0, iteam_statement_get_text (query, 2));
    }
  self->n_keyed = self->titles->len;

  return TRUE;
}

static gboolean
read_dates (IteamTitleList   *self,
            IteamConnection  *connection,
            GError          **error)
{
  g_autoptr (IteamStatement) query = iteam_connection_statement (connection, dates, error);
  gboolean row;

  if (query == NULL)
    return FALSE;
  for (;;)
    {
      const char *day;
      IteamTitle *title;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      title = (IteamTitle *) iteam_title_list_look_up (self, sqlite3_column_int64 (query, 0));
      if (title == NULL)
        continue;
      day = iteam_statement_get_text (query, 1);
      title->favour += favour_day (day != NULL ? iteam_day_from_iso (day) : ITEAM_DAY_NONE, self->today,
                                   sqlite3_column_int (query, 2) != 0);
    }
}

static gboolean
read_outcomes (IteamTitleList   *self,
               IteamConnection  *connection,
               IteamKind         kind,
               const char       *sql,
               GError          **error)
{
  g_autoptr (IteamStatement) query = iteam_connection_statement (connection, sql, error);
  gboolean row;

  if (query == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *folded = NULL;
      const char *day;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      folded = iteam_text_fold (iteam_statement_get_text (query, 2));
      day = iteam_statement_get_text (query, 3);
      add (self, kind, sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1),
           favour_day (day != NULL ? iteam_day_from_iso (day) : ITEAM_DAY_NONE, self->today, FALSE), folded);
    }
}

/* The same of both come in the same order each time. */
static int
compare_favour (gconstpointer a,
                gconstpointer b)
{
  const IteamTitle *first = *(const IteamTitle *const *) a;
  const IteamTitle *second = *(const IteamTitle *const *) b;

  if (first->favour != second->favour)
    return first->favour < second->favour ? 1 : -1;

  return (first->ref.id > second->ref.id) - (first->ref.id < second->ref.id);
}

static gboolean
read_last_change (IteamConnection  *connection,
                  gint64           *last_change,
                  GError          **error)
{
  return iteam_connection_get_integer (connection, "SELECT coalesce(max(id), 0) FROM change", last_change, error);
}

/**
 * iteam_title_list_read:
 * @connection: a connection, in a transaction
 * @today: the day from which ages are reckoned
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the titles of what @connection's file holds.
 */
IteamTitleList *
iteam_title_list_read (IteamConnection  *connection,
                       IteamDay          today,
                       GError          **error)
{
  g_autoptr (IteamTitleList) self = g_new0 (IteamTitleList, 1);

  self->today = today;
  self->titles = g_array_new (FALSE, FALSE, sizeof (IteamTitle));
  self->text = g_string_new (NULL);
  if (!read_last_change (connection, &self->last_change, error) ||
      !read_titles (self, connection, error) ||
      !read_dates (self, connection, error) ||
      !read_outcomes (self, connection, ITEAM_KIND_DECISION, OUTCOMES ("decision", "B"), error) ||
      !read_outcomes (self, connection, ITEAM_KIND_COMMITMENT, OUTCOMES ("commitment", "T"), error))
    return NULL;

  self->favoured = g_ptr_array_sized_new (self->titles->len);
  for (guint i = 0; i < self->titles->len; i++)
    g_ptr_array_add (self->favoured, &g_array_index (self->titles, IteamTitle, i));
  g_ptr_array_sort (self->favoured, compare_favour);

  return g_steal_pointer (&self);
}

/**
 * iteam_title_list_free:
 * @self: (transfer full): a list
 */
void
iteam_title_list_free (IteamTitleList *self)
{
  g_clear_pointer (&self->titles, g_array_unref);
  g_clear_pointer (&self->favoured, g_ptr_array_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * iteam_title_list_is_fresh:
 * @self: a list
 * @connection: the connection, in a transaction
 * @today: the day
 * @fresh: (out): whether it is still what the file holds
 * @error: return location for an error
 *
 * Whatever changes a title, here or elsewhere, stands in the change history.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_title_list_is_fresh (IteamTitleList   *self,
                           IteamConnection  *connection,
                           IteamDay          today,
                           gboolean         *fresh,
                           GError          **error)
{
  gint64 last_change;

  if (!read_last_change (connection, &last_change, error))
    return FALSE;
  *fresh = last_change == self->last_change && today == self->today;

  return TRUE;
}

/**
 * iteam_title_list_get_size:
 * @self: a list
 *
 * Returns: how many titles it has.
 */
guint
iteam_title_list_get_size (IteamTitleList *self)
{
  return self->titles->len;
}

/**
 * iteam_title_list_get:
 * @self: a list
 * @index: which one
 *
 * Returns: (transfer none): a title.
 */
const IteamTitle *
iteam_title_list_get (IteamTitleList *self,
                      guint           index)
{
  return &g_array_index (self->titles, IteamTitle, index);
}

/**
 * iteam_title_list_get_favoured:
 * @self: a list
 * @rank: which one, 0 for the one that is favoured most
 *
 * Returns: (transfer none): a title.
 */
const IteamTitle *
iteam_title_list_get_favoured (IteamTitleList *self,
                               guint           rank)
{
  return self->favoured->pdata[rank];
}

/**
 * iteam_title_list_get_text:
 * @self: a list
 * @title: one of its titles
 *
 * Returns: it, folded.
 */
const char *
iteam_title_list_get_text (IteamTitleList   *self,
                           const IteamTitle *title)
{
  return self->text->str + title->text;
}

static int
compare_key (gconstpointer key,
             gconstpointer element)
{
  const IteamTitle *title = element;
  gint64 wanted = *(const gint64 *) key;

  return (wanted > title->ref.id) - (wanted < title->ref.id);
}

/**
 * iteam_title_list_look_up:
 * @self: a list
 * @key: the key of a thing that is in the search index
 *
 * Returns: (transfer none) (nullable): its title.
 */
const IteamTitle *
iteam_title_list_look_up (IteamTitleList *self,
                          gint64          key)
{
  return bsearch (&key, self->titles->data, self->n_keyed, sizeof (IteamTitle), compare_key);
}
