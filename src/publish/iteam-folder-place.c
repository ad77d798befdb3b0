/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-folder-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"

/* Where a folder of all of a team file comes to stand. All of it runs on a thread. */

/* Whether nothing is there that would be written over. */
static gboolean
check_place (GFile   *folder,
             GError **error)
{
  g_autoptr (GFileEnumerator) files = NULL;
  g_autofree char *name = g_file_get_parse_name (folder);
  GFileInfo *info = NULL;

  if (!g_file_query_exists (folder, NULL))
    return TRUE;
  files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, error);
  if (files == NULL || !g_file_enumerator_iterate (files, &info, NULL, NULL, error))
    return FALSE;
  if (info == NULL)
    return TRUE;
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS, _("“%s” is not empty. Name a folder that is not there yet."), name);

  return FALSE;
}

/* Private: makes @part, if @folder can be made of it. */
gboolean
iteam_folder_place_begin (GFile   *part,
                          GFile   *folder,
                          GError **error)
{
  g_autoptr (GFile) documents = g_file_get_child (part, ITEAM_FOLDER_DOCUMENTS);

  return check_place (folder, error) && g_file_make_directory_with_parents (documents, NULL, error);
}

/* Private: gives @part its name. An empty folder may be at that place. */
gboolean
iteam_folder_place_name (GFile   *part,
                         GFile   *folder,
                         GError **error)
{
  g_file_delete (folder, NULL, NULL);

  return g_file_move (part, folder, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error);
}

/* Private: removes @part with what is in it. */
void
iteam_folder_place_remove (GFile *part)
{
  g_autoptr (GFile) documents = g_file_get_child (part, ITEAM_FOLDER_DOCUMENTS);
  GFile *folders[] = { documents, part };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GFileEnumerator) files = NULL;
      GFile *file;

      files = g_file_enumerate_children (folders[i], G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
      while (files != NULL && g_file_enumerator_iterate (files, NULL, &file, NULL, NULL) && file != NULL)
        g_file_delete (file, NULL, NULL);
      g_file_delete (folders[i], NULL, NULL);
    }
}
