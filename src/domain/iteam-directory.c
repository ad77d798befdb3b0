/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-directory.h"

/**
 * IteamDirectory:
 *
 * The people and pillars of a team file: few, shown everywhere, and therefore
 * kept as live objects that the store brings up to date. The lists keep the
 * object of a person or pillar as long as it is there.
 */
struct _IteamDirectory
{
  GObject parent_instance;

  /* owned */
  GListStore *people;
  GListStore *pillars;
  GHashTable *people_by_id;
  GHashTable *pillars_by_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDirectory, iteam_directory, G_TYPE_OBJECT)

static gint64
object_id (gpointer object)
{
  return ITEAM_IS_PERSON (object) ? iteam_person_get_id (object) : iteam_pillar_get_id (object);
}

static void
object_assign (gpointer object,
               gpointer other)
{
  if (ITEAM_IS_PERSON (object))
    iteam_person_assign (object, other);
  else
    iteam_pillar_assign (object, other);
}

/* Makes the list hold @objects in their order, with the objects that it had
 * before where the keys are the same. */
static void
update_list (GListStore *list,
             GHashTable *by_id,
             GPtrArray  *objects)
{
  g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  gboolean same = n_items == objects->len;

  for (guint i = 0; i < objects->len; i++)
    {
      gpointer object = g_ptr_array_index (objects, i);
      gint64 id = object_id (object);
      gpointer known = g_hash_table_lookup (by_id, &id);
      g_autoptr (GObject) current = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (known != NULL)
        object_assign (known, object);
      else
        known = object;
      g_ptr_array_add (next, g_object_ref (known));
      same = same && known == (gpointer) current;
    }

  if (same)
    return;

  g_hash_table_remove_all (by_id);
  for (guint i = 0; i < next->len; i++)
    {
      gpointer object = g_ptr_array_index (next, i);
      gint64 *id = g_new (gint64, 1);

      *id = object_id (object);
      g_hash_table_insert (by_id, id, object);
    }
  g_list_store_splice (list, 0, n_items, next->pdata, next->len);
}

static void
iteam_directory_finalize (GObject *object)
{
  IteamDirectory *self = ITEAM_DIRECTORY (object);

  g_hash_table_unref (self->people_by_id);
  g_hash_table_unref (self->pillars_by_id);
  g_object_unref (self->people);
  g_object_unref (self->pillars);

  G_OBJECT_CLASS (iteam_directory_parent_class)->finalize (object);
}

static void
iteam_directory_class_init (IteamDirectoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_directory_finalize;

  /**
   * IteamDirectory::changed:
   *
   * Emitted after people or pillars came, went, or were changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_directory_init (IteamDirectory *self)
{
  self->people = g_list_store_new (ITEAM_TYPE_PERSON);
  self->pillars = g_list_store_new (ITEAM_TYPE_PILLAR);
  self->people_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pillars_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * iteam_directory_new:
 *
 * Returns: (transfer full): a directory without anyone.
 */
IteamDirectory *
iteam_directory_new (void)
{
  return g_object_new (ITEAM_TYPE_DIRECTORY, NULL);
}

/* Returns copies of what a list holds. */
static GPtrArray *
copy_list (GListStore *list)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_ptr_array_add (copies, ITEAM_IS_PERSON (object) ? (gpointer) iteam_person_copy (ITEAM_PERSON (object))
                                                        : (gpointer) iteam_pillar_copy (ITEAM_PILLAR (object)));
    }

  return copies;
}

/**
 * iteam_directory_copy:
 * @self: a directory
 *
 * Returns: (transfer full): the people and pillars as they are now, for another thread.
 */
IteamDirectory *
iteam_directory_copy (IteamDirectory *self)
{
  IteamDirectory *copy = iteam_directory_new ();
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) pillars = NULL;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  people = copy_list (self->people);
  pillars = copy_list (self->pillars);
  iteam_directory_update (copy, people, pillars);

  return copy;
}

