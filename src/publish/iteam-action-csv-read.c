/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-action-csv-columns.h"
#include "iteam-action-note.h"
#include "iteam-action-words.h"
#include "iteam-csv-reader.h"
#include "iteam-date-words.h"
#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-recurrence.h"
#include "iteam-text.h"

/* A list on its way to action points. A column that the list lacks is -1. */
typedef struct
{
  IteamDirectory *directory;
  IteamDay today;
  const char *who;
  gboolean add_people;
  gboolean copied;
  gboolean has_headings;
  IteamActionImport *list;
  int columns[ITEAM_N_CSV_COLUMNS];

  /* The row at hand. */
  GPtrArray *cells;
  guint line;
  guint n_problems_before;

  /* owned */
  GPtrArray *headings;
  GHashTable *people;
  GArray *extras;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_ptr_array_unref (reading->cells);
  g_ptr_array_unref (reading->headings);
  g_hash_table_unref (reading->people);
  g_array_unref (reading->extras);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static G_GNUC_PRINTF (3, 4) void
add_problem (Reading    *reading,
             int         cell,
             const char *format,
             ...)
{
  IteamCsvProblem *problem = g_new0 (IteamCsvProblem, 1);
  va_list args;

  va_start (args, format);
  problem->line = reading->line;
  problem->column = cell + 1;
  if (cell < (int) reading->headings->len)
    problem->heading = g_strdup (g_ptr_array_index (reading->headings, cell));
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (reading->list->problems, problem);
}

static gboolean
row_is_bad (Reading *reading)
{
  return reading->list->problems->len > reading->n_problems_before;
}

/* The text of a column in this row, without space around it, or NULL. */
static char *
get_text (Reading        *reading,
          IteamCsvColumn  column)
{
  int cell = reading->columns[column];

  if (cell < 0 || cell >= (int) reading->cells->len)
    return NULL;

  return iteam_text_strip (g_ptr_array_index (reading->cells, cell));
}

/* Of a day with its time, as some spreadsheets save one, the day. */
static IteamDay
parse_day (const char *text,
           IteamDay    today)
{
  gsize length = strcspn (text, "T ");
  g_autofree char *date = g_strndup (text, length);
  IteamDay day = ITEAM_DAY_NONE;

  if (text[length + strspn (text + length, "T 0123456789:.+-Z")] == '\0')
    day = iteam_day_from_iso (date);

  return day != ITEAM_DAY_NONE ? day : iteam_date_words_parse (text, today);
}

static IteamDay
read_day (Reading        *reading,
          IteamCsvColumn  column)
{
  g_autofree char *text = get_text (reading, column);
  IteamDay day = text != NULL ? parse_day (text, reading->today) : ITEAM_DAY_NONE;

  if (text != NULL && day == ITEAM_DAY_NONE)
    add_problem (reading, reading->columns[column], _("“%s” is not a date."), text);

  return day;
}

/* The key of someone, or 0 if nobody has that name. */
static gint64
find_person (Reading    *reading,
             const char *name)
{
  g_autofree char *folded = iteam_text_fold (name);
  gint64 *id = g_hash_table_lookup (reading->people, folded);
  IteamPerson *person;

  if (id != NULL)
    return *id;

  person = iteam_directory_match_person (reading->directory, name);
  id = g_new0 (gint64, 1);
  *id = person != NULL ? iteam_person_get_id (person) : 0;
  g_hash_table_insert (reading->people, g_steal_pointer (&folded), id);

  return *id;
}

/* Of a row that is not taken nobody is added. */
static void
forget_people (Reading *reading,
               guint    n_people)
{
  GPtrArray *people = reading->list->people;

  for (guint i = n_people; i < people->len; i++)
    {
      g_autofree char *folded = iteam_text_fold (iteam_person_get_name (g_ptr_array_index (people, i)));

      g_hash_table_remove (reading->people, folded);
    }
  g_ptr_array_set_size (people, (int) n_people);
}

/* The same name may stand in one cell twice. */
static gint64
add_person (Reading    *reading,
            const char *name)
{
  gint64 id = find_person (reading, name);
  IteamPerson *person;

  if (id != 0)
    return id;

  person = iteam_person_new (name);
  id = iteam_person_get_id (person);

  g_ptr_array_add (reading->list->people, person);
  g_hash_table_insert (reading->people, iteam_text_fold (name), g_memdup2 (&id, sizeof id));

  return id;
}

static void
add_owner (GArray *owners,
           gint64  id)
{
  for (guint i = 0; i < owners->len; i++)
    if (g_array_index (owners, gint64, i) == id)
      return;

  g_array_append_val (owners, id);
}

/* A name may have a comma or "en" in it, so that a piece is cut up further
 * only if nobody is called that. */
static void
find_owners (Reading    *reading,
             GArray     *owners,
             GPtrArray  *unknown,
             const char *text,
             guint       level)
{
  static const char *const separators[] = { ";", "\n", ",", "/", " & ", " en ", " and " };
  g_autofree char *name = iteam_text_strip (text);
  g_auto (GStrv) pieces = NULL;
  gint64 id;

  if (name == NULL)
    return;

  id = find_person (reading, name);
  if (id != 0)
    add_owner (owners, id);
  else if (level == G_N_ELEMENTS (separators))
    g_ptr_array_add (unknown, g_steal_pointer (&name));
  else
    {
      pieces = g_strsplit (name, separators[level], -1);
      for (char **piece = pieces; *piece != NULL; piece++)
        find_owners (reading, owners, unknown, *piece, level + 1);
    }
}

static void
read_owners (Reading *reading,
             GArray  *owners)
{
  g_autofree char *text = get_text (reading, ITEAM_CSV_OWNERS);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);

  find_owners (reading, owners, unknown, text, 0);
  for (guint i = 0; i < unknown->len; i++)
    {
      const char *name = g_ptr_array_index (unknown, i);

      if (reading->add_people)
        add_owner (owners, add_person (reading, name));
      else
        add_problem (reading, reading->columns[ITEAM_CSV_OWNERS], _("Nobody of the team is called “%s”."), name);
    }
}

