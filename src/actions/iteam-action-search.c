/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-search.h"

/* How long after the last keystroke the file is searched, in milliseconds:
 * shorter than a pause that is felt, longer than the time between two letters. */
#define PAUSE 120

/* A search that finds more than this in notes says nothing any more. */
#define MAX_FOUND 2000

/* A single letter is in every note. */
#define MIN_LETTERS 2

/**
 * IteamActionSearch:
 *
 * Searches in the list of action points while someone types: what titles,
 * numbers, owners and pillars say at once, what descriptions, notes and
 * checklists say as soon as the store has looked. An answer to an earlier text
 * is dropped.
 */
struct _IteamActionSearch
{
  GObject parent_instance;

  guint pause_id;
  gboolean busy;

  /* owned */
  IteamStore *store;
  IteamActionList *list;
  IteamActionFilter *filter;
  IteamActionFilter *conditions;
  GCancellable *cancellable;
  char *text;
  char *query;
  char *error;
};

enum
{
  PROP_STORE = 1,
  PROP_LIST,
  PROP_TEXT,
  PROP_ERROR,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamActionSearch, iteam_action_search, G_TYPE_OBJECT)

static void
set_error (IteamActionSearch *self,
           const char        *error)
{
  if (g_strcmp0 (self->error, error) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_busy (IteamActionSearch *self,
          gboolean           busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
forget_question (IteamActionSearch *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What the file was found to hold must still meet the conditions beside the
 * words: "status:open folder" wants no closed one with a folder in its notes. */
static void
take_hits (IteamActionSearch *self,
           GPtrArray         *hits)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  IteamDay today = iteam_day_today ();

  for (guint i = 0; i < hits->len; i++)
    {
      const IteamSearchHit *hit = g_ptr_array_index (hits, i);
      IteamActionPoint *action = iteam_action_list_find (self->list, hit->ref.id);

      if (action != NULL && iteam_action_filter_matches (self->conditions, action, today))
        g_array_append_val (ids, hit->ref.id);
    }

  iteam_action_list_set_found (self->list, ids);
}

static void
search_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = iteam_store_search_finish (ITEAM_STORE (object), result, &error);
  IteamActionSearch *self = user_data;

  /* Another text has been typed since, or nobody searches any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (hits != NULL)
    take_hits (self, hits);
  set_error (self, error != NULL ? error->message : NULL);
  set_busy (self, FALSE);
}

static void
ask_store (IteamActionSearch *self)
{
  forget_question (self);
  self->cancellable = g_cancellable_new ();
  iteam_store_search_async (self->store, self->query, ITEAM_KIND_ACTION, MAX_FOUND, self->cancellable,
                            search_cb, self);
}

static gboolean
pause_cb (gpointer data)
{
  IteamActionSearch *self = data;

  self->pause_id = 0;
  ask_store (self);

  return G_SOURCE_REMOVE;
}

/* After a pause, since a search of the file costs more than a keystroke may. */
static void
plan_question (IteamActionSearch *self)
{
  gboolean wanted = self->store != NULL && self->list != NULL && self->query != NULL;

  forget_question (self);
  set_busy (self, wanted);
  if (wanted)
    self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
}

/* "A-1" is a number, and not the beginning of A-12 in someone's notes. */
static gboolean
is_number (const char *word)
{
  return g_str_has_prefix (word, "a-") && g_ascii_string_to_unsigned (word + 2, 10, 1, G_MAXINT, NULL, NULL);
}

/* The words of the text, in the form in which the store wants them, or %NULL
 * where looking in the file would add nothing. */
static char *
words_query (IteamActionFilter *filter)
{
  g_autoptr (GString) query = g_string_new (NULL);
  glong longest = 0;

  for (guint i = 0; i < iteam_action_filter_get_n_words (filter); i++)
    {
      const char *word = iteam_action_filter_get_word (filter, i);

      if (is_number (word))
        return NULL;
      g_string_append_printf (query, "\"%s\" ", word);
      longest = MAX (longest, g_utf8_strlen (word, -1));
    }

  return longest >= MIN_LETTERS ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}

/* People or pillars were renamed that a word may mean. */
static void
filter_changed_cb (IteamActionSearch *self)
{
  if (self->list != NULL)
    iteam_action_list_set_search (self->list, self->filter);
  plan_question (self);
}

static void
drop_filter (IteamActionSearch *self)
{
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_func (self->filter, filter_changed_cb, self);
  g_clear_object (&self->filter);
  g_clear_object (&self->conditions);
  g_clear_pointer (&self->query, g_free);
}

static void
make_filter (IteamActionSearch  *self,
             GError            **error)
{
  IteamDirectory *directory = iteam_store_get_directory (self->store);
  gboolean understood;

  self->filter = iteam_action_filter_new (directory);
  iteam_action_filter_set_user (self->filter, iteam_store_get_user (self->store));
  understood = iteam_action_filter_set_query (self->filter, self->text, error);

  self->conditions = iteam_action_filter_new (directory);
  iteam_action_filter_set_user (self->conditions, iteam_store_get_user (self->store));
  iteam_action_filter_set_query (self->conditions, self->text, NULL);
  while (iteam_action_filter_get_n_words (self->conditions) > 0)
    iteam_action_filter_remove_word (self->conditions, 0);

  if (understood)
    self->query = words_query (self->filter);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static void
search (IteamActionSearch *self)
{
  g_autoptr (GError) error = NULL;

  drop_filter (self);
  if (self->store != NULL && !is_blank (self->text))
    make_filter (self, &error);

  if (self->list != NULL)
    iteam_action_list_set_search (self->list, self->filter);
  set_error (self, error != NULL ? error->message : NULL);
  plan_question (self);
}

static void
store_changed_cb (IteamActionSearch  *self,
                  const IteamChanges *changes)
{
  gboolean concerned = changes->everything;

  for (guint i = 0; !concerned && i < changes->refs->len; i++)
    concerned = g_array_index (changes->refs, IteamRef, i).kind == ITEAM_KIND_ACTION;

  /* Until the answer comes, what was found stays. */
  if (concerned)
    plan_question (self);
}

static void
user_changed_cb (IteamActionSearch *self)
{
  search (self);
}

static void
iteam_action_search_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamActionSearch *self = ITEAM_ACTION_SEARCH (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_LIST: g_value_set_object (value, self->list); break;
    case PROP_TEXT: g_value_set_string (value, self->text); break;
    case PROP_ERROR: g_value_set_string (value, self->error); break;
    case PROP_BUSY: g_value_set_boolean (value, self->busy); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_search_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamActionSearch *self = ITEAM_ACTION_SEARCH (object);

  switch (property_id)
    {
    case PROP_STORE: iteam_action_search_set_store (self, g_value_get_object (value)); break;
    case PROP_LIST: iteam_action_search_set_list (self, g_value_get_object (value)); break;
    case PROP_TEXT: iteam_action_search_set_text (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
drop_store (IteamActionSearch *self)
{
  forget_question (self);
  drop_filter (self);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->store, user_changed_cb, self);
    }
  g_clear_object (&self->store);
}

static void
iteam_action_search_dispose (GObject *object)
{
  IteamActionSearch *self = ITEAM_ACTION_SEARCH (object);

  drop_store (self);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (iteam_action_search_parent_class)->dispose (object);
}

static void
iteam_action_search_finalize (GObject *object)
{
  IteamActionSearch *self = ITEAM_ACTION_SEARCH (object);

  g_free (self->text);
  g_free (self->error);

  G_OBJECT_CLASS (iteam_action_search_parent_class)->finalize (object);
}

static void
iteam_action_search_class_init (IteamActionSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_action_search_get_property;
  object_class->set_property = iteam_action_search_set_property;
  object_class->dispose = iteam_action_search_dispose;
  object_class->finalize = iteam_action_search_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, ITEAM_TYPE_ACTION_LIST, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);

  /**
   * IteamActionSearch:error:
   *
   * Why nothing is found though it may be there, in a whole sentence: a term
   * that is not understood, or a file that cannot be searched.
   */
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, told);

  /**
   * IteamActionSearch:busy:
   *
   * Whether more may be found yet.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, told);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_action_search_init (IteamActionSearch *self)
{
  self->text = g_strdup ("");
}

/**
 * iteam_action_search_new:
 *
 * Returns: (transfer full): a search for nothing.
 */
IteamActionSearch *
iteam_action_search_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTION_SEARCH, NULL);
}

/**
 * iteam_action_search_set_store:
 * @self: a search
 * @store: (nullable): the file that is searched
 */
void
iteam_action_search_set_store (IteamActionSearch *self,
                               IteamStore        *store)
{
  g_return_if_fail (ITEAM_IS_ACTION_SEARCH (self));

  if (self->store == store)
    return;

  drop_store (self);
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::user", G_CALLBACK (user_changed_cb), self, G_CONNECT_SWAPPED);
    }
  search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

/**
 * iteam_action_search_set_list:
 * @self: a search
 * @list: (nullable): the list that shows what is found
 */
void
iteam_action_search_set_list (IteamActionSearch *self,
                              IteamActionList   *list)
{
  g_return_if_fail (ITEAM_IS_ACTION_SEARCH (self));

  if (self->list == list)
    return;

  if (self->list != NULL)
    iteam_action_list_set_search (self->list, NULL);
  g_set_object (&self->list, list);
  search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

/**
 * iteam_action_search_get_text:
 * @self: a search
 *
 * Returns: what is searched for, perhaps nothing.
 */
const char *
iteam_action_search_get_text (IteamActionSearch *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SEARCH (self), NULL);

  return self->text;
}

/**
 * iteam_action_search_set_text:
 * @self: a search
 * @text: (nullable): what to search for, as iteam_action_filter_set_query()
 *   reads it; nothing shows all
 *
 * The list shows at once what titles say. While a term is not understood
 * nothing is shown, and IteamActionSearch:error says which.
 */
void
iteam_action_search_set_text (IteamActionSearch *self,
                              const char        *text)
{
  g_return_if_fail (ITEAM_IS_ACTION_SEARCH (self));

  text = text != NULL ? text : "";
  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * iteam_action_search_get_error:
 * @self: a search
 *
 * Returns: (nullable): what IteamActionSearch:error says.
 */
const char *
iteam_action_search_get_error (IteamActionSearch *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SEARCH (self), NULL);

  return self->error;
}

/**
 * iteam_action_search_get_busy:
 * @self: a search
 *
 * Returns: whether more may be found yet.
 */
gboolean
iteam_action_search_get_busy (IteamActionSearch *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SEARCH (self), FALSE);

  return self->busy;
}