/**
 * iteam_directory_update:
 * @self: a directory
 * @people: (element-type IteamPerson): the people of the file, in order
 * @pillars: (element-type IteamPillar): the pillars of the file, in order
 */
void
iteam_directory_update (IteamDirectory *self,
                        GPtrArray      *people,
                        GPtrArray      *pillars)
{
  g_return_if_fail (ITEAM_IS_DIRECTORY (self));

  update_list (self->people, self->people_by_id, people);
  update_list (self->pillars, self->pillars_by_id, pillars);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * iteam_directory_get_people:
 * @self: a directory
 *
 * Returns: (transfer none): the people, those who have left included.
 */
GListModel *
iteam_directory_get_people (IteamDirectory *self)
{
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  return G_LIST_MODEL (self->people);
}

/**
 * iteam_directory_get_pillars:
 * @self: a directory
 *
 * Returns: (transfer none): the pillars, in their order.
 */
GListModel *
iteam_directory_get_pillars (IteamDirectory *self)
{
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  return G_LIST_MODEL (self->pillars);
}

/**
 * iteam_directory_find_person:
 * @self: a directory
 * @id: the key of a person
 *
 * Returns: (transfer none) (nullable): that person.
 */
IteamPerson *
iteam_directory_find_person (IteamDirectory *self,
                             gint64          id)
{
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  return g_hash_table_lookup (self->people_by_id, &id);
}

/**
 * iteam_directory_find_pillar:
 * @self: a directory
 * @id: the key of a pillar
 *
 * Returns: (transfer none) (nullable): that pillar.
 */
IteamPillar *
iteam_directory_find_pillar (IteamDirectory *self,
                             gint64          id)
{
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  return g_hash_table_lookup (self->pillars_by_id, &id);
}

/**
 * iteam_directory_match_person:
 * @self: a directory
 * @text: a name, short name, e-mail address or user name
 *
 * Returns: (transfer none) (nullable): the first person that it fits.
 */
IteamPerson *
iteam_directory_match_person (IteamDirectory *self,
                              const char     *text)
{
  GHashTableIter iter;
  gpointer person;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  g_hash_table_iter_init (&iter, self->people_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    if (iteam_person_matches (person, text))
      return person;

  return NULL;
}

/**
 * iteam_directory_match_pillar:
 * @self: a directory
 * @text: a name of a pillar
 *
 * Returns: (transfer none) (nullable): the pillar that it fits.
 */
IteamPillar *
iteam_directory_match_pillar (IteamDirectory *self,
                              const char     *text)
{
  GHashTableIter iter;
  gpointer pillar;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  g_hash_table_iter_init (&iter, self->pillars_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &pillar))
    if (iteam_pillar_matches (pillar, text))
      return pillar;

  return NULL;
}

/**
 * iteam_directory_match_login:
 * @self: a directory
 * @login: a user name of the system
 *
 * Returns: (transfer none) (nullable): the person whom the file knows by it.
 */
IteamPerson *
iteam_directory_match_login (IteamDirectory *self,
                             const char     *login)
{
  GHashTableIter iter;
  gpointer person;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  g_hash_table_iter_init (&iter, self->people_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    if (iteam_person_has_login (person, login))
      return person;

  return NULL;
}

/**
 * iteam_directory_format_owners:
 * @self: a directory
 * @action: an action point
 *
 * Returns: (transfer full): the short names of its owners, "HRM, OR".
 */
char *
iteam_directory_format_owners (IteamDirectory   *self,
                               IteamActionPoint *action)
{
  const gint64 *owners;
  guint n_owners;
  GString *text;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (self), NULL);

  owners = iteam_action_point_get_owners (action, &n_owners);
  text = g_string_new (NULL);
  for (guint i = 0; i < n_owners; i++)
    {
      IteamPerson *person = iteam_directory_find_person (self, owners[i]);

      if (person == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, iteam_person_get_short_name (person));
    }

  return g_string_free (text, FALSE);
}
