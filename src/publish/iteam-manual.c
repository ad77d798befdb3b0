/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-manual.h"

#include <gio/gio.h>

#include "iteam-manual-sources.h"
#include "iteam-text.h"

/* The manual stands in the program, as CommonMark with pictures: one text for the window
 * and for paper. */

#define FOLDER ITEAM_RESOURCE_BASE "/manual/"

/* What a page says in each language that there is a manual in. */
static const struct
{
  const char *language;
  const char *page;
  const char *of;
} languages[] = {
  { "en", "Page", "of" },
  { "nl", "Pagina", "van" },
};

static guint
find_language (const char *language)
{
  for (guint i = 1; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].language, language) == 0)
      return i;

  return 0;
}

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);

  return g_resource_lookup_data (iteam_manual_sources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
chapter_free (gpointer data)
{
  IteamManualChapter *chapter = data;

  g_free (chapter->id);
  g_free (chapter->title);
  g_free (chapter->text);
  g_ptr_array_unref (chapter->lines);
  g_free (chapter);
}

static void
begin_chapter (IteamManual           *self,
               const IteamMarkupLine *line)
{
  IteamManualChapter *chapter = g_new0 (IteamManualChapter, 1);

  chapter->id = g_strdup (line->target != NULL ? line->target : "");
  chapter->title = g_strdup (line->text);
  chapter->text = iteam_text_fold (line->text);
  chapter->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_markup_line_free);
  g_ptr_array_add (self->chapters, chapter);
}

/* Takes @line, which stands in a chapter. */
static void
add_line (IteamManual     *self,
          IteamMarkupLine *line)
{
  IteamManualChapter *chapter;
  g_autofree char *folded = NULL;
  char *text;

  g_assert (self->chapters->len > 0);
  chapter = g_ptr_array_index (self->chapters, self->chapters->len - 1);
  folded = iteam_text_fold (line->text);
  text = g_strconcat (chapter->text, "\n", folded, NULL);
  g_free (chapter->text);
  chapter->text = text;
  g_ptr_array_add (chapter->lines, line);
}

/**
 * iteam_manual_read:
 * @language: a language, "nl"
 *
 * Reads the manual in that language, or in English if there is none. May be called from
 * any thread.
 *
 * Returns: (transfer full): the manual.
 */
IteamManual *
iteam_manual_read (const char *language)
{
  IteamManual *self = g_new0 (IteamManual, 1);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  self->language = g_strdup (languages[find_language (language)].language);
  self->title = g_strdup ("");
  self->dated = g_strdup ("");
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);

  name = g_strdup_printf ("manual.%s.md", self->language);
  source = read_file (name);
  text = g_strndup (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  lines = iteam_markup_read_book (text);
  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      IteamMarkupLine *line = g_ptr_array_index (lines, i);

      if (line->kind != ITEAM_MARKUP_HEADING || line->level > 2)
        {
          add_line (self, line);
          continue;
        }
      if (line->level == 2)
        {
          begin_chapter (self, line);
        }
      else
        {
          g_free (self->title);
          g_free (self->dated);
          self->title = g_strdup (line->text);
          self->dated = g_strdup (line->target != NULL ? line->target : "");
        }
      iteam_markup_line_free (line);
    }

  return self;
}

/**
 * iteam_manual_free:
 * @self: (transfer full): a manual
 */
void
iteam_manual_free (IteamManual *self)
{
  g_free (self->language);
  g_free (self->title);
  g_free (self->dated);
  g_ptr_array_unref (self->chapters);
  g_free (self);
}

/**
 * iteam_manual_read_picture:
 * @name: the file of a picture, as the manual names it
 *
 * Returns: (transfer full) (nullable): the picture, as PNG, or %NULL if there is none.
 */
GBytes *
iteam_manual_read_picture (const char *name)
{
  return read_file (name);
}

static void
put_line (IteamPaper            *paper,
          const IteamMarkupLine *line)
{
  g_autoptr (GBytes) picture = NULL;

  switch (line->kind)
    {
    case ITEAM_MARKUP_HEADING: iteam_paper_add_heading (paper, 2, line->text, NULL); break;
    case ITEAM_MARKUP_PICTURE:
      picture = iteam_manual_read_picture (line->target);
      if (picture != NULL)
        iteam_paper_add_picture (paper, picture, line->text);
      break;
    default: iteam_paper_add_line (paper, line);
    }
}

/**
 * iteam_manual_to_paper:
 * @self: a manual
 *
 * Returns: (transfer full): it as a paper, in its own language whatever that of the
 *   interface is.
 */
IteamPaper *
iteam_manual_to_paper (IteamManual *self)
{
  guint language = find_language (self->language);
  IteamPaper *paper = iteam_paper_new (self->title, self->language);
  g_autofree char *created = g_strconcat (self->dated, "T09:00:00Z", NULL);

  iteam_paper_set_letterhead (paper, "Integriteit Team");
  iteam_paper_set_imprint (paper, "Integriteit Team", created, languages[language].page, languages[language].of);
  iteam_paper_add_title (paper, NULL, self->title);
  for (guint i = 0; i < self->chapters->len; i++)
    {
      IteamManualChapter *chapter = g_ptr_array_index (self->chapters, i);
      g_autofree char *heading = g_strdup_printf ("%u. %s", i + 1, chapter->title);

      iteam_paper_add_heading (paper, 1, heading, NULL);
      for (guint j = 0; j < chapter->lines->len; j++)
        put_line (paper, g_ptr_array_index (chapter->lines, j));
    }

  return paper;
}
