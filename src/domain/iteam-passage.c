/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-passage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-id.h"

/* A passage longer than this is known by how it begins. */
#define LONGEST_QUOTE 400

/**
 * IteamPassage:
 *
 * A bookmark or a note on a passage of a document, which the team shares.
 */
struct _IteamPassage
{
  GObject parent_instance;

  /* owned */
  IteamPassageFields fields;
};

enum
{
  PROP_ID = 1,
  PROP_DOCUMENT,
  PROP_PAGE,
  PROP_KIND,
  PROP_FIRST,
  PROP_LAST,
  PROP_TOP,
  PROP_QUOTE,
  PROP_TEXT,
  PROP_WHO,
  PROP_DAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamPassage, iteam_passage, G_TYPE_OBJECT)

/* In the file pages count from 1, as for people, and the change history shows it. */
static const char *const columns[] = {
  "document", "page", "kind", "first", "last", "top", "quote", "text", "who", "day", NULL,
};

static const struct
{
  const char *nick;
  const char *label;
  const char *added;
  const char *changed;
  const char *deleted;
} kinds[] = {
  [ITEAM_PASSAGE_BOOKMARK] = { "bookmark", N_("Bookmark"), N_("Bookmark added"), N_("Bookmark renamed"), N_("Bookmark deleted") },
  [ITEAM_PASSAGE_NOTE] = { "note", N_("Annotation"), N_("Annotation added"), N_("Annotation changed"), N_("Annotation deleted") },
};

