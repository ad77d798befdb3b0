/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document.h"

#include <string.h>

#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamDocument:
 *
 * An entry of the register: a code, protocol, guide or the like, who adopted it,
 * what took its place, and when it is due for review. An object as the store
 * hands it out is what was read; to edit, take a copy, set its properties, and
 * ask iteam_document_draft_changes() for the draft.
 */
struct _IteamDocument
{
  GObject parent_instance;

  /* owned */
  IteamDocumentFields fields;
  GPtrArray *adoptions;
  GArray *actions;
  GArray *pillars;
  char *folded;
};

enum
{
  PROP_ID = 1,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_KIND,
  PROP_VERSION,
  PROP_DATED,
  PROP_SUMMARY,
  PROP_REVIEW,
  PROP_CONSENT,
  PROP_CONSENTED,
  PROP_RESPONSIBLE,
  PROP_SUPERSEDED_BY,
  PROP_RETENTION,
  PROP_TAGS,
  PROP_CONTENT,
  PROP_SIZE,
  PROP_FILE_NAME,
  PROP_PAGES,
  PROP_CREATED,
  PROP_HERE,
  PROP_ADOPTIONS,
  PROP_ACTIONS,
  PROP_PILLARS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamDocument, iteam_document, G_TYPE_OBJECT)

