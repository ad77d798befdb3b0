/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-news-list.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-seen.h"
#include "iteam-share-words.h"

/**
 * IteamNewsList:
 *
 * What others changed in a team file and this person has not seen yet. What was
 * seen is kept in the user's data folder, for each file. A file that is opened
 * here for the first time has nothing new. A store has one list, for all that
 * show it.
 */
struct _IteamNewsList
{
  GObject parent_instance;

  gboolean stale;
  gboolean saving;
  gboolean unsaved;
  gint64 author;
  gint64 last;

  /* owned */
  IteamStore *store;
  GHashTable *items;
  IteamSeen *seen;
  char *path;
  GCancellable *reading;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamNewsList, iteam_news_list, G_TYPE_OBJECT)

static void read_news (IteamNewsList *self);

/* One for each file, and for each replica of it, in which changes come in
 * another order. */
static char *
seen_path (IteamStore *store,
           gint64      author)
{
  g_autofree char *uri = g_file_get_uri (iteam_store_get_file (store));
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, uri, -1);
  g_autofree char *name = g_strdup_printf ("%.16s-%016" G_GINT64_MODIFIER "x.ini", digest, (guint64) author);

  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "seen", name, NULL);
}

typedef struct
{
  char *path;
  char *text;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->path);
  g_free (writing->text);
  g_free (writing);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Writing *writing = task_data;
  g_autofree char *folder = g_path_get_dirname (writing->path);

  /* Without it, what was seen is marked again the next time: no more than that. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (writing->path, writing->text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  g_task_return_boolean (task, TRUE);
}

static void save (IteamNewsList *self);

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamNewsList) self = ITEAM_NEWS_LIST (user_data);

  self->saving = FALSE;
  if (self->unsaved)
    save (self);
}

static void
save (IteamNewsList *self)
{
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  self->unsaved = self->saving;
  if (self->saving)
    return;

  self->saving = TRUE;
  writing = g_new0 (Writing, 1);
  writing->path = g_strdup (self->path);
  writing->text = iteam_seen_format (self->seen);
  /* Of nobody: a thread lets go of its task some time after it has answered. */
  task = g_task_new (NULL, NULL, saved_cb, g_object_ref (self));
  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, save_thread);
}

static void
take_news (IteamNewsList   *self,
           IteamNewsReport *report)
{
  gboolean told = FALSE;

  self->last = report->last;
  while (report->items->len > 0)
    {
      IteamNews *news = g_ptr_array_steal_index (report->items, report->items->len - 1);

      if (iteam_seen_has (self->seen, news->thing.id, news->change))
        {
          iteam_news_free (news);
          continue;
        }
      g_hash_table_replace (self->items, &news->thing.id, news);
      told = TRUE;
    }
  if (told)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamNewsReport) report = iteam_store_read_news_finish (ITEAM_STORE (source), result, &error);
  IteamNewsList *self;

  /* The list is gone: nobody waits for this. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ITEAM_NEWS_LIST (user_data);
  g_clear_object (&self->reading);
  /* Whoever shows the file tells of it when it cannot be read. */
  if (report == NULL)
    return;

  take_news (self, report);
  if (self->stale)
    read_news (self);
}

static void
read_news (IteamNewsList *self)
{
  self->stale = self->seen == NULL || self->reading != NULL;
  if (self->stale)
    return;

  self->reading = g_cancellable_new ();
  iteam_store_read_news_async (self->store, self->last, self->reading, read_cb, self);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  char *text = NULL;

  g_file_get_contents (task_data, &text, NULL, NULL);
  g_task_return_pointer (task, text, g_free);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);
  IteamNewsList *self;

  /* The list is gone: nobody waits for this. */
  if (error != NULL)
    return;

  self = ITEAM_NEWS_LIST (user_data);
  g_clear_object (&self->reading);
  self->seen = text != NULL ? iteam_seen_parse (text) : NULL;
  if (self->seen == NULL)
    {
      self->seen = iteam_seen_new (self->last);
      save (self);
    }
  /* A file that was put back to what it was has less than was seen of it. */
  self->last = MIN (self->last, iteam_seen_get_upto (self->seen));
  read_news (self);
}

static void
first_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamNewsReport) report = iteam_store_read_news_finish (ITEAM_STORE (source), result, &error);
  g_autoptr (GTask) task = NULL;
  IteamNewsList *self;

  if (report == NULL)
    return;

  self = ITEAM_NEWS_LIST (user_data);
  self->last = report->last;
  self->path = seen_path (self->store, report->author);
  task = g_task_new (NULL, self->reading, loaded_cb, self);
  g_task_set_source_tag (task, first_read_cb);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, load_thread);
}

static void
store_changed_cb (IteamNewsList *self,
                  IteamChanges  *changes)
{
  /* What is written here is not new here. */
  if (!changes->local || changes->everything)
    read_news (self);
}