static void
read_terms (Reading           *reading,
            IteamActionFields *fields)
{
  g_autofree char *status = get_text (reading, ITEAM_CSV_STATUS);
  g_autofree char *kind = get_text (reading, ITEAM_CSV_KIND);
  g_autofree char *priority = get_text (reading, ITEAM_CSV_PRIORITY);
  g_autofree char *pillar_name = get_text (reading, ITEAM_CSV_PILLAR);

  if (status != NULL && !iteam_action_status_from_words (status, &fields->status))
    add_problem (reading, reading->columns[ITEAM_CSV_STATUS], _("“%s” is not a status."), status);
  if (kind != NULL && !iteam_action_kind_from_words (kind, &fields->kind))
    add_problem (reading, reading->columns[ITEAM_CSV_KIND], _("“%s” is not a kind of action point."), kind);
  if (priority != NULL && !iteam_priority_from_words (priority, &fields->priority))
    add_problem (reading, reading->columns[ITEAM_CSV_PRIORITY], _("“%s” is not a priority."), priority);

  if (pillar_name != NULL)
    {
      IteamPillar *pillar = iteam_directory_match_pillar (reading->directory, pillar_name);

      if (pillar != NULL)
        fields->pillar = iteam_pillar_get_id (pillar);
      else
        add_problem (reading, reading->columns[ITEAM_CSV_PILLAR], _("“%s” is not a pillar."), pillar_name);
    }
}

static void
read_days (Reading           *reading,
           IteamActionFields *fields)
{
  gboolean closed = fields->status >= ITEAM_ACTION_DONE;

  fields->start = read_day (reading, ITEAM_CSV_START);
  fields->due = read_day (reading, ITEAM_CSV_DUE);
  fields->created = read_day (reading, ITEAM_CSV_CREATED);
  fields->closed = read_day (reading, ITEAM_CSV_CLOSED);

  if (fields->created == ITEAM_DAY_NONE)
    fields->created = reading->today;
  if (!closed)
    fields->closed = ITEAM_DAY_NONE;
  else if (fields->closed == ITEAM_DAY_NONE)
    fields->closed = reading->today;
}

/* Lines of a letter may come with what it puts before each. */
static void
skip_bullet (char *title)
{
  gunichar first = g_utf8_get_char (title);
  const char *rest = g_utf8_next_char (title);

  if (g_unichar_isalnum (first) || *rest != ' ' || strchr ("#@(", *title) != NULL)
    return;

  while (*rest == ' ')
    rest++;
  memmove (title, rest, strlen (rest) + 1);
}