static void
take_text (char         **field,
           const GValue  *value)
{
  const char *text = g_value_get_string (value);

  g_free (*field);
  *field = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

static void
take_array (GArray       **field,
            const GValue  *value)
{
  g_array_unref (*field);
  *field = g_value_dup_boxed (value);
}

static void
iteam_document_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  IteamDocument *self = ITEAM_DOCUMENT (object);
  const IteamDocumentFields *fields = &self->fields;

  switch (property_id)
    {
    case PROP_ID: g_value_set_int64 (value, fields->id); break;
    case PROP_NUMBER: g_value_set_int (value, fields->number); break;
    case PROP_TITLE: g_value_set_string (value, fields->title); break;
    case PROP_KIND: g_value_set_int (value, fields->kind); break;
    case PROP_VERSION: g_value_set_string (value, fields->version); break;
    case PROP_DATED: g_value_set_uint (value, fields->dated); break;
    case PROP_SUMMARY: g_value_set_string (value, fields->summary); break;
    case PROP_REVIEW: g_value_set_uint (value, fields->review); break;
    case PROP_CONSENT: g_value_set_int (value, fields->consent); break;
    case PROP_CONSENTED: g_value_set_uint (value, fields->consented); break;
    case PROP_RESPONSIBLE: g_value_set_int64 (value, fields->responsible); break;
    case PROP_SUPERSEDED_BY: g_value_set_int64 (value, fields->superseded_by); break;
    case PROP_RETENTION: g_value_set_string (value, fields->retention); break;
    case PROP_TAGS: g_value_set_string (value, fields->tags); break;
    case PROP_CONTENT: g_value_set_string (value, fields->content); break;
    case PROP_SIZE: g_value_set_int64 (value, fields->size); break;
    case PROP_FILE_NAME: g_value_set_string (value, fields->file_name); break;
    case PROP_PAGES: g_value_set_int (value, fields->pages); break;
    case PROP_CREATED: g_value_set_uint (value, fields->created); break;
    case PROP_HERE: g_value_set_boolean (value, fields->here); break;
    case PROP_ADOPTIONS: g_value_set_boxed (value, self->adoptions); break;
    case PROP_ACTIONS: g_value_set_boxed (value, self->actions); break;
    case PROP_PILLARS: g_value_set_boxed (value, self->pillars); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  IteamDocument *self = ITEAM_DOCUMENT (object);
  IteamDocumentFields *fields = &self->fields;

  g_clear_pointer (&self->folded, g_free);
  switch (property_id)
    {
    case PROP_ID: fields->id = g_value_get_int64 (value); break;
    case PROP_NUMBER: fields->number = g_value_get_int (value); break;
    case PROP_TITLE: take_text (&fields->title, value); break;
    case PROP_KIND: fields->kind = (IteamDocumentKind) g_value_get_int (value); break;
    case PROP_VERSION: take_text (&fields->version, value); break;
    case PROP_DATED: fields->dated = g_value_get_uint (value); break;
    case PROP_SUMMARY: take_text (&fields->summary, value); break;
    case PROP_REVIEW: fields->review = g_value_get_uint (value); break;
    case PROP_CONSENT: fields->consent = (IteamConsent) g_value_get_int (value); break;
    case PROP_CONSENTED: fields->consented = g_value_get_uint (value); break;
    case PROP_RESPONSIBLE: fields->responsible = g_value_get_int64 (value); break;
    case PROP_SUPERSEDED_BY: fields->superseded_by = g_value_get_int64 (value); break;
    case PROP_RETENTION: take_text (&fields->retention, value); break;
    case PROP_TAGS: take_text (&fields->tags, value); break;
    case PROP_CONTENT: take_text (&fields->content, value); break;
    case PROP_SIZE: fields->size = g_value_get_int64 (value); break;
    case PROP_FILE_NAME: take_text (&fields->file_name, value); break;
    case PROP_PAGES: fields->pages = g_value_get_int (value); break;
    case PROP_CREATED: fields->created = g_value_get_uint (value); break;
    case PROP_HERE: fields->here = g_value_get_boolean (value); break;
    case PROP_ADOPTIONS:
      g_ptr_array_unref (self->adoptions);
      self->adoptions = g_value_dup_boxed (value);
      break;
    case PROP_ACTIONS: take_array (&self->actions, value); break;
    case PROP_PILLARS: take_array (&self->pillars, value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_finalize (GObject *object)
{
  IteamDocument *self = ITEAM_DOCUMENT (object);

  g_free (self->fields.title);
  g_free (self->fields.version);
  g_free (self->fields.summary);
  g_free (self->fields.retention);
  g_free (self->fields.tags);
  g_free (self->fields.content);
  g_free (self->fields.file_name);
  g_ptr_array_unref (self->adoptions);
  g_array_unref (self->actions);
  g_array_unref (self->pillars);
  g_free (self->folded);

  G_OBJECT_CLASS (iteam_document_parent_class)->finalize (object);
}

static void
iteam_document_class_init (IteamDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = iteam_document_get_property;
  object_class->set_property = iteam_document_set_property;
  object_class->finalize = iteam_document_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, ITEAM_DOCUMENT_OTHER, ITEAM_DOCUMENT_OTHER, flags);
  properties[PROP_VERSION] = g_param_spec_string ("version", NULL, NULL, NULL, flags);
  properties[PROP_DATED] = g_param_spec_uint ("dated", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_REVIEW] = g_param_spec_uint ("review", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CONSENT] = g_param_spec_int ("consent", NULL, NULL, 0, ITEAM_CONSENT_REFUSED, 0, flags);
  properties[PROP_CONSENTED] = g_param_spec_uint ("consented", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_RESPONSIBLE] = g_param_spec_int64 ("responsible", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SUPERSEDED_BY] = g_param_spec_int64 ("superseded-by", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RETENTION] = g_param_spec_string ("retention", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_string ("tags", NULL, NULL, NULL, flags);
  properties[PROP_CONTENT] = g_param_spec_string ("content", NULL, NULL, NULL, flags);
  properties[PROP_SIZE] = g_param_spec_int64 ("size", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FILE_NAME] = g_param_spec_string ("file-name", NULL, NULL, NULL, flags);
  properties[PROP_PAGES] = g_param_spec_int ("pages", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_CREATED] = g_param_spec_uint ("created", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_HERE] = g_param_spec_boolean ("here", NULL, NULL, FALSE, flags);
  properties[PROP_ADOPTIONS] = g_param_spec_boxed ("adoptions", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  properties[PROP_ACTIONS] = g_param_spec_boxed ("actions", NULL, NULL, G_TYPE_ARRAY, flags);
  properties[PROP_PILLARS] = g_param_spec_boxed ("pillars", NULL, NULL, G_TYPE_ARRAY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_document_init (IteamDocument *self)
{
  self->fields.kind = ITEAM_DOCUMENT_OTHER;
  self->adoptions = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_adoption_free);
  self->actions = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pillars = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * iteam_document_new:
 * @title: one line
 * @created: the day on which it is added
 *
 * Returns: (transfer full): a document with a new key and the kind that its title
 *   speaks of, without a number, which the store gives it.
 */
IteamDocument *
iteam_document_new (const char *title,
                    IteamDay    created)
{
  return g_object_new (ITEAM_TYPE_DOCUMENT,
                       "id", iteam_id_new (),
                       "title", title,
                       "kind", iteam_document_kind_guess (title),
                       "created", created,
                       NULL);
}

/**
 * iteam_document_new_with_id:
 * @id: the key
 *
 * Returns: (transfer full): a document whose fields are still to be set, for who
 *   reads it from somewhere.
 */
IteamDocument *
iteam_document_new_with_id (gint64 id)
{
  return g_object_new (ITEAM_TYPE_DOCUMENT, "id", id, NULL);
}

static GPtrArray *
copy_adoptions (GPtrArray *adoptions)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_adoption_free);

  for (guint i = 0; i < adoptions->len; i++)
    g_ptr_array_add (copy, iteam_adoption_copy (g_ptr_array_index (adoptions, i)));

  return copy;
}

/**
 * iteam_document_copy:
 * @self: a document
 *
 * Returns: (transfer full): a copy to edit.
 */
IteamDocument *
iteam_document_copy (IteamDocument *self)
{
  g_autoptr (IteamDocument) copy = iteam_document_new_with_id (0);

  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  iteam_document_assign (copy, self);
  g_ptr_array_unref (copy->adoptions);
  copy->adoptions = copy_adoptions (self->adoptions);
  g_array_unref (copy->actions);
  copy->actions = g_array_copy (self->actions);
  g_array_unref (copy->pillars);
  copy->pillars = g_array_copy (self->pillars);

  return g_steal_pointer (&copy);
}

/**
 * iteam_document_assign:
 * @self: a document
 * @other: the same document as it was read later
 *
 * Brings @self up to date, with a notification of every property that differs,
 * so that whoever shows it need not be given another object.
 */
void
iteam_document_assign (IteamDocument *self,
                       IteamDocument *other)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT (self));
  g_return_if_fail (ITEAM_IS_DOCUMENT (other));

  g_object_freeze_notify (G_OBJECT (self));
  for (int i = 1; i < N_PROPS; i++)
    {
      g_auto (GValue) before = G_VALUE_INIT;
      g_auto (GValue) after = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (self), properties[i]->name, &before);
      g_object_get_property (G_OBJECT (other), properties[i]->name, &after);
      if (g_param_values_cmp (properties[i], &before, &after) != 0)
        g_object_set_property (G_OBJECT (self), properties[i]->name, &after);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * iteam_document_get_fields:
 * @self: a document
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamDocumentFields *
iteam_document_get_fields (IteamDocument *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  return &self->fields;
}

/**
 * iteam_document_get_id:
 * @self: a document
 *
 * Returns: its key.
 */
gint64
iteam_document_get_id (IteamDocument *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), 0);

  return self->fields.id;
}

/**
 * iteam_document_format_number:
 * @self: a document
 *
 * Returns: (transfer full): "D-3", or "D-…" as long as it has no number.
 */
char *
iteam_document_format_number (IteamDocument *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  if (self->fields.number == 0)
    return g_strdup ("D-…");

  return g_strdup_printf ("D-%d", self->fields.number);
}

/**
 * iteam_document_get_folded:
 * @self: a document
 *
 * Returns: (transfer none): its number, title, tags and who adopted it, as
 *   iteam_text_fold() folds them, to be searched in.
 */
const char *
iteam_document_get_folded (IteamDocument *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  if (self->folded == NULL)
    {
      g_autofree char *number = iteam_document_format_number (self);
      g_autoptr (GString) text = g_string_new (number);
      const char *parts[] = { self->fields.title, self->fields.version, self->fields.tags, self->fields.file_name };

      for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
        if (parts[i] != NULL)
          g_string_append_printf (text, " %s", parts[i]);
      for (guint i = 0; i < self->adoptions->len; i++)
        g_string_append_printf (text, " %s", ((IteamAdoption *) g_ptr_array_index (self->adoptions, i))->body);
      self->folded = iteam_text_fold (text->str);
    }

  return self->folded;
}

/**
 * iteam_document_get_state:
 * @self: a document
 * @today: the day of today
 *
 * Returns: whether it is in force, superseded, or due for review.
 */
IteamDocumentState
iteam_document_get_state (IteamDocument *self,
                          IteamDay       today)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), ITEAM_DOCUMENT_IN_FORCE);

  if (self->fields.superseded_by != 0)
    return ITEAM_DOCUMENT_SUPERSEDED;

  return self->fields.review != ITEAM_DAY_NONE && self->fields.review <= today ? ITEAM_DOCUMENT_DUE : ITEAM_DOCUMENT_IN_FORCE;
}

