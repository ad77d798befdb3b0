/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "iteam-compat.h"

/* A document as a file of its own: where a person wants it, or aside for another
 * program to open. */

/* What lies aside longer than this is of no use any more. */
#define KEPT_SECONDS (24 * 60 * 60)

/**
 * iteam_reader_copy_name:
 * @title: the title of a document
 *
 * Returns: (transfer full): a name that every file system takes, "Gedragscode.pdf".
 */
char *
iteam_reader_copy_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = title; *p != '\0' && name->len < 120; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter < 0x20 || letter == 0x7f || strchr ("\"*/:<>?\\|", (int) MIN (letter, 0x7f)) != NULL)
        g_string_append_c (name, '-');
      else
        g_string_append_unichar (name, letter);
    }
  /* Some take no point or space at the end, and one at the beginning hides it. */
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  while (name->len > 0 && strchr (". ", name->str[0]) != NULL)
    g_string_erase (name, 0, 1);
  if (name->len == 0)
    g_string_append (name, _("Document"));
  if (name->len < 4 || g_ascii_strcasecmp (name->str + name->len - 4, ".pdf") != 0)
    g_string_append (name, ".pdf");

  return g_strdup (name->str);
}

static GBytes *
map (int      fd,
     GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (fd, FALSE, error);

  return mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
}

static void
tell (GtkWidget  *parent,
      const char *text)
{
  gtk_widget_activate_action (parent, "win.toast", "s", text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: the name of a file. */
    text = g_strdup_printf (_("Saved a copy as “%s”."), shown);
  else
    text = g_strdup_printf (_("The copy was not saved. %s"), error->message);
  tell (parent, text);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GtkWidget *parent = GTK_WIDGET (source);
  g_autoptr (GBytes) bytes = user_data;
  g_autoptr (GFile) file = iteam_choose_file_finish (parent, result, NULL);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, saved_cb, g_object_ref (parent));
}

/**
 * iteam_reader_save_copy:
 * @parent: the widget that asks, in whose window it is told what became of it
 * @fd: the document, a file in memory
 * @title: its title
 *
 * Asks where to, and writes the document there.
 */
void
iteam_reader_save_copy (GtkWidget  *parent,
                        int         fd,
                        const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = iteam_reader_copy_name (title);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Save a Copy"),
    .name = name,
    .filter_name = _("PDF documents"),
    .pattern = "*.pdf",
  };
  GBytes *bytes = map (fd, &error);

  if (bytes == NULL)
    tell (parent, error->message);
  else
    iteam_choose_file_async (parent, &request, NULL, chosen_cb, bytes);
}

/* Removes what was put aside for programs that are long done with it. */
static void
tidy (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GDir) inner = NULL;
      const char *file;
      GStatBuf about;

      if (g_stat (path, &about) != 0 || !S_ISDIR (about.st_mode) || now - about.st_mtime < KEPT_SECONDS)
        continue;
      inner = g_dir_open (path, 0, NULL);
      while (inner != NULL && (file = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *inside = g_build_filename (path, file, NULL);

          g_unlink (inside);
        }
      g_rmdir (path);
    }
}

typedef struct
{
  GBytes *bytes;
  char *name;
} Aside;

static void
aside_free (gpointer data)
{
  Aside *aside = data;

  g_clear_pointer (&aside->bytes, g_bytes_unref);
  g_free (aside->name);
  g_free (aside);
}

static void
put_aside_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  Aside *aside = data;
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), ITEAM_APP_ID, "documents", NULL);
  g_autofree char *own = g_build_filename (folder, "XXXXXX", NULL);
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    tidy (folder);
  if (g_mkdtemp_full (own, 0700) == NULL)
    {
      int code = errno;

      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (code), "%s", g_strerror (code));

      return;
    }

  /* It can only be read: what was changed there would not come back here. */
  path = g_build_filename (own, aside->name, NULL);
  if (g_file_set_contents_full (path, g_bytes_get_data (aside->bytes, NULL), (gssize) g_bytes_get_size (aside->bytes),
                                G_FILE_SET_CONTENTS_NONE, 0400, &error))
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * iteam_reader_put_aside_async:
 * @fd: a document, a file in memory
 * @title: its title
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: handed to @callback
 *
 * Writes the document to a place of this user's where another program finds it.
 */
void
iteam_reader_put_aside_async (int                  fd,
                              const char          *title,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  Aside *aside = g_new0 (Aside, 1);

  g_task_set_source_tag (task, iteam_reader_put_aside_async);
  g_task_set_task_data (task, aside, aside_free);
  aside->bytes = map (fd, &error);
  aside->name = iteam_reader_copy_name (title);
  if (aside->bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, put_aside_in_thread);
}

/**
 * iteam_reader_put_aside_finish:
 * @result: of the call
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, which can only be read.
 */
GFile *
iteam_reader_put_aside_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  text = g_strdup_printf (_("No other program opened it. %s"), error->message);
  tell (parent, text);
}

static void
put_aside_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = iteam_reader_put_aside_finish (result, &error);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autofree char *text = NULL;

  if (uri != NULL)
    {
      context = gdk_display_get_app_launch_context (gtk_widget_get_display (parent));
      g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, g_steal_pointer (&parent));

      return;
    }

  text = g_strdup_printf (_("The document could not be handed to another program. %s"), error->message);
  tell (parent, text);
}

/**
 * iteam_reader_open_elsewhere:
 * @parent: the widget that asks, in whose window it is told if that fails
 * @fd: the document, a file in memory
 * @title: its title
 *
 * Opens the document in the program that this user reads PDFs with.
 */
void
iteam_reader_open_elsewhere (GtkWidget  *parent,
                             int         fd,
                             const char *title)
{
  iteam_reader_put_aside_async (fd, title, NULL, put_aside_cb, g_object_ref (parent));
}
