/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-folder-private.h"

#include <string.h>

#include "iteam-csv-writer.h"

/* What a folder of all of a team file calls things, and how its lists are written. */

/* Private: the name of a list in the folder. */
char *
iteam_folder_list_name (IteamKind kind)
{
  return g_strdup_printf ("%s.csv", iteam_kind_to_nick (kind));
}

/* Private: frees what a folder knows of a PDF. */
void
iteam_folder_document_free (IteamFolderDocument *self)
{
  g_free (self->hash);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/* Private: by what people know a row; (nullable). */
char *
iteam_folder_label_row (const IteamRows *rows,
                        guint            row)
{
  GPtrArray *values = g_ptr_array_index (rows->rows, row);
  const char *letter = iteam_kind_get_letter (rows->kind);
  const char *name = NULL;
  gint64 number = 0;

  for (guint i = 0; i < rows->columns->len; i++)
    {
      const IteamRowColumn *column = &g_array_index (rows->columns, IteamRowColumn, i);
      GVariant *value = g_ptr_array_index (values, i);

      if (value == NULL)
        continue;
      if (g_str_equal (column->name, "number"))
        number = g_variant_get_int64 (value);
      else if (name == NULL && (g_str_equal (column->name, "title") || g_str_equal (column->name, "name")))
        name = g_variant_get_string (value, NULL);
    }
  if (letter != NULL && number != 0)
    return name != NULL ? g_strdup_printf ("%s-%d %s", letter, (int) number, name) : g_strdup_printf ("%s-%d", letter, (int) number);

  return g_strdup (name);
}

/* Private: a name in the folder that every file system takes. */
char *
iteam_folder_document_path (const char *label,
                            gint64      id)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = label; *p != '\0' && name->len < 100; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (name, g_unichar_iscntrl (c) || (c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL) ? '-' : c);
    }
  /* A document without a number shares its title with others. */
  if (strchr (label, ' ') == NULL || !g_str_has_prefix (label, "D-"))
    g_string_append_printf (name, " %" G_GINT64_FORMAT, id);
  while (name->len > 0 && (name->str[name->len - 1] == '.' || name->str[name->len - 1] == ' '))
    g_string_truncate (name, name->len - 1);

  return g_strdup_printf (ITEAM_FOLDER_DOCUMENTS "/%s.pdf", name->str);
}

/* Private: what a list says of a value; (nullable). */
char *
iteam_folder_format_cell (const IteamRows   *rows,
                          const IteamRowColumn *column,
                          guint              index,
                          GVariant          *value)
{
  IteamRef ref = { index == 0 ? rows->kind : column->refers_to, 0 };

  if (value == NULL)
    return NULL;
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_variant_dup_string (value, NULL);
  ref.id = g_variant_get_int64 (value);

  /* A spreadsheet would keep but the first fifteen digits of a number. */
  return ref.kind != ITEAM_KIND_NONE ? iteam_ref_to_string (&ref) : g_strdup_printf ("%" G_GINT64_FORMAT, ref.id);
}

/* Private: appends what the columns of a list are. */
void
iteam_folder_append_head (GString         *list,
                          const IteamRows *rows)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->columns->len; i++)
    {
      const IteamRowColumn *column = &g_array_index (rows->columns, IteamRowColumn, i);

      g_ptr_array_add (cells, g_strdup (column->name));
      /* Beside a key, for people; it is not read again. */
      if (column->refers_to != ITEAM_KIND_NONE)
        g_ptr_array_add (cells, g_strdup_printf ("(%s)", column->name));
    }
  if (rows->content >= 0)
    g_ptr_array_add (cells, g_strdup (ITEAM_FOLDER_FILE_COLUMN));
  iteam_csv_append_row (list, iteam_csv_separator (), (const char *const *) cells->pdata, cells->len);
}