static void
read_title (Reading           *reading,
            IteamActionFields *fields)
{
  fields->title = get_text (reading, ITEAM_CSV_TITLE);
  if (fields->title == NULL)
    add_problem (reading, MAX (0, reading->columns[ITEAM_CSV_TITLE]), _("The title is empty."));
  else
    {
      g_strdelimit (fields->title, "\n\r\t", ' ');
      if (!reading->has_headings)
        skip_bullet (fields->title);
    }
}

/* What has a place of its own nowhere else is not lost. */
static void
append_extras (Reading           *reading,
               IteamActionFields *fields)
{
  g_autoptr (GString) text = g_string_new (fields->description);

  for (guint i = 0; i < reading->extras->len; i++)
    {
      int cell = g_array_index (reading->extras, int, i);
      const char *heading = cell < (int) reading->headings->len ? g_ptr_array_index (reading->headings, cell) : NULL;
      g_autofree char *value = NULL;

      if (cell < (int) reading->cells->len)
        value = iteam_text_strip (g_ptr_array_index (reading->cells, cell));
      if (value == NULL)
        continue;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (heading != NULL)
        g_string_append_printf (text, "%s: ", heading);
      g_string_append (text, value);
    }

  g_free (fields->description);
  fields->description = text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
read_texts (Reading           *reading,
            IteamActionFields *fields)
{
  fields->description = get_text (reading, ITEAM_CSV_DESCRIPTION);
  fields->waiting_for = get_text (reading, ITEAM_CSV_WAITING_FOR);
  fields->reason = get_text (reading, ITEAM_CSV_REASON);
  fields->origin = get_text (reading, ITEAM_CSV_ORIGIN);
  append_extras (reading, fields);
}

static void
read_recurrence (Reading           *reading,
                 IteamActionFields *fields)
{
  g_autofree char *text = get_text (reading, ITEAM_CSV_RECURRENCE);
  gboolean marked;

  if (text == NULL)
    return;

  marked = g_str_has_suffix (text, ITEAM_CSV_FROM_COMPLETION);
  if (marked)
    text[strlen (text) - strlen (ITEAM_CSV_FROM_COMPLETION)] = '\0';

  fields->recurrence = iteam_recurrence_parse (text, &fields->recurs_from_completion);
  fields->recurs_from_completion = fields->recurs_from_completion || marked;
  if (fields->recurrence == NULL)
    add_problem (reading, reading->columns[ITEAM_CSV_RECURRENCE], _("“%s” is not a recurrence."), text);
}

static void
read_row (Reading *reading)
{
  IteamActionFields fields = { .priority = ITEAM_PRIORITY_NORMAL };
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *note = get_text (reading, ITEAM_CSV_NOTE);
  g_autoptr (IteamActionPoint) action = NULL;
  guint n_people = reading->list->people->len;

  reading->n_problems_before = reading->list->problems->len;
  fields.id = iteam_id_new ();
  read_title (reading, &fields);
  read_terms (reading, &fields);
  read_days (reading, &fields);
  read_texts (reading, &fields);
  read_recurrence (reading, &fields);
  read_owners (reading, owners);
  action = iteam_action_point_new_take (&fields, owners);

  if (row_is_bad (reading))
    {
      forget_people (reading, n_people);

      return;
    }

  if (note != NULL)
    g_ptr_array_add (reading->list->notes,
                     iteam_action_note_new (0, iteam_action_point_get_id (action), reading->today, reading->who, note));
  g_ptr_array_add (reading->list->actions, g_steal_pointer (&action));
}

static void
add_extra (Reading *reading,
           int      cell)
{
  g_array_append_val (reading->extras, cell);
}

/* Of a list with headings, each column is known, or told to be left out. */
static void
use_layout (Reading           *reading,
            IteamActionLayout *layout)
{
  reading->has_headings = TRUE;
  for (int i = 0; i < ITEAM_N_CSV_COLUMNS; i++)
    reading->columns[i] = iteam_action_layout_find (layout, (IteamCsvColumn) i);
  for (guint i = 0; i < iteam_action_layout_get_n_columns (layout); i++)
    {
      const char *heading = iteam_action_layout_get_heading (layout, i);

      g_ptr_array_add (reading->headings, g_strdup (heading));
      if (heading == NULL || iteam_action_layout_get_column (layout, i) >= 0)
        continue;
      if (reading->copied)
        add_extra (reading, (int) i);
      else
        g_ptr_array_add (reading->list->ignored, g_strdup (heading));
    }

  if (reading->copied && reading->columns[ITEAM_CSV_NOTE] >= 0)
    {
      add_extra (reading, reading->columns[ITEAM_CSV_NOTE]);
      reading->columns[ITEAM_CSV_NOTE] = -1;
    }
}

/* Whether a row that was copied is one of headings: the words "actie" and "begin" are values as
 * well. */
static gboolean
are_headings (IteamActionLayout *layout)
{
  guint n_known = 0, n_unknown = 0;
  gboolean first_known = FALSE;

  for (guint i = 0; i < iteam_action_layout_get_n_columns (layout); i++)
    if (iteam_action_layout_get_column (layout, i) >= 0)
      {
        first_known = first_known || n_unknown == 0;
        n_known++;
      }
    else
      n_unknown += iteam_action_layout_get_heading (layout, i) != NULL;

  return iteam_action_layout_find (layout, ITEAM_CSV_TITLE) >= 0 && (first_known || n_known > n_unknown);
}

static gboolean
is_number (const char *text)
{
  if (g_ascii_strncasecmp (text, "a-", 2) == 0)
    text += 2;

  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* What stands before a row and not in it: its number, or a bullet. */
static gboolean
is_mark (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *number = g_strndup (text, length - (text[length - 1] == '.' || text[length - 1] == ')'));

  if (is_number (number))
    return TRUE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* A number alone is no day of the month here, nor is "za" a Saturday. */
static gboolean
is_date (Reading    *reading,
         const char *text)
{
  return g_utf8_strlen (text, -1) > 2 && !is_number (text) && parse_day (text, reading->today) != ITEAM_DAY_NONE;
}

/* What a cell without a heading is, by what it says. */
static IteamCsvColumn
guess_column (Reading    *reading,
              const char *text)
{
  IteamActionStatus status;
  IteamActionKind kind;
  IteamPriority priority;
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);

  if (is_date (reading, text))
    return ITEAM_CSV_DUE;
  if (iteam_action_status_from_words (text, &status))
    return ITEAM_CSV_STATUS;
  if (iteam_action_kind_from_words (text, &kind))
    return ITEAM_CSV_KIND;
  if (iteam_priority_from_words (text, &priority))
    return ITEAM_CSV_PRIORITY;
  if (iteam_directory_match_pillar (reading->directory, text) != NULL)
    return ITEAM_CSV_PILLAR;

  find_owners (reading, owners, unknown, text, 0);

  return owners->len > 0 && unknown->len == 0 ? ITEAM_CSV_OWNERS : ITEAM_CSV_DESCRIPTION;
}

/* Of two dates the first in time is when it starts. */
static void
set_second_day (Reading *reading,
                int      cell)
{
  int *columns = reading->columns;
  g_autofree char *due = get_text (reading, ITEAM_CSV_DUE);
  g_autofree char *text = iteam_text_strip (g_ptr_array_index (reading->cells, cell));
  gboolean later = parse_day (text, reading->today) >= parse_day (due, reading->today);

  columns[ITEAM_CSV_START] = later ? columns[ITEAM_CSV_DUE] : cell;
  columns[ITEAM_CSV_DUE] = later ? cell : columns[ITEAM_CSV_DUE];
}

static void
guess_columns (Reading *reading)
{
  int *columns = reading->columns;

  g_array_set_size (reading->extras, 0);

  for (int i = 0; i < ITEAM_N_CSV_COLUMNS; i++)
    columns[i] = -1;

  for (guint i = 0; i < reading->cells->len; i++)
    {
      g_autofree char *text = iteam_text_strip (g_ptr_array_index (reading->cells, i));
      IteamCsvColumn column;

      if (text == NULL || (is_mark (text) && columns[ITEAM_CSV_TITLE] < 0 && reading->cells->len > 1))
        continue;

      /* The first words are the title, even if they also are something else. */
      column = columns[ITEAM_CSV_TITLE] < 0 ? ITEAM_CSV_TITLE : guess_column (reading, text);
      if (column == ITEAM_CSV_DUE && columns[column] >= 0 && columns[ITEAM_CSV_START] < 0)
        set_second_day (reading, (int) i);
      else if (columns[column] < 0)
        columns[column] = (int) i;
      else
        add_extra (reading, (int) i);
    }
}

static IteamActionImport *
list_new (void)
{
  IteamActionImport *list = g_new0 (IteamActionImport, 1);

  list->actions = g_ptr_array_new_with_free_func (g_object_unref);
  list->notes = g_ptr_array_new_with_free_func (g_object_unref);
  list->people = g_ptr_array_new_with_free_func (g_object_unref);
  list->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_csv_problem_free);
  list->ignored = g_ptr_array_new_with_free_func (g_free);

  return list;
}

/* Reads what stands above the rows. Returns FALSE with an error if it is not told what the
 * columns are; *@row tells whether the row at hand is one already. */
static gboolean
read_headings (Reading            *reading,
               IteamCsvReader     *reader,
               IteamActionLayout  *layout,
               gboolean           *row,
               GError            **error)
{
  g_autoptr (GError) row_error = NULL;
  guint n_rows;

  *row = FALSE;
  for (n_rows = 0; iteam_csv_reader_next (reader, reading->cells, &reading->line, &row_error); n_rows++)
    {
      g_autoptr (IteamActionLayout) own = NULL;

      if (layout != NULL && reading->line < iteam_action_layout_get_line (layout))
        continue;
      if (layout == NULL)
        own = iteam_action_layout_new (reading->cells, reading->line);
      if (layout != NULL || (reading->copied ? are_headings (own) : iteam_action_layout_find (own, ITEAM_CSV_TITLE) >= 0))
        {
          use_layout (reading, layout != NULL ? layout : own);

          return TRUE;
        }
      if (reading->copied)
        {
          *row = TRUE;

          return TRUE;
        }
      if (n_rows + 1 == ITEAM_ACTION_LAYOUT_N_ROWS)
        break;
    }

  if (row_error != NULL)
    g_propagate_error (error, g_steal_pointer (&row_error));
  else if (n_rows > 0)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                         _("None of the first rows has the heading “Title”, so that it is unknown what the columns are."));

  return FALSE;
}

