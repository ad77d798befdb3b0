/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/* How a document goes to the columns of the team file and comes from them, and
 * how an edited one becomes a draft: one cell for each field in which it differs
 * from the one that was read. */

/* All but the key. Each is a property of the same name. */
static const char *const columns[] = {
  "number", "title", "kind", "version", "dated", "summary", "review", "consent", "consented", "responsible",
  "superseded_by", "retention", "tags", "content", "size", "file_name", "pages", "created", NULL,
};

/**
 * iteam_document_get_columns:
 *
 * Returns: (transfer none) (array zero-terminated=1): the columns that the team
 *   file has for a document, without its key.
 */
const char *const *
iteam_document_get_columns (void)
{
  return columns;
}

/* Days are the only properties that are unsigned. */
static GVariant *
to_cell (const char   *column,
         const GValue *value)
{
  const char *text = NULL;
  g_autofree char *iso = NULL;
  gint64 number = 0;

  if (g_str_equal (column, "kind"))
    text = iteam_document_kind_to_nick ((IteamDocumentKind) g_value_get_int (value));
  else if (g_str_equal (column, "consent"))
    text = iteam_consent_to_nick ((IteamConsent) g_value_get_int (value));
  else if (G_VALUE_HOLDS_UINT (value))
    text = iso = iteam_day_to_iso (g_value_get_uint (value));
  else if (G_VALUE_HOLDS_STRING (value))
    text = g_value_get_string (value);
  else
    number = G_VALUE_HOLDS_INT64 (value) ? g_value_get_int64 (value) : g_value_get_int (value);

  if (text != NULL && text[0] != '\0')
    return g_variant_ref_sink (g_variant_new_string (text));

  return number != 0 ? g_variant_ref_sink (g_variant_new_int64 (number)) : NULL;
}

/**
 * iteam_document_get_cell:
 * @self: a document
 * @column: the name of a column
 *
 * Returns: (transfer full) (nullable): what that column holds for it, %NULL for
 *   nothing.
 */
GVariant *
iteam_document_get_cell (IteamDocument *self,
                         const char    *column)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  g_object_get_property (G_OBJECT (self), column, &value);

  return to_cell (column, &value);
}

/**
 * iteam_document_set_cell:
 * @self: a document
 * @column: the name of a column
 * @value: (nullable) (transfer none): what it holds; what no column of that name
 *   can hold stands for nothing
 */
void
iteam_document_set_cell (IteamDocument *self,
                         const char    *column,
                         GVariant      *value)
{
  const char *text = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : NULL;
  gint64 number = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;
  GParamSpec *pspec;

  g_return_if_fail (ITEAM_IS_DOCUMENT (self));

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), column);
  g_return_if_fail (pspec != NULL);

  if (g_str_equal (column, "kind"))
    {
      IteamDocumentKind kind = ITEAM_DOCUMENT_OTHER;

      iteam_document_kind_from_nick (text, &kind);
      g_object_set (self, column, kind, NULL);
    }
  else if (g_str_equal (column, "consent"))
    {
      IteamConsent consent = ITEAM_CONSENT_NONE;

      iteam_consent_from_nick (text, &consent);
      g_object_set (self, column, consent, NULL);
    }
  else if (G_IS_PARAM_SPEC_UINT (pspec))
    g_object_set (self, column, iteam_day_from_iso (text), NULL);
  else if (G_IS_PARAM_SPEC_STRING (pspec))
    g_object_set (self, column, text, NULL);
  else if (G_IS_PARAM_SPEC_INT64 (pspec))
    g_object_set (self, column, MAX (number, 0), NULL);
  else
    g_object_set (self, column, (int) CLAMP (number, 0, G_MAXINT), NULL);
}

static void
add_fields (IteamDraft    *draft,
            IteamDocument *read,
            IteamDocument *edited)
{
  for (int i = 0; columns[i] != NULL; i++)
    {
      g_autoptr (GVariant) before = read != NULL ? iteam_document_get_cell (read, columns[i]) : NULL;
      g_autoptr (GVariant) after = iteam_document_get_cell (edited, columns[i]);

      /* The store gives numbers. */
      if (!g_str_equal (columns[i], "number"))
        iteam_draft_set (draft, ITEAM_KIND_DOCUMENT, iteam_document_get_id (edited), columns[i], before, after);
    }
}

static const IteamAdoption *
find_adoption (GPtrArray *adoptions,
               gint64     id)
{
  for (guint i = 0; adoptions != NULL && i < adoptions->len; i++)
    {
      const IteamAdoption *adoption = g_ptr_array_index (adoptions, i);

      if (adoption->id == id)
        return adoption;
    }

  return NULL;
}