static void
take_text (char         **field,
           const GValue  *value)
{
  const char *text = g_value_get_string (value);

  g_free (*field);
  *field = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

static void
iteam_passage_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  const IteamPassageFields *fields = &ITEAM_PASSAGE (object)->fields;

  switch (property_id)
    {
    case PROP_ID: g_value_set_int64 (value, fields->id); break;
    case PROP_DOCUMENT: g_value_set_int64 (value, fields->document); break;
    case PROP_PAGE: g_value_set_uint (value, fields->page); break;
    case PROP_KIND: g_value_set_int (value, fields->kind); break;
    case PROP_FIRST: g_value_set_uint (value, fields->first); break;
    case PROP_LAST: g_value_set_uint (value, fields->last); break;
    case PROP_TOP: g_value_set_int (value, fields->top); break;
    case PROP_QUOTE: g_value_set_string (value, fields->quote); break;
    case PROP_TEXT: g_value_set_string (value, fields->text); break;
    case PROP_WHO: g_value_set_string (value, fields->who); break;
    case PROP_DAY: g_value_set_uint (value, fields->day); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_passage_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  IteamPassageFields *fields = &ITEAM_PASSAGE (object)->fields;

  switch (property_id)
    {
    case PROP_ID: fields->id = g_value_get_int64 (value); break;
    case PROP_DOCUMENT: fields->document = g_value_get_int64 (value); break;
    case PROP_PAGE: fields->page = g_value_get_uint (value); break;
    case PROP_KIND: fields->kind = (IteamPassageKind) g_value_get_int (value); break;
    case PROP_FIRST: fields->first = g_value_get_uint (value); break;
    case PROP_LAST: fields->last = g_value_get_uint (value); break;
    case PROP_TOP: fields->top = g_value_get_int (value); break;
    case PROP_QUOTE: take_text (&fields->quote, value); break;
    case PROP_TEXT: take_text (&fields->text, value); break;
    case PROP_WHO: take_text (&fields->who, value); break;
    case PROP_DAY: fields->day = g_value_get_uint (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_passage_finalize (GObject *object)
{
  IteamPassage *self = ITEAM_PASSAGE (object);

  g_free (self->fields.quote);
  g_free (self->fields.text);
  g_free (self->fields.who);

  G_OBJECT_CLASS (iteam_passage_parent_class)->finalize (object);
}

static void
iteam_passage_class_init (IteamPassageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = iteam_passage_get_property;
  object_class->set_property = iteam_passage_set_property;
  object_class->finalize = iteam_passage_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_DOCUMENT] = g_param_spec_int64 ("document", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXINT - 1, 0, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, ITEAM_PASSAGE_NOTE, ITEAM_PASSAGE_BOOKMARK, flags);
  properties[PROP_FIRST] = g_param_spec_uint ("first", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_LAST] = g_param_spec_uint ("last", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TOP] = g_param_spec_int ("top", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_WHO] = g_param_spec_string ("who", NULL, NULL, NULL, flags);
  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_passage_init (IteamPassage *self)
{
}

/**
 * iteam_passage_new:
 * @document: key of the document
 * @page: the page, from 0
 * @kind: whether it is a bookmark or a note
 *
 * Returns: (transfer full): a bookmark or note with a new key, made today.
 */
IteamPassage *
iteam_passage_new (gint64           document,
                   guint            page,
                   IteamPassageKind kind)
{
  return g_object_new (ITEAM_TYPE_PASSAGE,
                       "id", iteam_id_new (),
                       "document", document,
                       "page", page,
                       "kind", kind,
                       "day", iteam_day_today (),
                       NULL);
}

/**
 * iteam_passage_new_with_id:
 * @id: the key
 *
 * Returns: (transfer full): one whose fields are still to be set, for who reads it
 *   from somewhere.
 */
IteamPassage *
iteam_passage_new_with_id (gint64 id)
{
  return g_object_new (ITEAM_TYPE_PASSAGE, "id", id, NULL);
}

/**
 * iteam_passage_get_fields:
 * @self: a bookmark or note
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamPassageFields *
iteam_passage_get_fields (IteamPassage *self)
{
  g_return_val_if_fail (ITEAM_IS_PASSAGE (self), NULL);

  return &self->fields;
}

/**
 * iteam_passage_copy:
 * @self: a bookmark or note
 *
 * Returns: (transfer full): a copy to edit.
 */
IteamPassage *
iteam_passage_copy (IteamPassage *self)
{
  IteamPassage *copy;

  g_return_val_if_fail (ITEAM_IS_PASSAGE (self), NULL);

  copy = iteam_passage_new_with_id (self->fields.id);
  for (int i = 0; columns[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = iteam_passage_get_cell (self, columns[i]);

      iteam_passage_set_cell (copy, columns[i], value);
    }

  return copy;
}

/**
 * iteam_passage_compare:
 * @self: a bookmark or note
 * @other: another of the same document
 *
 * Returns: below, equal to or above 0, as in the order in which one reads.
 */
int
iteam_passage_compare (IteamPassage *self,
                       IteamPassage *other)
{
  const IteamPassageFields *a, *b;

  g_return_val_if_fail (ITEAM_IS_PASSAGE (self), 0);
  g_return_val_if_fail (ITEAM_IS_PASSAGE (other), 0);

  a = &self->fields;
  b = &other->fields;
  if (a->page != b->page)
    return a->page < b->page ? -1 : 1;
  if (a->top != b->top)
    return a->top < b->top ? -1 : 1;
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;

  return (a->id > b->id) - (a->id < b->id);
}

/**
 * iteam_passage_set_quote:
 * @self: a bookmark or note
 * @quote: (nullable): the text of the passage, as it stands on the page
 *
 * Keeps the passage on one line, and of a long one only how it begins.
 */
void
iteam_passage_set_quote (IteamPassage *self,
                         const char   *quote)
{
  g_autoptr (GString) line = g_string_new (NULL);
  long n_letters = 0;

  g_return_if_fail (ITEAM_IS_PASSAGE (self));

  for (const char *p = quote; p != NULL && *p != '\0' && n_letters < LONGEST_QUOTE; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isspace (letter))
        g_string_append_unichar (line, letter);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
      n_letters++;
    }
  g_strchomp (line->str);
  g_object_set (self, "quote", line->str, NULL);
}

/**
 * iteam_passage_get_columns:
 *
 * Returns: (array zero-terminated=1): the columns that a bookmark or note has in
 *   the team file, apart from its key and the mark that it is deleted.
 */
const char *const *
iteam_passage_get_columns (void)
{
  return columns;
}

/**
 * iteam_passage_get_cell:
 * @self: a bookmark or note
 * @column: the name of a column
 *
 * Returns: (transfer full) (nullable): what that column holds for it, %NULL for
 *   nothing.
 */
GVariant *
iteam_passage_get_cell (IteamPassage *self,
                        const char   *column)
{
  const IteamPassageFields *fields;
  const char *text = NULL;
  g_autofree char *iso = NULL;
  gint64 number = 0;

  g_return_val_if_fail (ITEAM_IS_PASSAGE (self), NULL);

  fields = &self->fields;
  if (g_str_equal (column, "document"))
    number = fields->document;
  else if (g_str_equal (column, "page"))
    number = (gint64) fields->page + 1;
  else if (g_str_equal (column, "kind"))
    text = iteam_passage_kind_to_nick (fields->kind);
  else if (g_str_equal (column, "first"))
    number = fields->first;
  else if (g_str_equal (column, "last"))
    number = fields->last;
  else if (g_str_equal (column, "top"))
    number = fields->top;
  else if (g_str_equal (column, "quote"))
    text = fields->quote;
  else if (g_str_equal (column, "text"))
    text = fields->text;
  else if (g_str_equal (column, "who"))
    text = fields->who;
  else if (g_str_equal (column, "day"))
    text = iso = iteam_day_to_iso (fields->day);

  if (text != NULL)
    return g_variant_ref_sink (g_variant_new_string (text));

  return number != 0 ? g_variant_ref_sink (g_variant_new_int64 (number)) : NULL;
}

/**
 * iteam_passage_set_cell:
 * @self: a bookmark or note
 * @column: the name of a column
 * @value: (nullable) (transfer none): what it holds; what no column of that name
 *   can hold stands for nothing
 */
void
iteam_passage_set_cell (IteamPassage *self,
                        const char   *column,
                        GVariant     *value)
{
  const char *text = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : NULL;
  gint64 number = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;
  IteamPassageFields *fields;

  g_return_if_fail (ITEAM_IS_PASSAGE (self));

  fields = &self->fields;
  if (g_str_equal (column, "document"))
    fields->document = MAX (number, 0);
  else if (g_str_equal (column, "page"))
    fields->page = (guint) CLAMP (number - 1, 0, G_MAXINT - 1);
  else if (g_str_equal (column, "kind"))
    iteam_passage_kind_from_nick (text, &fields->kind);
  else if (g_str_equal (column, "day"))
    fields->day = iteam_day_from_iso (text);
  else if (g_str_equal (column, "first") || g_str_equal (column, "last"))
    g_object_set (self, column, (guint) CLAMP (number, 0, G_MAXINT), NULL);
  else if (g_str_equal (column, "top"))
    fields->top = (int) CLAMP (number, 0, G_MAXINT);
  else
    g_object_set (self, column, text, NULL);
}

/**
 * iteam_passage_draft_new:
 * @self: a new bookmark or note
 *
 * Returns: (transfer full): the draft that adds it.
 */
IteamDraft *
iteam_passage_draft_new (IteamPassage *self)
{
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_PASSAGE (self), NULL);

  draft = iteam_draft_new (kinds[self->fields.kind].added);
  iteam_draft_insert (draft, ITEAM_KIND_PASSAGE, self->fields.id);
  for (int i = 0; columns[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = iteam_passage_get_cell (self, columns[i]);

      iteam_draft_set (draft, ITEAM_KIND_PASSAGE, self->fields.id, columns[i], NULL, value);
    }

  return draft;
}

/**
 * iteam_passage_draft_text:
 * @self: a bookmark or note as it was read
 * @text: (nullable): what it is to say
 *
 * Returns: (transfer full): the draft that changes it, perhaps empty.
 */
IteamDraft *
iteam_passage_draft_text (IteamPassage *self,
                          const char   *text)
{
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_PASSAGE (self), NULL);

  draft = iteam_draft_new (kinds[self->fields.kind].changed);
  iteam_draft_set_text (draft, ITEAM_KIND_PASSAGE, self->fields.id, "text", self->fields.text, text);

  return draft;
}

/**
 * iteam_passage_draft_delete:
 * @self: a bookmark or note
 *
 * Returns: (transfer full): the draft that deletes it.
 */
IteamDraft *
iteam_passage_draft_delete (IteamPassage *self)
{
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_PASSAGE (self), NULL);

  draft = iteam_draft_new (kinds[self->fields.kind].deleted);
  iteam_draft_delete (draft, ITEAM_KIND_PASSAGE, self->fields.id);

  return draft;
}

/* The letters of @text without what differs from one reading of a page to the
 * next: white space, and the hyphens that only a line's end shows. */
static gunichar *
bare_letters (const char *text,
              guint     **places,
              guint      *n_letters)
{
  glong length = g_utf8_strlen (text, -1);
  gunichar *letters = g_new (gunichar, length + 1);
  guint place = 0;

  *places = g_new (guint, length + 1);
  *n_letters = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isspace (letter) || letter == 0xad)
        continue;
      letters[*n_letters] = letter;
      (*places)[(*n_letters)++] = place;
    }

  return letters;
}