/**
 * iteam_action_csv_read:
 * @text: (array length=length): rows as a spreadsheet saved or copied them, or a workbook
 * @length: the length of @text in bytes
 * @layout: (nullable): what the columns are, if their headings do not say it
 * @directory: the people and pillars that the rows may name
 * @today: the current day
 * @who: (nullable): who is the author of notes
 * @flags: how to read
 * @error: return location for an error
 *
 * Reads a list of action points. Headings and values may be Dutch or English,
 * dates day-month-year or ISO 8601; several owners stand with ";", ",", "/",
 * "en" or "and" between. A list may have a title of its own above the headings.
 * Each row that cannot be taken is told by its line and
 * columns; whether the others are taken all the same is up to the caller.
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with
 *   %ITEAM_ERROR_INVALID if it cannot be read as a list at all.
 */
IteamActionImport *
iteam_action_csv_read (const char           *text,
                       gsize                 length,
                       IteamActionLayout    *layout,
                       IteamDirectory       *directory,
                       IteamDay              today,
                       const char           *who,
                       IteamActionCsvFlags   flags,
                       GError              **error)
{
  g_autoptr (IteamCsvReader) reader = NULL;
  g_autoptr (IteamActionImport) list = list_new ();
  g_autoptr (GError) row_error = NULL;
  g_auto (Reading) reading = {
    .directory = directory,
    .today = today,
    .who = who,
    .add_people = (flags & ITEAM_ACTION_CSV_ADD_PEOPLE) != 0,
    .copied = (flags & ITEAM_ACTION_CSV_COPIED) != 0,
    .list = list,
    .cells = g_ptr_array_new (),
    .headings = g_ptr_array_new_with_free_func (g_free),
    .people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .extras = g_array_new (FALSE, FALSE, sizeof (int)),
  };
  gboolean row;

  reader = iteam_csv_reader_new (text, length, reading.copied ? '\t' : 0, error);
  if (reader == NULL)
    return NULL;

  if (!read_headings (&reading, reader, layout, &row, &row_error))
    {
      if (row_error == NULL)
        return g_steal_pointer (&list);
      g_propagate_error (error, g_steal_pointer (&row_error));

      return NULL;
    }

  while (row || iteam_csv_reader_next (reader, reading.cells, &reading.line, &row_error))
    {
      if (!reading.has_headings)
        guess_columns (&reading);
      read_row (&reading);
      row = FALSE;
    }

  if (row_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&row_error));

      return NULL;
    }

  return g_steal_pointer (&list);
}
