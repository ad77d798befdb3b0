/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-trial.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "iteam-error.h"
#include "iteam-share-files.h"

/* Tries a folder as a meeting point: what the program relies upon, by one
 * computer or by two that are given the same word. */

#define N_CLAIMS 100
#define N_ECHOES 20
/* Between two looks at what the other computer does, in microseconds. */
#define LOOK_PAUSE (50 * 1000)
/* From when on a share is slow, and clocks are apart, in microseconds. */
#define SLOW (2 * G_TIME_SPAN_SECOND)
#define CLOCKS_APART (2 * G_TIME_SPAN_MINUTE)

typedef struct
{
  IteamShareFiles *files;
  char *folder;
  char *me;
  char *other;
  gint64 deadline;
  gboolean fine;
  IteamTrialFunc func;
  gpointer user_data;
} Trial;

static void G_GNUC_PRINTF (3, 4)
tell (Trial      *self,
      gboolean    fine,
      const char *format,
      ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  self->fine = self->fine && fine;
  self->func (fine, sentence, self->user_data);
}

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static char *
read_text (Trial      *self,
           const char *path,
           gint64      offset)
{
  g_autoptr (GBytes) bytes = iteam_share_files_read (self->files, path, offset, 65536, NULL);
  gsize length;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return text != NULL ? g_strndup (text, length) : NULL;
}

static gboolean
try_writing (Trial   *self,
             GError **error)
{
  g_autofree char *path = g_strconcat (self->me, "-log", NULL);
  g_autofree char *expected = g_strdup ("");
  gint64 started = g_get_monotonic_time (), took;

  for (int i = 0; i < N_ECHOES; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %d\n", i);
      g_autoptr (GBytes) bytes = bytes_of (line);
      g_autofree char *longer = g_strconcat (expected, line, NULL);
      g_autofree char *back = NULL;

      if (!iteam_share_files_write (self->files, path, (gint64) strlen (expected), bytes, error))
        return FALSE;
      g_free (expected);
      expected = g_steal_pointer (&longer);
      back = read_text (self, path, 0);
      if (g_strcmp0 (back, expected) != 0)
        {
          tell (self, FALSE, _("What was written is not read back."));

          return TRUE;
        }
    }
  took = (g_get_monotonic_time () - started) / N_ECHOES;
  tell (self, took < SLOW, _("Writing and reading back takes %.3f seconds."), (double) took / G_TIME_SPAN_SECOND);

  return TRUE;
}

static gboolean
try_names (Trial   *self,
           GError **error)
{
  g_autofree char *path = g_strconcat (self->me, "-claim", NULL);
  g_autofree char *replaced = g_strconcat (self->me, "-note", NULL);
  g_autoptr (GBytes) first = bytes_of ("first");
  g_autoptr (GBytes) second = bytes_of ("second");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *back = NULL;
  gboolean won, again;

  if (!iteam_share_files_claim (self->files, path, first, &won, error) ||
      !iteam_share_files_claim (self->files, path, second, &again, error))
    return FALSE;
  tell (self, won && !again, won && !again ? _("A name is given once.") : _("A name is given twice: numbers would not be unique."));

  if (!iteam_share_files_replace (self->files, replaced, first, error) ||
      !iteam_share_files_replace (self->files, replaced, second, error))
    return FALSE;
  back = read_text (self, replaced, 0);
  if (g_strcmp0 (back, "second") == 0)
    tell (self, TRUE, _("A file can be replaced as a whole."));
  else
    tell (self, FALSE, _("A file that was replaced is not the new one."));

  if (!iteam_share_files_list (self->files, "", names, error))
    return FALSE;
  if (g_ptr_array_find_with_equal_func (names, replaced, g_str_equal, NULL))
    tell (self, TRUE, _("New names are listed."));
  else
    tell (self, FALSE, _("New names are not listed."));

  return TRUE;
}