/**
 * iteam_document_is_pdf:
 * @self: a document
 *
 * Returns: whether its contents came as a PDF, which the program can show.
 */
gboolean
iteam_document_is_pdf (IteamDocument *self)
{
  const char *dot;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), FALSE);

  dot = self->fields.file_name != NULL ? strrchr (self->fields.file_name, '.') : NULL;

  return self->fields.content != NULL && (dot == NULL || g_ascii_strcasecmp (dot, ".pdf") == 0);
}

/**
 * iteam_document_get_adoptions:
 * @self: a document
 *
 * Returns: (transfer none) (element-type IteamAdoption): who adopted or noted it,
 *   oldest first, those without a date last.
 */
GPtrArray *
iteam_document_get_adoptions (IteamDocument *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  return self->adoptions;
}

/**
 * iteam_document_get_last_adoption:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the latest time that a body adopted it; if
 *   none did, that one took note of it.
 */
const IteamAdoption *
iteam_document_get_last_adoption (IteamDocument *self)
{
  const IteamAdoption *last = NULL;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  for (guint i = 0; i < self->adoptions->len; i++)
    {
      const IteamAdoption *adoption = g_ptr_array_index (self->adoptions, i);

      if (last == NULL || adoption->way < last->way || (adoption->way == last->way && adoption->day >= last->day))
        last = adoption;
    }

  return last;
}