/* Who is at work decides what is new: all of it is read again. */
static void
user_changed_cb (IteamNewsList *self)
{
  if (self->seen == NULL)
    return;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_hash_table_remove_all (self->items);
  self->last = iteam_seen_get_upto (self->seen);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  read_news (self);
}

static void
iteam_news_list_dispose (GObject *object)
{
  IteamNewsList *self = ITEAM_NEWS_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_object_set_data (G_OBJECT (self->store), "iteam-news-list", NULL);
    }
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_news_list_parent_class)->dispose (object);
}

static void
iteam_news_list_finalize (GObject *object)
{
  IteamNewsList *self = ITEAM_NEWS_LIST (object);

  g_hash_table_unref (self->items);
  g_clear_pointer (&self->seen, iteam_seen_free);
  g_free (self->path);

  G_OBJECT_CLASS (iteam_news_list_parent_class)->finalize (object);
}

static void
iteam_news_list_class_init (IteamNewsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = iteam_news_list_dispose;
  object_class->finalize = iteam_news_list_finalize;

  /**
   * IteamNewsList::changed:
   *
   * Emitted when something is new, or was seen.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_news_list_init (IteamNewsList *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) iteam_news_free);
}

/**
 * iteam_news_list_get:
 * @store: a store with an open file
 *
 * Returns: (transfer full): what is new in it, which is followed for as long as
 *   anyone keeps the list.
 */
IteamNewsList *
iteam_news_list_get (IteamStore *store)
{
  IteamNewsList *self;

  g_return_val_if_fail (ITEAM_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), "iteam-news-list");
  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (ITEAM_TYPE_NEWS_LIST, NULL);
  self->store = g_object_ref (store);
  g_object_set_data (G_OBJECT (store), "iteam-news-list", self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (store, "notify::user", G_CALLBACK (user_changed_cb), self);
  self->reading = g_cancellable_new ();
  iteam_store_read_news_async (store, G_MAXINT64, self->reading, first_read_cb, self);

  return self;
}

/**
 * iteam_news_list_find:
 * @self: a list
 * @thing: a thing
 *
 * Returns: (transfer none) (nullable): what is new about it.
 */
const IteamNews *
iteam_news_list_find (IteamNewsList  *self,
                      const IteamRef *thing)
{
  const IteamNews *news;

  g_return_val_if_fail (ITEAM_IS_NEWS_LIST (self), NULL);

  news = g_hash_table_lookup (self->items, &thing->id);

  return news != NULL && news->thing.kind == thing->kind ? news : NULL;
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const IteamNews *first = *(const IteamNews *const *) a, *second = *(const IteamNews *const *) b;

  return (first->change < second->change) - (first->change > second->change);
}

/**
 * iteam_news_list_get_newest:
 * @self: a list
 * @max: how many at most
 * @things: (element-type IteamRef): made to hold the things that are new, the last changed first
 *
 * Returns: how many things are new in all.
 */
guint
iteam_news_list_get_newest (IteamNewsList *self,
                            guint          max,
                            GArray        *things)
{
  g_autoptr (GPtrArray) news = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer item;

  g_return_val_if_fail (ITEAM_IS_NEWS_LIST (self), 0);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (news, item);
  g_ptr_array_sort (news, compare_newest);
  g_array_set_size (things, 0);
  for (guint i = 0; i < MIN (max, news->len); i++)
    g_array_append_val (things, ((IteamNews *) news->pdata[i])->thing);

  return news->len;
}

/* Up to the first of what is left, nothing is left to be seen. */
static void
settle (IteamNewsList *self)
{
  gint64 upto = self->last;
  GHashTableIter iter;
  gpointer news;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &news))
    upto = MIN (upto, ((IteamNews *) news)->change - 1);
  iteam_seen_settle (self->seen, upto);
}

/**
 * iteam_news_list_see:
 * @self: a list
 * @things: (array length=n_things): what a person has looked at
 * @n_things: how many
 *
 * Remembers that they are not new any more.
 */
void
iteam_news_list_see (IteamNewsList  *self,
                     const IteamRef *things,
                     guint           n_things)
{
  gboolean told = FALSE;

  g_return_if_fail (ITEAM_IS_NEWS_LIST (self));

  for (guint i = 0; i < n_things; i++)
    {
      const IteamNews *news = iteam_news_list_find (self, &things[i]);

      if (news == NULL)
        continue;
      iteam_seen_add (self->seen, news->thing.id, news->change);
      g_hash_table_remove (self->items, &things[i].id);
      told = TRUE;
    }
  if (!told)
    return;

  settle (self);
  save (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * iteam_news_list_describe:
 * @news: what is new about something
 *
 * Returns: (transfer full): "New: changed by HRM, 12:10".
 */
char *
iteam_news_list_describe (const IteamNews *news)
{
  g_autofree char *time = iteam_share_words_time (news->when, g_get_real_time ());

  /* Translators: a person, and when. */
  return g_strdup_printf (_("New: changed by %s, %s"), news->who[0] != '\0' ? news->who : _("someone else"), time);
}