static void
try_clock (Trial *self)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-note", self->folder, self->me);
  struct stat info;
  gint64 apart;

  if (stat (path, &info) != 0)
    return;
  apart = ABS (g_get_real_time () - (gint64) info.st_mtim.tv_sec * G_USEC_PER_SEC);
  if (apart < CLOCKS_APART)
    tell (self, TRUE, _("The clocks of this computer and of the share agree."));
  else
    /* It works all the same, so it is no fault. */
    tell (self, TRUE, _("The clock of this computer is %d minutes off that of the share. Changes arrive, but times are shown wrongly."),
          (int) (apart / G_TIME_SPAN_MINUTE));
}

/* Waits for a text of the other computer that begins with @start. */
static char *
wait_for (Trial      *self,
          const char *path,
          gint64      offset,
          const char *start)
{
  while (g_get_monotonic_time () < self->deadline)
    {
      g_autofree char *text = read_text (self, path, offset);

      if (text != NULL && g_str_has_prefix (text, start) && g_str_has_suffix (text, "\n"))
        return g_steal_pointer (&text);
      g_usleep (LOOK_PAUSE);
    }

  return NULL;
}

static gboolean
find_other (Trial *self)
{
  while (g_get_monotonic_time () < self->deadline)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      iteam_share_files_list (self->files, "", names, NULL);
      for (guint i = 0; i < names->len; i++)
        {
          const char *name = g_ptr_array_index (names, i);

          if (!g_str_has_suffix (name, "-hello") || g_str_has_prefix (name, self->me))
            continue;
          self->other = g_strndup (name, strlen (name) - strlen ("-hello"));

          return TRUE;
        }
      g_usleep (LOOK_PAUSE);
    }

  return FALSE;
}