/**
 * iteam_passage_find:
 * @page_text: the text of a page
 * @quote: a passage
 * @near: the place in the text where it was once, from 0
 * @first: (out): the place before its first letter
 * @last: (out): the place behind its last letter
 *
 * Finds a passage again, however its words are spread over lines; if it is there
 * more than once, the one that is nearest to where it was.
 *
 * Returns: whether it is on this page.
 */
gboolean
iteam_passage_find (const char *page_text,
                    const char *quote,
                    guint       near,
                    guint      *first,
                    guint      *last)
{
  g_autofree guint *places = NULL;
  g_autofree guint *other = NULL;
  g_autofree gunichar *text = NULL;
  g_autofree gunichar *wanted = NULL;
  guint n_text, n_wanted;
  guint best = G_MAXUINT;

  g_return_val_if_fail (page_text != NULL, FALSE);
  g_return_val_if_fail (quote != NULL, FALSE);

  text = bare_letters (page_text, &places, &n_text);
  wanted = bare_letters (quote, &other, &n_wanted);
  if (n_wanted == 0)
    return FALSE;

  for (guint i = 0; i + n_wanted <= n_text; i++)
    {
      guint distance = places[i] > near ? places[i] - near : near - places[i];

      if (distance >= best || memcmp (text + i, wanted, n_wanted * sizeof (gunichar)) != 0)
        continue;
      best = distance;
      *first = places[i];
      *last = places[i + n_wanted - 1] + 1;
    }

  return best != G_MAXUINT;
}

/**
 * iteam_passage_kind_to_nick:
 * @kind: a kind
 *
 * Returns: the name under which the team file keeps it.
 */
const char *
iteam_passage_kind_to_nick (IteamPassageKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_PASSAGE_KINDS, NULL);

  return kinds[kind].nick;
}

/**
 * iteam_passage_kind_from_nick:
 * @nick: (nullable): a name as iteam_passage_kind_to_nick() gives it
 * @kind: (out): the kind, left alone for another name
 *
 * Returns: whether there is such a kind.
 */
gboolean
iteam_passage_kind_from_nick (const char       *nick,
                              IteamPassageKind *kind)
{
  for (int i = 0; nick != NULL && i < ITEAM_N_PASSAGE_KINDS; i++)
    if (g_str_equal (nick, kinds[i].nick))
      {
        *kind = (IteamPassageKind) i;

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_passage_kind_label:
 * @kind: a kind
 *
 * Returns: the word for it in the language of the interface.
 */
const char *
iteam_passage_kind_label (IteamPassageKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_PASSAGE_KINDS, NULL);

  return _(kinds[kind].label);
}