static int
compare_adoptions (gconstpointer a,
                   gconstpointer b)
{
  const IteamAdoption *first = *(const IteamAdoption *const *) a, *second = *(const IteamAdoption *const *) b;
  /* No date is 0: one less than that comes after all others. */
  guint one = first->day - 1, other = second->day - 1;

  if (one != other)
    return one < other ? -1 : 1;

  return g_strcmp0 (first->body, second->body);
}

/**
 * iteam_document_put_adoption:
 * @self: a document that is edited
 * @adoption: (transfer full): an adoption; one of the same key makes room for it
 */
void
iteam_document_put_adoption (IteamDocument *self,
                             IteamAdoption *adoption)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT (self));

  iteam_document_remove_adoption (self, adoption->id);
  g_ptr_array_add (self->adoptions, adoption);
  g_ptr_array_sort (self->adoptions, compare_adoptions);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADOPTIONS]);
}

/**
 * iteam_document_remove_adoption:
 * @self: a document that is edited
 * @id: key of an adoption
 */
void
iteam_document_remove_adoption (IteamDocument *self,
                                gint64         id)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT (self));

  g_clear_pointer (&self->folded, g_free);
  for (guint i = 0; i < self->adoptions->len; i++)
    if (((IteamAdoption *) g_ptr_array_index (self->adoptions, i))->id == id)
      {
        g_ptr_array_remove_index (self->adoptions, i);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADOPTIONS]);
        break;
      }
}

/**
 * iteam_document_get_actions:
 * @self: a document
 * @n_actions: (out): how many
 *
 * Returns: (transfer none) (array length=n_actions): keys of the action points
 *   that have to do with it.
 */
const gint64 *
iteam_document_get_actions (IteamDocument *self,
                            guint         *n_actions)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  *n_actions = self->actions->len;

  return (const gint64 *) (gpointer) self->actions->data;
}

/**
 * iteam_document_get_pillars:
 * @self: a document
 * @n_pillars: (out): how many
 *
 * Returns: (transfer none) (array length=n_pillars): keys of the pillars that it
 *   belongs to.
 */
const gint64 *
iteam_document_get_pillars (IteamDocument *self,
                            guint         *n_pillars)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  *n_pillars = self->pillars->len;

  return (const gint64 *) (gpointer) self->pillars->data;
}

static void
set_link (IteamDocument *self,
          GArray        *links,
          gint64         id,
          gboolean       linked,
          int            property)
{
  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, gint64, i) == id)
      {
        if (linked)
          return;
        g_array_remove_index (links, i);
        g_object_notify_by_pspec (G_OBJECT (self), properties[property]);

        return;
      }

  if (linked)
    {
      g_array_append_val (links, id);
      g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
    }
}

/**
 * iteam_document_link_action:
 * @self: a document that is edited
 * @action: key of an action point
 * @linked: whether it has to do with the document
 */
void
iteam_document_link_action (IteamDocument *self,
                            gint64         action,
                            gboolean       linked)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT (self));

  set_link (self, self->actions, action, linked, PROP_ACTIONS);
}

/**
 * iteam_document_link_pillar:
 * @self: a document that is edited
 * @pillar: key of a pillar
 * @linked: whether the document belongs to it
 */
void
iteam_document_link_pillar (IteamDocument *self,
                            gint64         pillar,
                            gboolean       linked)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT (self));

  set_link (self, self->pillars, pillar, linked, PROP_PILLARS);
}