static void
add_adoptions (IteamDraft *draft,
               gint64      document,
               GPtrArray  *read,
               GPtrArray  *edited)
{
  const IteamKind kind = ITEAM_KIND_DOCUMENT_ADOPTION;

  for (guint i = 0; i < edited->len; i++)
    {
      const IteamAdoption *after = g_ptr_array_index (edited, i);
      const IteamAdoption *before = find_adoption (read, after->id);

      if (before == NULL)
        {
          iteam_draft_insert (draft, kind, after->id);
          iteam_draft_set_integer (draft, kind, after->id, "document", 0, document);
        }
      iteam_draft_set_text (draft, kind, after->id, "body", before != NULL ? before->body : NULL, after->body);
      iteam_draft_set_text (draft, kind, after->id, "how", before != NULL ? iteam_adoption_way_to_nick (before->way) : NULL,
                            iteam_adoption_way_to_nick (after->way));
      iteam_draft_set_day (draft, kind, after->id, "day", before != NULL ? before->day : ITEAM_DAY_NONE, after->day);
    }

  for (guint i = 0; read != NULL && i < read->len; i++)
    {
      const IteamAdoption *before = g_ptr_array_index (read, i);

      if (find_adoption (edited, before->id) == NULL)
        iteam_draft_delete (draft, kind, before->id);
    }
}

static gboolean
has_link (const gint64 *links,
          guint         n_links,
          gint64        id)
{
  for (guint i = 0; i < n_links; i++)
    if (links[i] == id)
      return TRUE;

  return FALSE;
}

static void
add_links (IteamDraft   *draft,
           IteamKind     kind,
           const char   *column,
           gint64        document,
           const gint64 *read,
           guint         n_read,
           const gint64 *edited,
           guint         n_edited)
{
  for (guint i = 0; i < n_edited; i++)
    {
      gint64 id = iteam_id_for_pair (document, edited[i]);

      if (has_link (read, n_read, edited[i]))
        continue;
      iteam_draft_insert (draft, kind, id);
      iteam_draft_set_integer (draft, kind, id, "document", 0, document);
      iteam_draft_set_integer (draft, kind, id, column, 0, edited[i]);
    }
  for (guint i = 0; i < n_read; i++)
    if (!has_link (edited, n_edited, read[i]))
      iteam_draft_delete (draft, kind, iteam_id_for_pair (document, read[i]));
}

static void
add_all (IteamDraft    *draft,
         IteamDocument *read,
         IteamDocument *edited)
{
  gint64 id = iteam_document_get_id (edited);
  const gint64 *before = NULL, *after;
  guint n_before = 0, n_after;

  add_fields (draft, read, edited);
  add_adoptions (draft, id, read != NULL ? iteam_document_get_adoptions (read) : NULL, iteam_document_get_adoptions (edited));

  if (read != NULL)
    before = iteam_document_get_actions (read, &n_before);
  after = iteam_document_get_actions (edited, &n_after);
  add_links (draft, ITEAM_KIND_DOCUMENT_ACTION, "action", id, before, n_before, after, n_after);

  if (read != NULL)
    before = iteam_document_get_pillars (read, &n_before);
  after = iteam_document_get_pillars (edited, &n_after);
  add_links (draft, ITEAM_KIND_DOCUMENT_PILLAR, "pillar", id, before, n_before, after, n_after);
}

static const char *
change_in_words (IteamDocument *read,
                 IteamDocument *edited)
{
  const IteamDocumentFields *from = iteam_document_get_fields (read);
  const IteamDocumentFields *to = iteam_document_get_fields (edited);

  if (from->superseded_by == 0 && to->superseded_by != 0)
    return N_("Document superseded");
  if (iteam_document_get_adoptions (edited)->len > iteam_document_get_adoptions (read)->len)
    return N_("Adoption added");

  return N_("Document changed");
}

/**
 * iteam_document_draft_new:
 * @self: a new document
 *
 * Returns: (transfer full): the draft that adds it to the team file.
 */
IteamDraft *
iteam_document_draft_new (IteamDocument *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Document added"));

  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  iteam_draft_insert (draft, ITEAM_KIND_DOCUMENT, iteam_document_get_id (self));
  add_all (draft, NULL, self);

  return g_steal_pointer (&draft);
}

/**
 * iteam_document_draft_changes:
 * @self: a document as it was read
 * @edited: a copy of it that was edited
 *
 * Returns: (transfer full): the draft of what differs, perhaps empty.
 */
IteamDraft *
iteam_document_draft_changes (IteamDocument *self,
                              IteamDocument *edited)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (ITEAM_IS_DOCUMENT (edited), NULL);

  draft = iteam_draft_new (change_in_words (self, edited));
  add_all (draft, self, edited);

  return g_steal_pointer (&draft);
}

/**
 * iteam_document_draft_delete:
 * @self: a document
 *
 * Returns: (transfer full): the draft that takes it out of the register. Its
 *   contents stay in the file, so that it can come back.
 */
IteamDraft *
iteam_document_draft_delete (IteamDocument *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Document deleted"));

  g_return_val_if_fail (ITEAM_IS_DOCUMENT (self), NULL);

  iteam_draft_delete (draft, ITEAM_KIND_DOCUMENT, iteam_document_get_id (self));

  return g_steal_pointer (&draft);
}