/* Both computers want the same names: each is won by one. */
static gboolean
try_claims (Trial   *self,
            GError **error)
{
  g_autofree char *mine = g_strconcat (self->me, "-won", NULL);
  g_autofree char *theirs = g_strconcat (self->other, "-won", NULL);
  g_autoptr (GString) won = g_string_new ("won:");
  g_autoptr (GBytes) name = bytes_of (self->me);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  int n_twice = 0, n_nobody = 0;

  for (int i = 0; i < N_CLAIMS; i++)
    {
      g_autofree char *path = g_strdup_printf ("both-%d", i);
      gboolean mine_won;

      if (!iteam_share_files_claim (self->files, path, name, &mine_won, error))
        return FALSE;
      g_string_append_c (won, mine_won ? '1' : '0');
    }
  g_string_append_c (won, '\n');
  bytes = bytes_of (won->str);
  if (!iteam_share_files_replace (self->files, mine, bytes, error))
    return FALSE;
  text = wait_for (self, theirs, 0, "won:");
  if (text == NULL || strlen (text) != won->len)
    {
      tell (self, FALSE, _("The other computer has fallen silent."));

      return TRUE;
    }

  for (gsize i = strlen ("won:"); i + 1 < won->len; i++)
    {
      n_twice += won->str[i] == '1' && text[i] == '1';
      n_nobody += won->str[i] == '0' && text[i] == '0';
    }
  if (n_twice == 0 && n_nobody == 0)
    tell (self, TRUE, _("Of %d names that both computers wanted, each was given to one."), N_CLAIMS);
  else
    tell (self, FALSE, _("Of %d names that both computers wanted, %d were given to both: numbers would not be unique."), N_CLAIMS, n_twice);

  return TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* One writes a line, the other answers with one, and so on. */
static gboolean
try_echoes (Trial   *self,
            GError **error)
{
  g_autofree char *mine = g_strconcat (self->me, "-echo", NULL);
  g_autofree char *theirs = g_strconcat (self->other, "-echo", NULL);
  gboolean first = strcmp (self->me, self->other) < 0;
  gint64 times[N_ECHOES];

  for (int i = 0; i < N_ECHOES; i++)
    {
      g_autofree char *line = g_strdup_printf ("echo %03d\n", i);
      gint64 offset = (gint64) strlen (line) * i;
      g_autoptr (GBytes) bytes = bytes_of (line);
      g_autofree char *answer = NULL;
      gint64 started = g_get_monotonic_time ();

      if (first && !iteam_share_files_write (self->files, mine, offset, bytes, error))
        return FALSE;
      answer = wait_for (self, theirs, offset, line);
      if (answer == NULL)
        {
          tell (self, FALSE, _("The other computer has fallen silent."));

          return TRUE;
        }
      if (!first && !iteam_share_files_write (self->files, mine, offset, bytes, error))
        return FALSE;
      times[i] = g_get_monotonic_time () - started;
    }

  qsort (times, N_ECHOES, sizeof *times, compare_times);
  tell (self, times[N_ECHOES / 2] / 2 < SLOW, _("A change is seen on the other computer after %.2f seconds, at most %.2f."),
        (double) times[N_ECHOES / 2] / 2 / G_TIME_SPAN_SECOND, (double) times[N_ECHOES - 1] / 2 / G_TIME_SPAN_SECOND);

  return TRUE;
}

static gboolean
try_with_other (Trial   *self,
                GError **error)
{
  g_autofree char *hello = g_strconcat (self->me, "-hello", NULL);
  g_autofree char *bye = g_strconcat (self->me, "-bye", NULL);
  g_autoptr (GBytes) bytes = bytes_of ("hello\n");

  if (!iteam_share_files_replace (self->files, hello, bytes, error))
    return FALSE;
  if (!find_other (self))
    {
      tell (self, FALSE, _("No other computer came with the same word."));

      return TRUE;
    }

  return try_claims (self, error) && try_echoes (self, error) &&
         iteam_share_files_replace (self->files, bye, bytes, error);
}

/* Removes what was tried with; with two computers, the last one does. */
static void
clean_up (Trial *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *bye = self->other != NULL ? g_strconcat (self->other, "-bye", NULL) : NULL;

  if (bye != NULL && strcmp (self->me, self->other) < 0)
    g_free (wait_for (self, bye, 0, "hello"));
  else if (bye != NULL)
    return;

  iteam_share_files_list (self->files, "", names, NULL);
  for (guint i = 0; i < names->len; i++)
    iteam_share_files_remove (self->files, g_ptr_array_index (names, i), NULL);
  g_rmdir (self->folder);
}

/**
 * iteam_share_trial_run:
 * @folder: a folder
 * @word: (nullable): what the other computer is given too, or %NULL for one computer
 * @wait: how long to wait for the other one, in seconds
 * @func: told of each thing that was tried
 * @user_data: handed to @func
 * @error: return location for an error
 *
 * Tries whether a folder can be a meeting point. Works at once and takes its time.
 *
 * Returns: whether it can; %FALSE with @error if it could not be tried.
 */
gboolean
iteam_share_trial_run (const char      *folder,
                       const char      *word,
                       guint            wait,
                       IteamTrialFunc   func,
                       gpointer         user_data,
                       GError         **error)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, word != NULL ? word : "", -1);
  g_autofree char *me = g_strdup_printf ("%08x", g_random_int ());
  g_autofree char *name = word != NULL ? g_strdup_printf ("iteam-share-test-%.8s", digest) : g_strconcat ("iteam-share-test-", me, NULL);
  g_autofree char *meeting = g_build_filename (folder, name, NULL);
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (meeting, me);
  g_autofree char *changes = iteam_share_disk_folder (meeting);
  Trial trial = { .files = files, .folder = changes, .me = me, .fine = TRUE, .func = func, .user_data = user_data };
  gboolean tried;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("“%s” is not there, or is no folder."), folder);

      return FALSE;
    }
  trial.deadline = g_get_monotonic_time () + wait * G_TIME_SPAN_SECOND;
  if (!iteam_share_files_make_folder (files, "", error))
    return FALSE;
  tried = try_writing (&trial, error) && try_names (&trial, error);
  if (tried)
    try_clock (&trial);
  tried = tried && (word == NULL || try_with_other (&trial, error));
  clean_up (&trial);
  g_free (trial.other);

  return tried && trial.fine;
}
