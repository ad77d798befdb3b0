/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-files.h"

#include <string.h>

/* More than a person remembers, and short enough to be read at a glance. */
#define MAX_RECENT 8

static gboolean
has_ending (const char *name)
{
  gsize length = strlen (name), ending = strlen (ITEAM_FILE_ENDING);

  return length > ending && g_ascii_strcasecmp (name + length - ending, ITEAM_FILE_ENDING) == 0;
}

/**
 * iteam_file_get_name:
 * @file: a team file
 *
 * Returns: (transfer full): the name without its ending, which is what people
 *   call the file.
 */
char *
iteam_file_get_name (GFile *file)
{
  g_autofree char *basename = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  basename = g_file_get_basename (file);
  name = g_filename_display_name (basename);
  if (has_ending (name))
    name[strlen (name) - strlen (ITEAM_FILE_ENDING)] = '\0';

  return g_steal_pointer (&name);
}

/**
 * iteam_file_get_location:
 * @file: a team file
 *
 * Returns: (transfer full): the folder it is in, with the home folder as "~".
 */
char *
iteam_file_get_location (GFile *file)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autoptr (GFile) parent = NULL;
  g_autofree char *relative = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  parent = g_file_get_parent (file);
  if (parent == NULL)
    return g_file_get_parse_name (file);
  if (g_file_equal (parent, home))
    return g_strdup ("~");

  relative = g_file_get_relative_path (home, parent);
  if (relative == NULL)
    return g_file_get_parse_name (parent);

  shown = g_filename_display_name (relative);

  return g_strconcat ("~/", shown, NULL);
}

/**
 * iteam_file_with_ending:
 * @file: what a person chose as the name of a new file
 *
 * Returns: (transfer full): @file, with the ending of team files.
 */
GFile *
iteam_file_with_ending (GFile *file)
{
  g_autoptr (GFile) parent = NULL;
  g_autofree char *basename = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  basename = g_file_get_basename (file);
  if (has_ending (basename))
    return g_object_ref (file);

  parent = g_file_get_parent (file);
  name = g_strconcat (basename, ITEAM_FILE_ENDING, NULL);

  return g_file_get_child (parent, name);
}

static void
store_recent (GSettings  *settings,
              GFile      *first,
              GFile      *without)
{
  g_auto (GStrv) uris = g_settings_get_strv (settings, "recent-files");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *first_uri = first != NULL ? g_file_get_uri (first) : NULL;
  g_autofree char *without_uri = g_file_get_uri (without);
  g_auto (GStrv) next = NULL;
  guint n_kept = 0;

  if (first != NULL)
    {
      g_strv_builder_add (builder, first_uri);
      n_kept++;
    }
  for (guint i = 0; uris[i] != NULL && n_kept < MAX_RECENT; i++)
    {
      if (g_str_equal (uris[i], without_uri))
        continue;
      g_strv_builder_add (builder, uris[i]);
      n_kept++;
    }

  next = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-files", (const char *const *) next);
}

/**
 * iteam_recent_add:
 * @settings: the program's settings
 * @file: a team file that was opened
 *
 * Puts a file at the head of the list of recent files.
 */
void
iteam_recent_add (GSettings *settings,
                  GFile     *file)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (G_IS_FILE (file));

  store_recent (settings, file, file);
}

/**
 * iteam_recent_remove:
 * @settings: the program's settings
 * @file: a file that is not there any more
 *
 * Takes a file off the list of recent files.
 */
void
iteam_recent_remove (GSettings *settings,
                     GFile     *file)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (G_IS_FILE (file));

  store_recent (settings, NULL, file);
}

/**
 * iteam_recent_fill_menu:
 * @settings: the program's settings
 * @menu: a menu, which loses what it held
 *
 * Lists the recent files in a menu, each with the action app.open-recent.
 */
void
iteam_recent_fill_menu (GSettings *settings,
                        GMenu     *menu)
{
  g_auto (GStrv) uris = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (G_IS_MENU (menu));

  uris = g_settings_get_strv (settings, "recent-files");
  g_menu_remove_all (menu);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_autofree char *name = iteam_file_get_name (file);
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      /* An underscore in a label of a menu marks a mnemonic. */
      g_autofree char *label = g_strjoinv ("__", parts);

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", uris[i]);
      g_menu_append_item (menu, item);
    }
}
